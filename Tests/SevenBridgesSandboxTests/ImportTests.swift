import Foundation
import SevenBridgesData
import Testing

@Suite struct ImportTests {
    @Test func anImportMakesAnAliasWithTheObjectsBytes() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (volume, project) = (try await client.newVolume("v"), try await client.newProject())
            let job = try await client.submitImport("notes/meeting notes.txt", from: volume, to: project)
            var states: [Value] = []
            for _ in 1...8 {
                let state = try await client.get("storage/imports/\(job)").json["state"]
                if states.last != state { states.append(state) }
                clock.advance(seconds: 1)
            }
            #expect(states == ["PENDING", "RUNNING", "COMPLETED"])
            let done = try await client.get("storage/imports/\(job)").json
            #expect(done["started_on"] == "2025-06-01T12:00:00Z")
            #expect(done["finished_on"] == "2025-06-01T12:00:07Z")
            #expect(done["result"]["name"] == "meeting notes.txt")
            #expect(done["result"]["storage"]["type"] == "VOLUME")
            #expect(done["result"]["storage"]["location"] == "notes/meeting notes.txt")
            let url = try await client.signedURL(try #require(done["result"]["id"].stringValue))
            #expect(try await client.anonymous.get(url).text == "Ask for more reads.\n")
        }
    }

    @Test func aFolderKeepsItsFoldersOrNot() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (volume, project) = (try await client.newVolume("v"), try await client.newProject())
            let kept = try await client.submitImport("reference data/", from: volume, to: project)
            let flat = try await client.submitImport(
                "reference data/", from: volume, to: project, ["preserve_folder_structure": false])
            clock.advance(seconds: 60)
            let folder = try await client.get("storage/imports/\(kept)").json["result"]
            #expect((folder["name"], folder["type"]) == ("reference data", "folder"))
            let inner = try await client.get("files?parent=\(try #require(folder["id"].stringValue))")
            #expect(inner.items("name") == ["GRCh38"])
            #expect(try await client.get("storage/imports/\(flat)").json["state"] == "COMPLETED")
            let root = try await client.get("files?project=\(project)&limit=100").items("name")
            #expect(root.contains("chr22.fasta"))
            #expect(root.count == 26)
        }
    }

    @Test func nothingIsLeftOfAFolderThatFailsHalfWay() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (volume, project) = (try await client.newVolume("v"), try await client.newProject())
            for location in ["mix/a", "mix/b", "mix/b/c"] {
                let file = try await client.uploadText(
                    "x", named: location.replacing("/", with: "-"), project: project)
                _ = try await client.export(file, to: volume, location, query: "?copy_only=true")
            }
            clock.advance(seconds: 60)
            let before = try await client.get("files?project=\(project)").items("name")
            let job = try await client.submitImport("mix/", from: volume, to: project)
            clock.advance(seconds: 60)
            #expect(try await client.get("storage/imports/\(job)").json["error"]["code"] == 9108)
            #expect(try await client.get("files?project=\(project)").items("name") == before)
        }
    }

    @Test func aTakenNameFailsGivesWayOrGetsAPrefix() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (volume, project) = (try await client.newVolume("v"), try await client.newProject())
            let old = try await client.importFile("README.txt", from: volume, to: project, clock)
            let failing = try await client.submitImport("README.txt", from: volume, to: project)
            clock.advance(seconds: 60)
            let failed = try await client.get("storage/imports/\(failing)").json
            #expect((failed["state"], failed["error"]["code"]) == ("FAILED", 9108))
            let renaming = try await client.submitImport(
                "README.txt", from: volume, to: project, ["autorename": true])
            clock.advance(seconds: 60)
            #expect(
                try await client.get("storage/imports/\(renaming)").json["result"]["name"] == "_1_README.txt")
            let replacing = try await client.submitImport(
                "README.txt", from: volume, to: project, ["overwrite": true])
            clock.advance(seconds: 60)
            #expect(
                try await client.get("storage/imports/\(replacing)").json["result"]["name"] == "README.txt")
            #expect(try await client.get("files/\(old)").status == 404)
        }
    }

    @Test func mistakesHaveTheirCodes() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (volume, project) = (try await client.newVolume("v"), try await client.newProject())
            let source: Value = ["volume": .string(volume), "location": "README.txt"]
            let target: Value = ["project": .string(project)]
            let cases: [(Value, Int)] = [
                (["destination": target], 9011), (["source": source], 9011),
                (["source": ["volume": .string(volume)], "destination": target], 9011),
                (["source": ["volume": "a/b", "location": "x"], "destination": target], 9007),
                (["source": ["volume": .string(volume), "location": "/"], "destination": target], 9018),
                (["source": source, "destination": ["project": "rosalind/none"]], 9012),
                (["source": source, "destination": ["project": "maurice/lncrna-atlas"]], 9003),
                (["source": source, "destination": [:]], 5029),
            ]
            for (body, code) in cases {
                #expect(
                    try await client.send("POST", "storage/imports", body).json["code"] == .int(code),
                    "\(body)")
            }
            let lost = try await client.submitImport("no/such object", from: volume, to: project)
            clock.advance(seconds: 60)
            #expect(try await client.get("storage/imports/\(lost)").json["error"]["code"] == 9105)
            #expect(try await client.get("storage/imports/none").json["code"] == 9008)
            let bulk: Value = ["items": [["source": source, "destination": target], ["source": source]]]
            let many = try await client.send("POST", "bulk/storage/imports/create", bulk).json["items"]
            #expect(many.listValue?.map { $0["resource"]["state"] } == ["PENDING", .null])
            #expect(many.listValue?.map { $0["error"]["code"] } == [.null, 9011])
        }
    }
}

@Suite struct ExportTests {
    @Test func anExportedFileStandsForItsObject() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (volume, project) = (try await client.newVolume("v"), try await client.newProject())
            let file = try await client.uploadText("hello", named: "x", project: project)
            let job = try await client.export(file, to: volume, "out/x.txt")
            clock.advance(seconds: 60)
            let done = try await client.get("storage/exports/\(job)").json
            #expect(done["state"] == "COMPLETED")
            #expect(done["result"]["storage"]["volume"] == .string(volume))
            #expect(try await client.anonymous.get(try await client.signedURL(file)).text == "hello")
            let object = try await client.get("storage/volumes/\(volume)/object?location=out/x.txt").json
            #expect(object["metadata"]["size"] == 5)
            let root = try await client.get("storage/volumes/\(volume)/list").json["prefixes"].listValue
            #expect(root?.map { $0["prefix"] }.contains("out/") == true)
            let again = try await client.send("POST", "storage/exports", client.exportBody(file, volume, "y"))
            #expect(again.json["code"] == 9006)
        }
    }

    @Test func aCopyLeavesTheFileAsItIs() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (volume, project) = (try await client.newVolume("v"), try await client.newProject())
            let file = try await client.uploadText("hello", named: "x", project: project)
            let job = try await client.export(file, to: volume, "x.txt", query: "?copy_only=True")
            clock.advance(seconds: 60)
            #expect(
                try await client.get("storage/exports/\(job)").json["result"]["storage"]["type"] == "PLATFORM"
            )
            let second = try await client.export(file, to: volume, "x.txt")
            clock.advance(seconds: 60)
            #expect(try await client.get("storage/exports/\(second)").json["error"]["code"] == 9107)
            #expect(try await client.send("DELETE", "files/\(file)").status == 204)
            let back = try await client.importFile("x.txt", from: volume, to: project, clock)
            #expect(try await client.anonymous.get(try await client.signedURL(back)).text == "hello")
        }
    }

    @Test func mistakesHaveTheirCodes() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let volume = try await client.newVolume("v")
            let readOnly = try await client.newVolume("ro", mode: "RO")
            let far = try await client.newVolume("eu", endpoint: "s3.eu-central-1.amazonaws.com")
            let file = try await client.uploadText("hello", named: "x", project: project)
            let open = try await client.fileID("chr22.fasta", in: "admin/sbg-public-data")
            let shared = try #require(
                try await client.get("files?project=maurice/lncrna-atlas&limit=1").items("id").first)
            let cases: [(String, String, Int)] = [
                (file, readOnly, 9026), (file, far, 9027), (file, "a/b", 9007), ("none", volume, 9009),
                (open, volume, 9006), (shared, volume, 9004),
            ]
            for (file, volume, code) in cases {
                let answer = try await client.send(
                    "POST", "storage/exports", client.exportBody(file, volume, "x"))
                #expect(answer.json["code"] == .int(code))
            }
            var wrong = client.exportBody(file, volume, "x").recordValue ?? Record()
            wrong["properties"] = ["sse_algorithm": "ROT13"]
            #expect(try await client.send("POST", "storage/exports", .record(wrong)).json["code"] == 9032)
        }
    }
}

extension WireClient {
    func exportBody(_ file: String, _ volume: String, _ location: String) -> Value {
        [
            "source": ["file": .string(file)],
            "destination": ["volume": .string(volume), "location": .string(location)], "overwrite": false,
        ]
    }

    /// Begins an export and returns its id.
    func export(_ file: String, to volume: String, _ location: String, query: String = "") async throws
        -> String
    {
        let answer = try await send("POST", "storage/exports\(query)", exportBody(file, volume, location))
        return try #require(answer.json["id"].stringValue)
    }
}
