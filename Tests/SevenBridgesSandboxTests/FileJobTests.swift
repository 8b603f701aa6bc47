import Foundation
import SevenBridgesData
import Testing

@Suite struct FileJobTests {
    @Test func aJobGoesThroughItsStates() async throws {
        try await withBench { client, clock, project, folder async throws in
            let file = try await client.uploadText("x", named: "a", project: project)
            let job = try await client.submit("copy", [["file": .string(file), "parent": .string(folder)]])
            var states: [Value] = []
            for _ in 1...8 {
                let state = try await client.get("async/files/copy/\(job)").json["state"]
                if states.last != state { states.append(state) }
                clock.advance(seconds: 1)
            }
            #expect(states == ["SUBMITTED", "RESOLVING", "RUNNING", "FINISHED"])
            #expect(try await client.get("async/files").items("id") == [job])
            #expect(try await client.get("async/files/move/\(job)").json["code"] == 10211)
            clock.advance(seconds: 31 * 86_400)
            #expect(try await client.get("async/files").items("id") == [])
        }
    }

    @Test func foldersAreCopiedWholeAndMerged() async throws {
        try await withBench { client, clock, project, folder async throws in
            let source = try await client.newFolder("data", ["project": .string(project)])
            let inner = try await client.newFolder("inner", ["parent": .string(source)])
            let file = try await client.uploadText("x", named: "a", project: project)
            _ = try await client.send("POST", "files/\(file)/actions/move", ["parent": .string(inner)])
            let body: Value = [["file": .string(source), "parent": .string(folder), "name": ""]]
            for _ in 1...2 {
                let done = try await client.finish("copy", body, clock)
                #expect((done["total_files"], done["completed_files"], done["failed_files"]) == (1, 1, 0))
                #expect(done["result"].listValue?.first?["resource"]["name"] == "data")
            }
            let copy = try #require(try await client.get("files?parent=\(folder)").items("id").first)
            let below = try #require(try await client.get("files?parent=\(copy)").items("id").first)
            #expect(try await client.get("files?parent=\(below)").items("name") == ["a", "_1_a"])
        }
    }

    @Test func aMoveKeepsFilesAndCrossesProjects() async throws {
        try await withBench { client, clock, project, folder async throws in
            let file = try await client.uploadText("x", named: "a", project: project)
            _ = try await client.send("POST", "files/\(file)/actions/move", ["parent": .string(folder)])
            let other = try await client.newProject("Other")
            let done = try await client.finish(
                "move", [["file": .string(folder), "project": .string(other), "parent": ""]], clock)
            let moved = try #require(done["result"].listValue?.first?["resource"]["id"].stringValue)
            #expect(moved != folder)
            #expect(try await client.get("files/\(folder)").status == 404)
            #expect(try await client.get("files/\(file)").json["project"] == .string(other))
            #expect(try await client.get("files?parent=\(moved)").items("id") == [file])
        }
    }

    @Test func everyItemSucceedsOrFailsByItself() async throws {
        try await withBench { client, clock, project, folder async throws in
            let file = try await client.uploadText("x", named: "a", project: project)
            _ = try await client.send("POST", "files/\(file)/actions/move", ["parent": .string(folder)])
            let open = try await client.fileID("chr22.fasta", in: "admin/sbg-public-data")
            let done = try await client.finish(
                "delete", [["file": .string(folder)], ["file": "none"], ["file": .string(open)]], clock)
            #expect((done["state"], done["completed_files"], done["failed_files"]) == ("FINISHED", 1, 2))
            #expect(done["result"].listValue?.map { $0["error"]["code"] } == [.null, 5002, 5001])
            #expect(try await client.get("files/\(file)").status == 404)
        }
    }

    @Test func aFolderCanNotGoIntoItself() async throws {
        try await withBench { client, clock, project, folder async throws in
            let inner = try await client.newFolder("inner", ["parent": .string(folder)])
            let done = try await client.finish(
                "move", [["file": .string(folder), "parent": .string(inner)]], clock)
            #expect(done["result"].listValue?.first?["error"]["code"] == 10229)
        }
    }

    @Test(arguments: [
        ("{\"items\": []}", 10230), ("{}", 10232), ("{\"items\": [{}]}", 10232),
        ("{\"items\": [{\"file\": \"a\"}]}", 10228),
        ("{\"items\": [{\"file\": \"a\", \"parent\": \"p\"}, {\"file\": \"a\", \"parent\": \"q\"}]}", 10231),
    ])
    func mistakesHaveTheirCodes(_ body: String, _ code: Int) async throws {
        try await withSandbox { client async throws in
            #expect(try await client.send("POST", "async/files/copy", body: body).json["code"] == .int(code))
        }
    }

    private func withBench(
        _ body: (WireClient, ManualClock, _ project: String, _ folder: String) async throws -> Void
    ) async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let project = try await client.newProject()
            try await body(
                client, clock, project, try await client.newFolder("in", ["project": .string(project)]))
        }
    }
}

@Suite struct DRSImportTests {
    @Test func eachObjectBecomesAFileOrAnError() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let project = try await client.newProject()
            let items: Value = [
                [
                    "drs_uri": "drs://host/0134", "project": .string(project), "name": "x",
                    "metadata": ["k": "v"],
                ],
                ["drs_uri": "drs://host/0135", "project": .string(project)],
                ["drs_uri": "http://host/0135", "project": .string(project)],
                ["drs_uri": "drs://host/0136", "project": "rosalind/none"],
            ]
            let job = try await client.submitDRS(items, "SKIP")
            clock.advance(seconds: 60)
            let done = try await client.get("bulk/drs/imports/\(job)").json
            #expect((done["state"], done["completed_files"], done["failed_files"]) == ("FINISHED", 2, 2))
            let results = done["result"].listValue ?? []
            #expect(results.map { $0["resource"]["name"] } == ["x", "0135", .null, .null])
            #expect(results.map { $0["error"]["code"] } == [.null, .null, 5033, 3002])
            #expect(results.first?["resource"]["tags"] == ["t"])
            #expect(results.first?["resource"]["metadata"] == ["k": "v"])
        }
    }

    @Test func aTakenNameIsSkippedReplacedOrRenamed() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let project = try await client.newProject()
            let items: Value = [["drs_uri": "drs://host/a", "project": .string(project)]]
            var files: [(id: Value, name: Value)] = []
            for resolution in ["SKIP", "SKIP", "OVERWRITE", "RENAME"] {
                let job = try await client.submitDRS(items, resolution)
                clock.advance(seconds: 60)
                let file = try await client.get("bulk/drs/imports/\(job)").json["result"].listValue?.first?[
                    "resource"]
                files.append((file?["id"] ?? .null, file?["name"] ?? .null))
            }
            #expect(files[0].id == files[1].id)
            #expect(files[2].id != files[1].id)
            #expect(files.map(\.name) == ["a", "a", "a", "_1_a"])
        }
    }

    @Test func moreThanTheQuotaWaits() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let project = try await client.newProject()
            var jobs: [String] = []
            for round in 0..<6 {
                let items = (0..<100).map { number -> Value in
                    ["drs_uri": .string("drs://host/\(round)-\(number)"), "project": .string(project)]
                }
                jobs.append(try await client.submitDRS(.list(items), "SKIP"))
            }
            clock.advance(seconds: 60)
            #expect(try await client.get("bulk/drs/imports/\(jobs[4])").json["state"] == "FINISHED")
            #expect(try await client.get("bulk/drs/imports/\(jobs[5])").json["state"] == "PENDING")
            clock.advance(seconds: 300)
            #expect(try await client.get("bulk/drs/imports/\(jobs[5])").json["state"] == "FINISHED")
        }
    }
}

extension WireClient {
    func newFolder(_ name: String, _ place: Value) async throws -> String {
        var body = place.recordValue ?? Record()
        body["name"] = .string(name)
        body["type"] = "folder"
        return try #require(try await send("POST", "files", .record(body)).json["id"].stringValue)
    }

    func submit(_ kind: String, _ items: Value) async throws -> String {
        let answer = try await send("POST", "async/files/\(kind)", ["items": items])
        #expect(answer.json["state"] == "SUBMITTED", "\(answer.text)")
        return try #require(answer.json["id"].stringValue)
    }

    /// Submits a job and returns it as it is in the end.
    func finish(_ kind: String, _ items: Value, _ clock: ManualClock) async throws -> Value {
        let job = try await submit(kind, items)
        clock.advance(seconds: 60)
        let done = try await get("async/files/\(kind)/\(job)").json
        #expect(done["state"] == "FINISHED")
        return done
    }

    func submitDRS(_ items: Value, _ resolution: String) async throws -> String {
        let body: Value = ["conflict_resolution": .string(resolution), "tags": ["t"], "items": items]
        let answer = try await send("POST", "bulk/drs/imports/create", body)
        return try #require(answer.json["id"].stringValue)
    }
}
