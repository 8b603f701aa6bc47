import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// Many files at a time, by the rows 64 to 67 and 164 of the official client's checklist.
@Suite struct BulkTests {
    private static func file(_ id: String, _ fields: String) -> String { #"{"id": "\#(id)", \#(fields)}"# }
    private static let whole = file(
        "F1", #""name": "f", "tags": ["a"], "metadata": {"k": "v", "l": "w"}"#)

    private static func items(_ items: String...) -> StubTransport.Reply {
        .json(#"{"items": [\#(items.joined(separator: ","))]}"#)
    }

    private static func found(_ file: String) -> String { #"{"resource": \#(file)}"# }

    private static let missing = #"{"error": {"status": 404, "code": 5002, "message": "gone"}}"#

    @Test func filesAreFetchedAndDeletedByTheHundred() async throws {
        let (client, transport) = try Fixtures.client(
            Self.items(Self.found(Self.whole), Self.missing), Self.items("{}", Self.missing), .noContent)
        let files = try await client.files.get(["F1", "F2"])
        #expect(try files[0].get().name == "f")
        #expect(throws: APIError.self) { try files[1].get() }
        let deleted = try await client.files.delete(["F1", "F2"])
        #expect(throws: Never.self) { try deleted[0].get() }
        #expect(throws: APIError.self) { try deleted[1].get() }
        // 204 where JSON is expected: defect 39 of the official client.
        #expect(try await client.files.delete(["F1"]).count == 1)
        #expect(
            transport.lines.prefix(2) == [
                #"POST /bulk/files/get {"file_ids":["F1","F2"]}"#,
                #"POST /bulk/files/delete {"file_ids":["F1","F2"]}"#,
            ])
    }

    @Test func moreThanAHundredAreSeveralRequests() async throws {
        let many = (0..<250).map { "F\($0)" }
        let answers = [0..<100, 100..<200, 200..<250].map { range in
            StubTransport.Reply.json(
                #"{"items": [\#(many[range].map { Self.found(Self.file($0, #""name": "n""#)) }.joined(separator: ","))]}"#
            )
        }
        let (client, transport) = try Fixtures.client(answers[0], answers[1], answers[2])
        let files = try await client.files.get(many)
        #expect(try files.map { try $0.get().id } == many && transport.requests.count == 3)
    }

    // Defect 46 of the official client: it sends name, tags and metadata of every object, changed or not.
    @Test func anEditSendsOnlyWhatChanged() async throws {
        let (client, transport) = try Fixtures.client(
            Self.items(
                Self.found(Self.whole), Self.found(Self.file("F2", #""name": "g", "metadata": {"k": "v"}"#))),
            Self.items(Self.missing))
        var files = try await client.files.get(["F1", "F2"]).map { try $0.get() }
        #expect(try await client.files.edit(files).count == 2)
        files[1].name = "h"
        files[1].metadata = ["q": 1]
        let results = try await client.files.edit(files)
        #expect(try results[0].get().name == "f")
        #expect(throws: APIError.self) { try results[1].get() }
        #expect(
            transport.lines.dropFirst() == [
                #"POST /bulk/files/edit {"items":[{"id":"F2","name":"h","metadata":{"k":null,"q":"1"}}]}"#
            ])
    }

    @Test func anUpdateErasesNothingThatIsOnlyUnknown() async throws {
        let (client, transport) = try Fixtures.client(
            .json(#"{"items": [\#(Self.file("F1", #""name": "g""#))], "links": []}"#),
            Self.items(Self.found(Self.whole)), Self.items(Self.found(Self.whole)))
        let files = try await client.files.list(project: "u/p").collect()
        _ = try await client.files.update(files)
        #expect(
            transport.lines.dropFirst() == [
                #"POST /bulk/files/get {"file_ids":["F1"]}"#,
                #"POST /bulk/files/update {"items":[{"id":"F1","name":"g","tags":["a"],"metadata":{"k":"v","l":"w"}}]}"#,
            ])
    }

    @Test func anEmptyListIsAnError() async throws {
        let (client, transport) = try Fixtures.client()
        for body in [
            { _ = try await client.files.get([]) }, { _ = try await client.files.edit([]) },
            { _ = try await client.files.update([]) }, { _ = try await client.files.delete([]) },
            { _ = try await client.files.copy([], toProject: "u/p") },
            { _ = try await client.asyncJobs.delete([]) }, { _ = try await client.tasks.get([]) },
        ] as [() async throws -> Void] {
            #expect(await apiError(body)?.kind == .invalidArgument)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func copiesOfManyAreToldOneByOne() async throws {
        let (client, transport) = try Fixtures.client(
            .json(
                #"{"F1": {"status": "OK", "new_file_id": "N1", "new_file_name": "_1_f"}, "F2": {"status": "ERROR", "message": "no"}}"#
            ))
        let copies = try await client.files.copy(["F2", "F1", "F3"], toProject: "u/p")
        #expect(
            transport.lines == [#"POST /action/files/copy {"project":"u/p","file_ids":["F2","F1","F3"]}"#])
        #expect(try copies[1].get().id == "N1" && copies[1].get().name == "_1_f")
        for position in [0, 2] { #expect(throws: APIError.self) { try copies[position].get() } }
    }
}

/// Jobs that copy, move and delete files, by the rows 153 to 162.
@Suite struct AsyncJobTests {
    private static func job(_ fields: String) -> StubTransport.Reply { .json(#"{"id": "71", \#(fields)}"#) }
    private static let running = job(#""type": "COPY", "state": "RUNNING", "result": null"#)

    @Test func jobsAreListedAndFetched() async throws {
        let (client, transport) = try Fixtures.client(.emptyPage, Self.running, Self.running, Self.running)
        _ = try await client.asyncJobs.list(limit: 5).collect()
        for kind in AsyncJob.Kind.allCases { _ = try await client.asyncJobs.get("J", kind) }
        #expect(
            transport.lines == [
                "GET /async/files?limit=5", "GET /async/files/copy/J", "GET /async/files/move/J",
                "GET /async/files/delete/J",
            ])
    }

    @Test func jobsAreSubmitted() async throws {
        let (client, transport) = try Fixtures.client(Self.running, Self.running, Self.running)
        _ = try await client.asyncJobs.copy([Relocation("F1", to: .folder("F9"), name: "n")])
        _ = try await client.asyncJobs.move([Relocation("F1", to: .project("u/p"))])
        _ = try await client.asyncJobs.delete(["F1"])
        #expect(
            transport.lines == [
                #"POST /async/files/copy {"items":[{"file":"F1","parent":"F9","name":"n"}]}"#,
                #"POST /async/files/move {"items":[{"file":"F1","project":"u/p"}]}"#,
                #"POST /async/files/delete {"items":[{"file":"F1"}]}"#,
            ])
    }

    // Defect 36 of the official client: without `href` it can't.
    @Test func aJobIsReloadedWithoutAnAddress() async throws {
        let (client, transport) = try Fixtures.client(
            Self.running, Self.running, Self.job(#""state": "SUBMITTED""#), Self.running)
        var job = try await client.asyncJobs.get("71", .copy)
        try await job.reload()
        var silent = try await client.asyncJobs.delete(["F1"])
        try await silent.reload()
        #expect(transport.lines[1] == "GET /async/files/copy/71")
        #expect(transport.lines[3] == "GET /async/files/delete/71")
    }

    @Test func resultsAreFilesOrErrors() async throws {
        let (client, _) = try Fixtures.client(
            Self.running,
            Self.job(
                #""type": "COPY", "state": "FINISHED", "total_files": 2, "failed_files": 1, "result": [{"resource": {"id": "N1", "name": "n"}}, {"error": {"status": 403, "code": 5014, "message": "m"}}]"#
            ))
        var job = try await client.asyncJobs.get("71", .copy)
        #expect(job.results.isEmpty && !job.isFinished && job.failure == nil)
        try await job.wait()
        #expect(try job.results[0].get()?.id == "N1")
        #expect(throws: APIError.self) { try job.results[1].get() }
        #expect(job.failure?.message?.hasPrefix("async-job '71' could not do 1 of its files: ") == true)
    }
}

/// What concerns no resource, by the rows 1 to 3, 163 and 246.
@Suite struct GeneralCallTests {
    @Test func theRootTellsWhereThingsAre() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"user_url": "x"}"#))
        #expect(try await client.endpoints()["user_url"] == "x")
        #expect(transport.lines == ["GET /"])
    }

    // Defect 35 of the official client: the reset time ends in a type error there.
    @Test func limitsAreNumbersAndATime() async throws {
        let rate = #""rate": {"limit": 1000, "remaining": 993, "reset": 1735689600}"#
        let (client, transport) = try Fixtures.client(
            .json(#"{\#(rate), "instance_limit": {"limit": -1, "remaining": 9223372036854775807}}"#),
            .json(#"{\#(rate), "instance": {"limit": 25, "remaining": 20}}"#), .json("{\(rate)}"),
            .json(#"{"rate": null}"#))
        let unlimited = try await client.rateLimits()
        #expect(unlimited.requests.remaining == 993)
        #expect(unlimited.requests.reset == Timestamp(iso8601: "2025-01-01T00:00:00Z"))
        #expect(unlimited.instances == InstanceLimit(limit: nil, remaining: nil))
        let limited = try await client.rateLimits()
        #expect(limited.instances?.limit == 25 && limited.instances?.remaining == 20)
        #expect(try await client.rateLimits().instances == nil)
        #expect(await apiError { _ = try await client.rateLimits() }?.kind == .unexpectedForm)
        #expect(transport.lines[0] == "GET /rate_limit")
    }

    @Test func feedbackSaysWhatItIs() async throws {
        let (client, transport) = try Fixtures.client(.noContent, .json("{}"))
        try await client.sendFeedback("text", kind: .problem, referrer: "ref")
        try await client.sendFeedback(nil)
        #expect(
            transport.lines == [
                #"POST /action/notifications/feedback {"type":"PROBLEM","text":"text","referrer":"ref"}"#,
                #"POST /action/notifications/feedback {"type":"IDEA","text":null,"referrer":"sbsh/\#(clientVersion)"}"#,
            ])
    }
}

/// Folders with what is in them.
@Suite struct RecursiveDeletionTests {
    private static func finished(_ result: String) -> StubTransport.Reply {
        .json(
            #"{"id": "71", "type": "DELETE", "state": "FINISHED", "failed_files": 0, "result": \#(result)}"#)
    }
    private static let refused = #"{"error": {"status": 403, "code": 5001, "message": "no"}}"#

    private func delete(
        _ count: Int, _ reply: StubTransport.Reply
    ) async throws -> ([Result<Value?, APIError>], StubTransport) {
        let (client, transport) = try Fixtures.client(
            .json(#"{"id": "71", "type": "DELETE", "state": "SUBMITTED"}"#), reply)
        let records = (1...count).map { Record([("id", .string("F\($0)"))]) }
        let bulk = try #require(File.type.action("delete")?.bulk)
        return (try await bulk.run(client, records, Arguments(["recursive": true])), transport)
    }

    @Test func itIsOneJob() async throws {
        let (results, transport) = try await delete(
            2, Self.finished("[{\"resource\": null}, \(Self.refused)]"))
        #expect(
            transport.lines == [
                #"POST /async/files/delete {"items":[{"file":"F1"},{"file":"F2"}]}"#,
                "GET /async/files/delete/71",
            ])
        #expect(throws: Never.self) { try results[0].get() }
        #expect(throws: APIError.self) { try results[1].get() }
    }

    @Test func aFailureThatNamesNobodyIsEverybodys() async throws {
        let (failed, _) = try await delete(2, Self.finished("[\(Self.refused)]"))
        for result in failed { #expect(throws: APIError.self) { try result.get() } }
        let (done, _) = try await delete(2, Self.finished("null"))
        for result in done { #expect(throws: Never.self) { try result.get() } }
    }
}
