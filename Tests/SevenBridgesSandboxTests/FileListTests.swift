import SevenBridgesData
import Testing

@Suite struct FileListTests {
    @Test func pagesLinkToEachOtherWithTheirFilters() async throws {
        try await withSandbox { client async throws in
            var page = try await client.get(
                "files?project=rosalind/rna-seq-breast-cancer&fields=id&tag=raw&tag=aligned")
            var pages = [page]
            while let next = page.link("next") {
                page = try await client.get(next)
                pages.append(page)
            }
            #expect(pages.map { $0.items("id").count } == [50, 46])
            #expect(Set(pages.flatMap { $0.items("id") }).count == 96)
            #expect(pages[0].link("prev") == nil)
            #expect(try await client.get(pages[1].link("prev") ?? "").items("id") == pages[0].items("id"))
            let href = try #require(pages[1].json["href"].stringValue)
            #expect(
                href == "http://127.0.0.1:\(client.port)/v2/files?project=rosalind%2Frna-seq-breast-cancer"
                    + "&fields=id&tag=raw&tag=aligned&offset=50&limit=50")
            #expect(try await client.get(href).items("id") == pages[1].items("id"))
        }
    }

    @Test func limitIsClampedFrom1To100() async throws {
        try await withSandbox { client async throws in
            let root = "files?project=rosalind/rna-seq-breast-cancer"
            #expect(try await client.get("\(root)&limit=1000").items("id").count == 100)
            #expect(try await client.get("\(root)&limit=0").items("id").count == 1)
            #expect(try await client.get("\(root)&limit=ten").json["code"] == 90000)
            #expect(try await client.get("\(root)&offset=9000").items("id") == [])
            #expect(try await client.get(root).headers["x-total-matching-query"] == "124")
        }
    }

    @Test(arguments: [
        ("", ["href", "id", "name", "project", "parent", "type"]),
        ("&fields=id,size", ["id", "size"]),
        ("&fields=nonsense", []),
        (
            "&fields=!metadata,!origin",
            [
                "href", "id", "name", "project", "parent", "type", "created_on", "modified_on", "size",
                "storage",
                "tags",
            ]
        ),
        (
            "&fields=_all",
            [
                "href", "id", "name", "project", "parent", "type", "created_on", "modified_on", "size",
                "storage",
                "origin", "tags", "metadata",
            ]
        ),
    ])
    func fieldsSelect(_ parameter: String, _ keys: [String]) async throws {
        try await withSandbox { client async throws in
            let list = try await client.get("files?project=rosalind/exome-pilot&name=targets.bed\(parameter)")
            #expect(list.json["items"].listValue?.first?.recordValue?.keys == keys)
        }
    }

    @Test func filtersAreAlternativesWithinAndConjunctionsBetweenProperties() async throws {
        try await withSandbox { client async throws in
            let root = "files?project=rosalind/rna-seq-airway"
            let mates = try await client.get("\(root)&metadata.paired_end=1&metadata.paired_end=2")
            #expect(mates.headers["x-total-matching-query"] == "16")
            let one = try await client.get(
                "\(root)&metadata.paired_end=1&name=SRR1039508_1.fastq.gz&name=SRR1039508_2.fastq.gz")
            #expect(one.items("name") == ["SRR1039508_1.fastq.gz"])
            let folders = try await client.get("\(root)&metadata.sample_id=null")
            #expect(folders.items("name") == ["subset", "aligned", "results"])
            #expect(try await client.get("\(root)&name=").items("name") == [])
            #expect(try await client.get("\(root)&tag=subset").items("name") == [])
        }
    }

    @Test func originFindsTheFilesOfATask() async throws {
        try await withSandbox { client async throws in
            let root = "files?project=rosalind/rna-seq-breast-cancer"
            let bam = try await client.get("\(root)&name=ERR358485.sorted.bam&fields=origin")
            let task = try #require(bam.json["items"].listValue?.first?["origin"]["task"].stringValue)
            #expect(
                try await client.get("\(root)&origin.task=\(task)").headers["x-total-matching-query"] == "3")
            #expect(try await client.get("\(root)&origin.task=other").items("id") == [])
            #expect(try await client.get("\(root)&origin.dataset=\(task)").items("id") == [])
        }
    }

    @Test func placeMustBeGivenOnceAndMustExist() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.get("files").json["code"] == 5029)
            #expect(try await client.get("files?project=a/b&parent=c").json["code"] == 5031)
            #expect(try await client.get("files?project=nonsense").json["code"] == 5005)
            #expect(try await client.get("files?project=rosalind/none").json["code"] == 3002)
            let file = try await client.fileID("targets.bed")
            #expect(try await client.get("files?parent=\(file)").json["code"] == 5022)
            #expect(try await client.get("files/\(file)/list").json["code"] == 5022)
        }
    }

    @Test func foldersListTheirContent() async throws {
        try await withSandbox { client async throws in
            let folder = try await client.fileID("fastq")
            let list = try await client.get("files/\(folder)/list?limit=2")
            #expect(list.items("name") == ["EX01_S1_L001_R1_001.fastq.gz", "EX01_S1_L001_R2_001.fastq.gz"])
            #expect(try await client.get("files?parent=\(folder)&limit=2").items("id") == list.items("id"))
            #expect(list.headers["x-total-matching-query"] == "32")
        }
    }

    @Test func scrollNeedsAdvanceAccess() async throws {
        try await withSandbox { client async throws in
            let refused = try await client.get("files/scroll?project=rosalind/scratch&token=init")
            #expect(refused.status == 403)
            #expect(refused.json["code"] == 90002)
        }
    }

    @Test func scrollGoesOnByTokensAndEndsWithoutLink() async throws {
        try await withSandbox { client async throws in
            let headers = ["x-sbg-advance-access": "advance"]
            let start = "files/scroll?project=rosalind/rna-seq-breast-cancer&token=init&fields=id&limit=60"
            var page = try await client.get(start, headers: headers)
            var counts = [page.items("id").count]
            while let next = page.link("next") {
                page = try await client.get(next, headers: headers)
                counts.append(page.items("id").count)
            }
            #expect(counts == [60, 60, 4])
            #expect(try await client.get("\(start)&offset=3", headers: headers).json["code"] == 5033)
            #expect(try await client.get("\(start)&metadata.a=b", headers: headers).json["code"] == 5033)
            let bad = "files/scroll?project=rosalind/scratch&token=%21"
            #expect(try await client.get(bad, headers: headers).json["code"] == 5033)
        }
    }
}
