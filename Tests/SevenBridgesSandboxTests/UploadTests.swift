import Foundation
import SevenBridgesData
import SevenBridgesSandbox
import Testing

@Suite struct UploadTests {
    @Test func aFileOfSeveralPartsComesBackAsItWas() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("reads.txt", size: 11, partSize: 5, project: project)
            for (number, text) in [(2, "fghij"), (1, "abcde"), (3, "k")] {
                try await client.sendPart(number, text, of: upload)
            }
            let done = try await client.send("POST", "upload/multipart/\(upload)/complete")
            #expect(done.status == 201)
            #expect(done.json["name"] == "reads.txt")
            #expect(done.json["size"] == 11)
            #expect(done.json["path"] == .string("/Projects/\(project)/reads.txt"))
            let url = try await client.signedURL(try #require(done.json["id"].stringValue))
            let whole = try await client.anonymous.get(url)
            #expect(whole.text == "abcdefghijk")
            #expect(whole.headers["etag"]?.hasSuffix("-3\"") == true)
            let range = try await client.anonymous.get(url, headers: ["Range": "bytes=4-10"])
            #expect((range.status, range.text) == (206, "efghijk"))
            #expect(try await client.send("POST", "upload/multipart/\(upload)/complete").json["code"] == 8003)
        }
    }

    @Test func anEmptyFileHasOneEmptyPart() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("empty", size: 0, partSize: 5, project: project)
            try await client.sendPart(1, "", of: upload)
            let done = try await client.send("POST", "upload/multipart/\(upload)/complete")
            #expect(done.json["size"] == 0)
            let url = try await client.signedURL(try #require(done.json["id"].stringValue))
            #expect(try await client.anonymous.get(url).body.isEmpty)
        }
    }

    @Test func partsAreReportedOneByOneTogetherOrWithTheEnd() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("x", size: 6, partSize: 2, project: project)
            var reports: [Value] = []
            for number in 1...3 { reports.append(try await client.putPart(number, "ab", of: upload)) }
            let path = "upload/multipart/\(upload)"
            #expect(try await client.send("POST", "\(path)/part/", reports[0]).status == 200)
            #expect(try await client.send("POST", path, ["parts": [reports[1]]]).status == 200)
            let detail = try await client.get("\(path)?list_parts=True").json
            #expect(detail["uploaded_parts_count"] == 2)
            #expect(detail["parts"].listValue?.map { $0["part_number"] } == [1, 2])
            #expect(try await client.get(path).json["parts"] == .null)
            #expect(try await client.send("POST", "\(path)/complete", ["parts": [reports[2]]]).status == 201)
        }
    }

    @Test func mistakesHaveTheirCodes() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("x", size: 4, partSize: 2, project: project)
            let path = "upload/multipart/\(upload)"
            try await client.sendPart(1, "ab", of: upload)
            let cases: [(String, String, Value, Int, Int)] = [
                ("POST", "upload/multipart", ["project": .string(project)], 400, 8013),
                (
                    "POST", "upload/multipart", ["project": .string(project), "name": "y", "size": "big"],
                    400, 8013
                ),
                ("POST", "upload/multipart", ["project": .string(project), "name": "a/b"], 400, 8013),
                ("POST", "upload/multipart", ["project": "nonsense", "name": "y"], 400, 8010),
                ("POST", "upload/multipart", ["project": "maurice/lncrna-atlas", "name": "y"], 403, 8001),
                ("GET", "\(path)/part/3", .null, 400, 8012), ("GET", "\(path)/part/0", .null, 400, 8012),
                (
                    "POST", "\(path)/part", ["part_number": 2, "response": ["headers": ["ETag": "x"]]], 400,
                    8014
                ),
                ("POST", "\(path)/part", ["part_number": 1], 400, 8014),
                ("POST", "\(path)/part", ["response": .null], 400, 8012),
                ("POST", path, ["parts": 3], 400, 8015),
                ("POST", "\(path)/complete", .null, 400, 8007),
                ("GET", "upload/multipart/none", .null, 404, 8003),
            ]
            for (method, path, body, status, code) in cases {
                let answer = try await client.send(method, path, body)
                #expect((answer.status, answer.json["code"]) == (status, .int(code)), "\(method) \(path)")
            }
        }
    }

    @Test func aWrongETagIsFoundOut() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("x", size: 2, partSize: 2, project: project)
            _ = try await client.putPart(1, "ab", of: upload)
            let report: Value = ["part_number": 1, "response": ["headers": ["ETag": ""]]]
            _ = try await client.send("POST", "upload/multipart/\(upload)/part", report)
            #expect(try await client.send("POST", "upload/multipart/\(upload)/complete").json["code"] == 8007)
        }
    }

    @Test func aTakenNameIsRefusedUnlessItGivesWay() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let old = try await client.uploadText("one", named: "x", project: project)
            let body: Value = ["project": .string(project), "name": "x", "size": 3]
            #expect(try await client.send("POST", "upload/multipart", body).json["code"] == 8005)
            let new = try await client.uploadText(
                "two", named: "x", project: project, query: "?overwrite=True")
            #expect(new != old)
            #expect(try await client.get("files/\(old)").status == 404)
            #expect(try await client.anonymous.get(try await client.signedURL(new)).text == "two")
        }
    }

    @Test func nobodyElseSeesAnUpload() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("x", size: 2, partSize: 2, project: project)
            let dorothy = client.acting(as: "dorothy")
            #expect(try await dorothy.get("upload/multipart").items("upload_id") == [])
            #expect(try await dorothy.get("upload/multipart/\(upload)").json["code"] == 8003)
            #expect(try await dorothy.get("upload/multipart/\(upload)/part/1").json["code"] == 8003)
            #expect(try await dorothy.send("DELETE", "upload/multipart/\(upload)").json["code"] == 8003)
        }
    }

    @Test func uploadedBytesAreThereAfterARestart() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let configure: (inout SandboxConfiguration) -> Void = { $0.dataFolder = folder }
        var (file, upload) = ("", "")
        try await withSandbox(configure: configure) { client async throws in
            let project = try await client.newProject()
            file = try await client.uploadText("kept", named: "x", project: project)
            upload = try await client.beginUpload("y", size: 4, partSize: 2, project: project)
            try await client.sendPart(1, "ab", of: upload)
        }
        try Data("left behind".utf8).write(to: URL(filePath: folder).appending(path: "blobs/orphan"))
        try await withSandbox(configure: configure) { client async throws in
            #expect(try await client.anonymous.get(try await client.signedURL(file)).text == "kept")
            try await client.sendPart(2, "cd", of: upload)
            let done = try await client.send("POST", "upload/multipart/\(upload)/complete")
            #expect(done.status == 201)
            let blobs = try FileManager.default.contentsOfDirectory(atPath: folder + "/blobs")
            #expect(blobs.count == 3)
            for id in [file, try #require(done.json["id"].stringValue)] {
                #expect(try await client.send("DELETE", "files/\(id)").status == 204)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/blobs") == [])
        }
    }

    @Test func aCopyKeepsTheBytesOfADeletedFile() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let file = try await client.uploadText("shared", named: "x", project: project)
            let body: Value = ["project": .string(project), "name": "y"]
            let copy = try await client.send("POST", "files/\(file)/actions/copy", body)
            #expect(try await client.send("DELETE", "files/\(file)").status == 204)
            let url = try await client.signedURL(try #require(copy.json["id"].stringValue))
            #expect(try await client.anonymous.get(url).text == "shared")
        }
    }

    @Test func anAbortedUploadIsGone() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("x", size: 2, partSize: 2, project: project)
            let link = try await client.get("upload/multipart/\(upload)/part/1").json
            #expect(try await client.get("upload/multipart").items("upload_id") == [upload])
            #expect(try await client.send("DELETE", "upload/multipart/\(upload)", body: "{}").status == 204)
            #expect(try await client.get("upload/multipart").items("upload_id") == [])
            let late = try await client.anonymous.send(
                "PUT", try #require(link["url"].stringValue), body: "ab")
            #expect(late.status == 404)
            #expect(late.text.contains("<Code>NoSuchUpload</Code>"))
        }
    }
}

@Suite struct PartURLTests {
    @Test func worksWithoutTokenAndOnlyWithoutIt() async throws {
        try await withPart { client, url async throws in
            #expect(try await client.send("PUT", url, body: "ab").status == 400)
            #expect(
                try await client.send("PUT", url, body: "ab").text.contains("<Code>InvalidArgument</Code>"))
            let sent = try await client.anonymous.send("PUT", url, body: "ab")
            #expect(sent.status == 200)
            #expect(sent.headers["etag"] == "\"187ef4436122d1cc2f40dc2b92f0eba0\"")
        }
    }

    @Test func isForItsPartAndForWritingOnly() async throws {
        try await withPart { client, url async throws in
            let other = url.replacing("partNumber=1", with: "partNumber=2")
            #expect(try await client.anonymous.send("PUT", other, body: "ab").status == 403)
            #expect(try await client.anonymous.get(url).text.contains("<Code>SignatureDoesNotMatch</Code>"))
        }
    }

    @Test func expires() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("x", size: 2, partSize: 2, project: project)
            let link = try await client.get("upload/multipart/\(upload)/part/1").json
            #expect(link["expires"] == "2025-06-01T13:00:00Z")
            #expect(link["method"] == "PUT")
            #expect(link["success_codes"] == [200])
            #expect(link["report"]["headers"] == ["ETag"])
            clock.advance(seconds: 3600)
            let refused = try await client.anonymous.send(
                "PUT", try #require(link["url"].stringValue), body: "ab")
            #expect(refused.status == 403)
            #expect(refused.text.contains("Request has expired"))
        }
    }

    @Test func aFileCanNotBeOverwrittenByItsReadingURL() async throws {
        try await withSandbox { client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            #expect(try await client.anonymous.send("PUT", url, body: "x").status == 403)
        }
    }

    private func withPart(_ body: (WireClient, String) async throws -> Void) async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let upload = try await client.beginUpload("x", size: 4, partSize: 2, project: project)
            let link = try await client.get("upload/multipart/\(upload)/part/1").json
            try await body(client, try #require(link["url"].stringValue))
        }
    }
}

extension WireClient {
    /// Begins an upload and returns its id.
    func beginUpload(
        _ name: String, size: Int, partSize: Int, project: String, query: String = ""
    ) async throws -> String {
        let body: Value = [
            "project": .string(project), "name": .string(name), "size": .int(size),
            "part_size": .int(partSize),
        ]
        let answer = try await send("POST", "upload/multipart\(query)", body)
        #expect(answer.json["part_size"] == .int(partSize))
        return try #require(answer.json["upload_id"].stringValue)
    }

    /// Sends the bytes of a part to the storage and returns what is to be reported.
    func putPart(_ number: Int, _ text: String, of upload: String) async throws -> Value {
        let link = try await get("upload/multipart/\(upload)/part/\(number)").json
        let sent = try await anonymous.send("PUT", try #require(link["url"].stringValue), body: text)
        let tag = try #require(sent.headers["etag"])
        return ["part_number": .int(number), "response": ["headers": ["ETag": .string(tag)]]]
    }

    /// Sends a part and reports it.
    func sendPart(_ number: Int, _ text: String, of upload: String) async throws {
        let report = try await putPart(number, text, of: upload)
        #expect(try await send("POST", "upload/multipart/\(upload)/part/", report).status == 200)
    }

    /// Uploads a small text and returns the id of the file.
    func uploadText(_ text: String, named name: String, project: String, query: String = "") async throws
        -> String
    {
        let upload = try await beginUpload(
            name, size: text.utf8.count, partSize: 1000, project: project, query: query)
        try await sendPart(1, text, of: upload)
        let done = try await send("POST", "upload/multipart/\(upload)/complete")
        return try #require(done.json["id"].stringValue)
    }
}
