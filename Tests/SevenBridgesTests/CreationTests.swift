import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// Creations that the server fails to answer, at 2023-11-14T22:13:20Z by both clocks.
@Suite struct CreationTests {
    private static let failure = failure(date: "Tue, 14 Nov 2023 22:13:20 GMT")
    private static let conflict = StubTransport.Reply.json(
        #"{"code": 5030, "message": "exists"}"#, status: 409,
        headers: ["Date": "Tue, 14 Nov 2023 22:13:20 GMT"])
    private static let page = StubTransport.Reply.json(
        #"{"items": [{"id": "\#(Fixtures.folder)", "name": "reads", "type": "folder"}], "links": []}"#)

    private static func failure(date: String) -> StubTransport.Reply {
        .json("", status: 503, headers: ["Date": date])
    }

    private static func folder(at time: String) -> StubTransport.Reply {
        .json(
            #"{"id": "\#(Fixtures.folder)", "name": "reads", "type": "folder", "created_on": "\#(time)"}"#)
    }

    private static let made = folder(at: "2023-11-14T22:13:19Z")
    private static let older = folder(at: "2023-11-14T22:13:10Z")

    private func createFolder(_ client: Client) async throws -> File {
        try await client.files.createFolder("reads", in: .project("u/p"))
    }

    private func posts(_ transport: StubTransport) -> Int {
        transport.requests.count { $0.method == .post }
    }

    @Test(arguments: [500, 502, 503, 504])
    func whatAFailedAttemptMadeIsTakenOver(status: Int) async throws {
        let failure = StubTransport.Reply.json(
            "", status: status, headers: ["Date": "Tue, 14 Nov 2023 22:13:20 GMT"])
        let (client, transport) = try Fixtures.client(failure, Self.page, Self.made)
        #expect(try await createFolder(client).id == Fixtures.folder)
        #expect(posts(transport) == 1 && transport.requests.count == 3)
    }

    @Test func whatAFailedAttemptDidNotMakeIsMade() async throws {
        let (client, transport) = try Fixtures.client(Self.failure, .emptyPage, Self.made)
        #expect(try await createFolder(client).id == Fixtures.folder)
        #expect(posts(transport) == 2)
    }

    @Test func whatTurnsUpBeforeTheRepetitionIsTakenOver() async throws {
        let (client, transport) = try Fixtures.client(
            Self.failure, .emptyPage, Self.conflict, Self.page, Self.made)
        #expect(try await createFolder(client).id == Fixtures.folder)
        #expect(posts(transport) == 2)
    }

    @Test func anOlderObjectOfTheNameIsAConflict() async throws {
        let (client, transport) = try Fixtures.client(
            Self.failure, Self.page, Self.older, Self.conflict, Self.page, Self.older)
        #expect(await apiError { _ = try await createFolder(client) }?.kind == .conflict)
        #expect(posts(transport) == 2 && transport.requests.count == 6)
    }

    @Test func aServersClockMayBeWrong() async throws {
        let (client, _) = try Fixtures.client(
            Self.failure(date: "Tue, 14 Nov 2023 21:00:00 GMT"), Self.page,
            Self.folder(at: "2023-11-14T20:59:59Z"))
        #expect(try await createFolder(client).id == Fixtures.folder)
    }

    @Test func aServerThatTellsNoTimeLeavesItOpen() async throws {
        let (client, transport) = try Fixtures.client(.json("", status: 502), Self.page, Self.made)
        let error = await apiError { _ = try await createFolder(client) }
        #expect(error?.kind == .server && error?.mayHaveBeenDone == true && transport.requests.count == 1)
    }

    @Test func aConflictAtTheFirstAttemptIsOne() async throws {
        let (client, transport) = try Fixtures.client(Self.conflict, Self.page, Self.made)
        #expect(await apiError { _ = try await createFolder(client) }?.kind == .conflict)
        #expect(transport.requests.count == 1)
    }

    @Test func aBrokenConnectionAfterALookIsReported() async throws {
        let lost = TransportError(.connectionLost, requestWasSent: true)
        let (client, transport) = try Fixtures.client(Self.failure, .emptyPage, .failure(lost), Self.made)
        let error = await apiError { _ = try await createFolder(client) }
        #expect(error?.mayHaveBeenDone == true && posts(transport) == 2)
    }

    @Test func aTaskIsNeverMadeTwice() async throws {
        let (client, transport) = try Fixtures.client(Self.failure, Self.made)
        let error = await apiError {
            _ = try await client.send(.post("tasks", body: ["name": "t", "project": "u/p"]))
        }
        #expect(error?.mayHaveBeenDone == true && transport.requests.count == 1)
    }

    @Test func whatARepeatedBulkDeletionMissesIsDeleted() async throws {
        let missing = StubTransport.Reply.json(#"{"items": [{"error": {"status": 404, "code": 5002}}]}"#)
        let (client, _) = try Fixtures.client(Self.failure, missing, missing)
        try await client.files.delete([Fixtures.file])[0].get()
        let second = try await client.files.delete([Fixtures.file])
        #expect(throws: APIError.self) { try second[0].get() }
    }

    @Test func projectsVolumesAndRevisionsAreFoundByTheirNames() async throws {
        let (client, transport) = try Fixtures.client(
            Self.failure, .json(#"{"username": "u"}"#),
            .json(#"{"items": [{"id": "u/o", "name": "no"}, {"id": "u/n", "name": "n"}], "links": []}"#),
            .json(#"{"id": "u/n", "name": "n", "created_by": "u", "created_on": "2023-11-14T22:13:20Z"}"#),
            Self.failure, .json(#"{"items": [{"id": "u/v", "name": "v"}], "links": []}"#),
            .json(#"{"id": "u/v", "name": "v", "created_on": "2023-11-14T22:13:20Z"}"#),
            Self.failure,
            .json(
                """
                {"sbg:id": "u/p/a/1", "sbg:revisionsInfo": [
                    {"sbg:revision": 1, "sbg:modifiedBy": "u", "sbg:modifiedOn": 1700000000}]}
                """), .json(#"{"id": "u/p/a/1"}"#))
        #expect(try await client.projects.create(name: "n").id == "u/n")
        let service = VolumeService.s3(
            bucket: "b", credentials: .keys(accessKeyID: "k", secretAccessKey: "s"))
        #expect(
            try await client.volumes.create(name: "v", service: service, accessMode: .readOnly).id == "u/v")
        #expect(try await client.apps.createRevision(1, of: "u/p/a", .json(["class": "x"])).id == "u/p/a/1")
        #expect(posts(transport) == 3)
    }
}
