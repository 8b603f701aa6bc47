import SevenBridgesData
import Testing

@Suite struct FileTests {
    @Test func metadataPatchMergesAndNullDeletes() async throws {
        try await withSandbox { client async throws in
            let id = try await copyOfBed(client)
            let path = "files/\(id)/metadata"
            #expect(
                try await client.send("PUT", path, ["sample_id": "S1", "paired_end": "1"]).json["paired_end"]
                    == "1")
            let merged = try await client.send("PATCH", path, ["sample_id": "S2", "paired_end": .null])
            #expect(merged.text == #"{"sample_id":"S2"}"#)
            #expect(try await client.get(path).text == #"{"sample_id":"S2"}"#)
        }
    }

    @Test func metadataKeepsItsLimits() async throws {
        try await withSandbox { client async throws in
            let path = "files/\(try await copyOfBed(client))/metadata"
            let long = Value.string(String(repeating: "v", count: 301))
            #expect(try await client.send("PATCH", path, ["k": long]).json["code"] == 5006)
            #expect(try await client.send("PATCH", path, ["k": 5]).json["code"] == 5006)
            let key = String(repeating: "k", count: 101)
            #expect(
                try await client.send("PATCH", path, .record(Record([(key, Value.string("v"))]))).json["code"]
                    == 5006)
            let many = Record((0...1000).map { ("k\($0)", Value.null) })
            #expect(try await client.send("PUT", path, .record(many)).json["code"] == 5006)
        }
    }

    @Test func tagsAreReplacedByABareList() async throws {
        try await withSandbox { client async throws in
            let id = try await copyOfBed(client)
            #expect(try await client.send("PUT", "files/\(id)/tags", ["a", "b"]).text == #"["a","b"]"#)
            #expect(try await client.get("files/\(id)/tags").text == #"["a","b"]"#)
            #expect(try await client.send("PUT", "files/\(id)/tags", ["tags": "a"]).status == 400)
        }
    }

    @Test func patchRenamesAndRefusesTakenNames() async throws {
        try await withSandbox { client async throws in
            let id = try await copyOfBed(client)
            #expect(
                try await client.send("PATCH", "files/\(id)", ["name": "new.bed"]).json["name"] == "new.bed")
            let project = Value.string("rosalind/bench")
            #expect(try await client.copy("targets.bed", to: ["project": project]).status == 201)
            let taken = try await client.send("PATCH", "files/\(id)", ["name": "targets.bed", "tags": ["t"]])
            #expect(taken.status == 409)
            #expect(taken.json["code"] == 5003)
            #expect(try await client.get("files/\(id)/tags").text == "[]")
            #expect(try await client.send("PATCH", "files/\(id)", ["name": "a/b"]).json["code"] == 5024)
        }
    }

    @Test func copyKeepsContentMetadataAndTagsUnderANewID() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let source = try await client.get("files/\(try await client.fileID("EX01_first_reads_1.fastq"))")
            let copy = try await client.copy("EX01_first_reads_1.fastq", to: ["project": .string(project)])
            #expect(copy.status == 201)
            #expect(copy.json["id"] != source.json["id"])
            for key in ["name", "size", "metadata", "tags"] { #expect(copy.json[key] == source.json[key]) }
        }
    }

    @Test func copyOntoATakenNameIs5003() async throws {
        try await withSandbox { client async throws in
            _ = try await copyOfBed(client)
            let again = try await client.copy("targets.bed", to: ["project": "rosalind/bench"])
            #expect(again.status == 409)
            #expect(again.json["code"] == 5003)
            #expect(try await client.copy("fastq", to: ["project": "rosalind/bench"]).json["code"] == 5018)
            #expect(try await client.copy("targets.bed", to: [:]).json["code"] == 5029)
            #expect(try await client.copy("targets.bed", to: ["parent": "none"]).json["code"] == 5026)
        }
    }

    @Test func filesOfOthersCanBeCopiedButNotChanged() async throws {
        try await withSandbox { client async throws in
            let id = try await client.fileID("chr22.fasta", in: "admin/sbg-public-data")
            #expect(try await client.send("PATCH", "files/\(id)", ["name": "x"]).json["code"] == 5008)
            #expect(try await client.send("PATCH", "files/\(id)/metadata", ["a": "b"]).json["code"] == 5009)
            #expect(try await client.send("PUT", "files/\(id)/tags", ["a"]).json["code"] == 5011)
            #expect(try await client.send("DELETE", "files/\(id)").json["code"] == 5001)
            let project = try await client.newProject()
            let copy = try await client.send(
                "POST", "files/\(id)/actions/copy", ["project": .string(project)])
            #expect(copy.status == 201)
            let back: Value = ["project": "admin/sbg-public-data", "name": "copy.fasta"]
            #expect(try await client.send("POST", "files/\(id)/actions/copy", back).json["code"] == 3001)
        }
    }

    @Test func manyCopiesGetNumericPrefixes() async throws {
        try await withSandbox { client async throws in
            _ = try await copyOfBed(client)
            let id = try await client.fileID("targets.bed")
            let body: Value = ["project": "rosalind/bench", "file_ids": [.string(id), "missing"]]
            let copies = try await client.send("POST", "action/files/copy", body)
            #expect(copies.json[id]["status"] == "OK")
            #expect(copies.json[id]["new_file_name"] == "_1_targets.bed")
            #expect(
                copies.json["missing"] == ["status": "ERROR", "message": "Requested file does not exist."])
        }
    }

    private func copyOfBed(_ client: WireClient) async throws -> String {
        let project = try await client.newProject()
        let copy = try await client.copy("targets.bed", to: ["project": .string(project)])
        return try #require(copy.json["id"].stringValue)
    }
}

@Suite struct FolderTests {
    @Test func foldersAreMadeInProjectsAndFolders() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let outer = try await client.send(
                "POST", "files", ["name": "reads", "type": "FOLDER", "project": .string(project)])
            #expect(outer.status == 201)
            #expect(outer.json["type"] == "folder")
            #expect(outer.json["size"].isNull)
            let inner: Value = ["name": "lane1", "type": "folder", "parent": outer.json["id"]]
            #expect(try await client.send("POST", "files", inner).json["parent"] == outer.json["id"])
            let again = try await client.send("POST", "files", inner)
            #expect(again.status == 409)
            #expect(again.json["code"] == 5030)
        }
    }

    @Test(
        arguments: [
            (["name": "a", "type": "file", "project": "rosalind/scratch"], 5012),
            (["name": "__a", "type": "folder", "project": "rosalind/scratch"], 5024),
            (["type": "folder", "project": "rosalind/scratch"], 5024),
            (["name": "a", "type": "folder"], 5029),
            (["name": "a", "type": "folder", "project": "rosalind/scratch", "parent": "x"], 5031),
            (["name": "a", "type": "folder", "project": "nonsense"], 3012),
            (["name": "a", "type": "folder", "project": "admin/sbg-public-data"], 3001),
        ] as [(Value, Int)])
    func foldersThatCannotBe(_ body: Value, _ code: Int) async throws {
        try await withSandbox { client async throws in
            #expect(try await client.send("POST", "files", body).json["code"] == .int(code))
        }
    }

    @Test func onlyEmptyFoldersAreDeleted() async throws {
        try await withSandbox { client async throws in
            let folder = try await client.fileID("fastq")
            #expect(try await client.send("DELETE", "files/\(folder)").json["code"] == 5021)
            let made = try await client.send(
                "POST", "files", ["name": "a", "type": "folder", "project": "rosalind/scratch"])
            let id = try #require(made.json["id"].stringValue)
            #expect(try await client.send("DELETE", "files/\(id)").status == 204)
            #expect(try await client.get("files/\(id)").json["code"] == 5002)
        }
    }

    @Test func foldersHaveNoDetailsMetadataTagsOrContent() async throws {
        try await withSandbox { client async throws in
            let id = try await client.fileID("fastq")
            #expect(try await client.send("PATCH", "files/\(id)", ["name": "x"]).json["code"] == 5023)
            #expect(try await client.send("PATCH", "files/\(id)/metadata", ["a": "b"]).json["code"] == 5025)
            #expect(try await client.send("PUT", "files/\(id)/tags", ["a"]).json["code"] == 5027)
            #expect(try await client.get("files/\(id)/download_info").json["code"] == 5017)
        }
    }

    @Test func filesMoveWithinTheirProject() async throws {
        try await withSandbox { client async throws in
            let folder = try await client.fileID("results")
            let id = try await client.fileID("targets.bed")
            let path = "files/\(id)/actions/move"
            let moved = try await client.send("POST", path, ["parent": .string(folder), "name": "t.bed"])
            #expect(moved.json["id"] == .string(id))
            #expect(moved.json["parent"] == .string(folder))
            #expect(try await client.get("files?parent=\(folder)&name=t.bed").items("id") == [id])
            #expect(
                try await client.get("files?project=rosalind/exome-pilot&name=targets.bed").items("id") == [])
            let elsewhere = try await client.fileID("aligned", in: "rosalind/wgs-trio")
            #expect(try await client.send("POST", path, ["parent": .string(elsewhere)]).json["code"] == 5015)
            let taken: Value = ["parent": .string(folder), "name": "EX01.vcf.gz"]
            #expect(try await client.send("POST", path, taken).json["code"] == 5003)
        }
    }
}

@Suite struct BulkTests {
    @Test func itemsSucceedAndFailByThemselves() async throws {
        try await withSandbox { client async throws in
            let id = try await client.fileID("targets.bed")
            let answer = try await client.send(
                "POST", "bulk/files/get", ["file_ids": ["missing", .string(id)]])
            #expect(answer.status == 200)
            let items = try #require(answer.json["items"].listValue)
            #expect(items[0]["error"]["code"] == 5002)
            #expect(items[1]["resource"]["name"] == "targets.bed")
        }
    }

    @Test func editMergesAndUpdateErases() async throws {
        try await withSandbox { client async throws in
            let id = try await client.fileID("EX01_first_reads_1.fastq")
            let edit: Value = ["items": [["id": .string(id), "metadata": ["lane": "7"]]]]
            let edited = try await client.send("POST", "bulk/files/edit", edit)
            let file = try #require(edited.json["items"].listValue?.first?["resource"])
            #expect(file["metadata"]["lane"] == "7")
            #expect(file["metadata"]["sample_id"] == "EX01")
            #expect(file["tags"] == ["subset"])
            let update: Value = ["items": [["file_id": .string(id), "metadata": ["lane": "8"]]]]
            let updated = try await client.send("POST", "bulk/files/update", update)
            let erased = try #require(updated.json["items"].listValue?.first?["resource"])
            #expect(erased["metadata"] == ["lane": "8"])
            #expect(erased["tags"] == [])
            #expect(erased["name"] == "EX01_first_reads_1.fastq")
        }
    }

    @Test func deletionAnswersEachItem() async throws {
        try await withSandbox { client async throws in
            let id = try await client.fileID("targets.bed")
            let folder = try await client.fileID("fastq")
            let body: Value = ["file_ids": [.string(id), .string(folder)]]
            let items = try await client.send("POST", "bulk/files/delete", body).json["items"].listValue
            #expect(items?.first == ["resource": .null])
            #expect(items?.last?["error"]["code"] == 5021)
            #expect(try await client.get("files/\(id)").status == 404)
        }
    }

    @Test func from1To100ItemsAreTaken() async throws {
        try await withSandbox { client async throws in
            let ids = [Value](repeating: "x", count: 101)
            for body: Value in [["file_ids": .list(ids)], ["file_ids": []], [:]] {
                #expect(try await client.send("POST", "bulk/files/get", body).json["code"] == 5033)
            }
        }
    }
}
