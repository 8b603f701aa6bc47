import SevenBridges
import SevenBridgesData
import Testing

/// Imports from volumes and exports to them.
@Suite struct StorageJobTests {
    private static let pending = StubTransport.Reply.json(#"{"id": "I", "state": "PENDING"}"#)

    private func body(_ run: (Client) async throws -> Void) async throws -> (String, Value) {
        let (client, transport) = try Fixtures.client(Self.pending)
        try await run(client)
        let line = try #require(transport.lines.first)
        return (
            line.split(separator: " ").prefix(2).joined(separator: " "),
            try JSON.parse(Array((transport.requests[0].bodyText ?? "").utf8))
        )
    }

    @Test func row136ImportsAnObject() async throws {
        let (line, sent) = try await body { client in
            _ = try await client.imports.submit(
                ImportOrder(
                    volume: "u/v", location: "a.txt", to: .project("u/p"), name: "n", overwrites: true))
        }
        let official: Value = [
            "source": ["volume": "u/v", "location": "a.txt"],
            "destination": ["project": "u/p", "name": "n"], "overwrite": true,
        ]
        #expect(line == "POST /storage/imports" && sent == official)
    }

    @Test func row137ImportsAFolder() async throws {
        let (_, sent) = try await body { client in
            _ = try await client.imports.submit(
                ImportOrder(
                    volume: "u/v", location: "dir/", to: .folder("F9"), preservesFolderStructure: false,
                    autorenames: true, properties: ["x": 1]))
        }
        let official: Value = [
            "source": ["volume": "u/v", "location": "dir/"], "destination": ["parent": "F9"],
            "overwrite": false, "preserve_folder_structure": false, "autorename": true,
            "properties": ["x": 1],
        ]
        #expect(sent == official)
    }

    @Test func rows138To142ListGetAndFetchInBulk() async throws {
        let bulk = StubTransport.Reply.json(
            #"{"items": [{"resource": {"id": "I"}}, {"error": {"status": 404, "message": "gone"}}]}"#)
        let sent = try await Fixtures.lines(Fixtures.list(), Self.pending, bulk, Self.pending) { client in
            _ = try await client.imports.list(project: "u/p", volume: "u/v", state: "FAILED", limit: 5)
                .collect()
            var job = try await client.imports.get("I")
            let results = try await client.imports.get(["I", "J"])
            #expect(try results[0].get().id == "I")
            #expect(throws: APIError.self) { try results[1].get() }
            try await job.reload()
        }
        #expect(
            sent == [
                "GET /storage/imports?limit=5&fields=_all&project=u%2Fp&volume=u%2Fv&state=FAILED",
                "GET /storage/imports/I", #"POST /bulk/storage/imports/get {"import_ids":["I","J"]}"#,
                "GET /storage/imports/I",
            ])
    }

    @Test func row141ImportsInBulk() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"items": [{"resource": {"id": "I"}}]}"#))
        let order = ImportOrder(
            volume: "u/v", location: "a", to: .project("u/p"), name: "n", overwrites: true,
            preservesFolderStructure: true, autorenames: false)
        #expect(try await client.imports.submit([order]).count == 1)
        let sent = try JSON.parse(Array((transport.requests[0].bodyText ?? "").utf8))
        let official: Value = [
            "items": [
                [
                    "source": ["volume": "u/v", "location": "a"],
                    "destination": ["project": "u/p", "name": "n"], "overwrite": true, "autorename": false,
                    "preserve_folder_structure": true,
                ]
            ]
        ]
        #expect(transport.lines[0].hasPrefix("POST /bulk/storage/imports/create ") && sent == official)
    }

    @Test func nothingToImportIsAnErrorBeforeAnythingIsSent() async throws {
        let (client, transport) = try Fixtures.client()
        let error = await apiError { _ = try await client.imports.submit([]) }
        #expect(error?.kind == .invalidArgument && transport.lines.isEmpty)
    }

    @Test func rows144And145ExportAFile() async throws {
        let (line, sent) = try await body { client in
            let order = ExportOrder(
                file: "F1", volume: "u/v", location: "a.txt", overwrites: true,
                properties: ["sse_algorithm": "AES256"])
            _ = try await client.exports.submit(order, copyOnly: true)
        }
        let official: Value = [
            "properties": ["sse_algorithm": "AES256"], "source": ["file": "F1"],
            "destination": ["volume": "u/v", "location": "a.txt"], "overwrite": true,
        ]
        #expect(line == "POST /storage/exports?copy_only=true" && sent == official)
        let (plain, body) = try await body { client in
            _ = try await client.exports.submit(ExportOrder(file: "F1", volume: "u/v", location: "a.txt"))
        }
        let least: Value = [
            "source": ["file": "F1"], "destination": ["volume": "u/v", "location": "a.txt"],
            "overwrite": false,
        ]
        #expect(plain == "POST /storage/exports" && body == least)
    }

    @Test func rows146To151ListGetAndExportInBulk() async throws {
        let bulk = StubTransport.Reply.json(#"{"items": [{"resource": {"id": "E"}}]}"#)
        let order = ExportOrder(file: "F1", volume: "u/v", location: "a")
        let sent = try await Fixtures.lines(Fixtures.list(), Self.pending, bulk, bulk, bulk) { client in
            _ = try await client.exports.list(volume: "u/v", state: "FAILED", limit: 5).collect()
            _ = try await client.exports.get("E")
            _ = try await client.exports.get(["E"])
            _ = try await client.exports.submit([order], copyOnly: true)
            _ = try await client.exports.submit([order])
        }
        let items =
            #"{"items":[{"source":{"file":"F1"},"destination":{"volume":"u/v","location":"a"},"overwrite":false,"properties":{}}]}"#
        #expect(
            sent == [
                "GET /storage/exports?limit=5&fields=_all&volume=u%2Fv&state=FAILED",
                "GET /storage/exports/E", #"POST /bulk/storage/exports/get {"export_ids":["E"]}"#,
                "POST /bulk/storage/exports/create?copy_only=true " + items,
                "POST /bulk/storage/exports/create?copy_only=false " + items,
            ])
    }

    @Test func row241AnEndedJobHasItsFile() async throws {
        let (client, transport) = try Fixtures.client(
            Self.pending, .json(#"{"id": "I", "state": "RUNNING", "result": null}"#),
            .json(#"{"id": "I", "state": "COMPLETED", "result": \#(Fixtures.fileJSON())}"#))
        var job = try await client.imports.get("I")
        #expect(job.resultFile == nil)
        try await job.wait()
        #expect(job.resultFile?.id == Fixtures.file && job.failure == nil && transport.lines.count == 3)
    }

    @Test func aFailedJobSaysWhy() async throws {
        let (client, _) = try Fixtures.client(
            .json(
                #"{"id": "E", "state": "FAILED", "error": {"status": 404, "code": 9105, "message": "gone"}}"#)
        )
        let failure = try await client.exports.get("E").failure
        #expect(failure?.kind == .failed && failure?.code == 9105)
        #expect(failure?.message == "export-job 'E' failed: gone")
    }

    @Test func row242AsksForTheSource() async throws {
        let sent = try await Fixtures.lines(
            .json(#"{"id": "E", "source": {"file": "F1"}}"#), .json(Fixtures.fileJSON())
        ) { client in _ = try await client.exports.get("E").sourceFile() }
        #expect(sent.last == "GET /files/F1")
    }

    @Test func objectsThatFlowIntoImportAreOneRequest() async throws {
        let (client, transport) = try Fixtures.client(
            .json(#"{"items": [{"resource": {"id": "I"}}, {"resource": {"id": "J"}}]}"#))
        let bulk = try #require(VolumeObject.type.action("import")?.bulk)
        let objects: [Record] = [
            ["volume": "u/v", "location": "a"], ["volume": "u/v", "location": "b"],
        ]
        let results = try await bulk.run(client, objects, Arguments(["project": "u/p"]))
        #expect(results.count == 2 && transport.lines.count == 1)
    }

    @Test func exportBelowAPrefixTakesTheFilesName() async throws {
        let (client, transport) = try Fixtures.client(Self.pending)
        _ = try await File.type.action("export")?.run(
            client, ["id": "F1", "name": "x.bam"], Arguments(["volume": "u/v", "location": "out/"]))
        #expect(transport.lines[0].contains(#""location":"out/x.bam""#))
    }
}
