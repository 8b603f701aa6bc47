import SevenBridges
import SevenBridgesData
import Testing

/// Bulk imports by DRS addresses.
@Suite struct DRSImportTests {
    private static let job = StubTransport.Reply.json(#"{"id": "D", "state": "SUBMITTED", "result": null}"#)

    @Test func rows225To228SubmitAndGet() async throws {
        let sent = try await Fixtures.lines(Self.job, Self.job, Self.job, Self.job) { client in
            var job = try await client.drsImports.get("D")
            let orders = [
                DRSImportOrder(uri: "drs://x/1", to: .project("u/p"), name: "n", metadata: ["k": "v"])
            ]
            _ = try await client.drsImports.submit(orders, tags: ["t"], onConflict: .overwrite)
            _ = try await client.drsImports.submit([DRSImportOrder(uri: "drs://x/1", to: .folder("F9"))])
            try await job.reload()
        }
        #expect(
            sent == [
                "GET /bulk/drs/imports/D",
                #"POST /bulk/drs/imports/create {"conflict_resolution":"OVERWRITE","tags":["t"],"items":[{"drs_uri":"drs://x/1","project":"u/p","name":"n","metadata":{"k":"v"}}]}"#,
                #"POST /bulk/drs/imports/create {"conflict_resolution":"SKIP","tags":null,"items":[{"drs_uri":"drs://x/1","parent":"F9"}]}"#,
                "GET /bulk/drs/imports/D",
            ])
    }

    /// Defect 40 of the official client: all jobs share one list of files.
    @Test func row243FetchesTheFilesOfEachJob() async throws {
        func finished(_ id: String) -> StubTransport.Reply {
            .json(
                #"{"id": "\#(id)", "state": "FINISHED", "result": [{"resource": {"id": "\#(id)1"}}, {"error": {"status": 404, "message": "gone"}}]}"#
            )
        }
        func files(_ id: String) -> StubTransport.Reply {
            .json(#"{"items": [{"resource": {"id": "\#(id)1", "name": "f"}}]}"#)
        }
        let sent = try await Fixtures.lines(finished("D"), files("D"), finished("E"), files("E")) { client in
            for id in ["D", "E"] {
                let job = try await client.drsImports.get(id)
                #expect(job.isFinished && job.failure == nil && job.results.count == 2)
                #expect(try await job.resultFiles().map(\.id) == [id + "1"])
            }
        }
        #expect(sent[1] == #"POST /bulk/files/get {"file_ids":["D1"]}"#)
        #expect(sent[3] == #"POST /bulk/files/get {"file_ids":["E1"]}"#)
    }

    @Test func aJobThatBroughtNothingFailed() async throws {
        let (client, _) = try Fixtures.client(
            .json(
                #"{"id": "D", "state": "FINISHED", "result": [{"error": {"status": 404, "code": 5002, "message": "gone"}}]}"#
            ))
        let job = try await client.drsImports.get("D")
        #expect(job.failure?.kind == .failed && job.failure?.code == 5002)
        #expect(try await job.resultFiles().isEmpty)
    }
}
