import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// Apps on the wire, by the rows 78 to 88 of the official client's checklist, and what is read from them.
@Suite struct AppTests {
    private static let app = StubTransport.Reply.json(
        #"{"id": "u/p/app/3", "name": "App", "project": "u/p", "revision": 3, "latest_revision": 4, "copy_of": null}"#
    )
    private static let installed = StubTransport.Reply.json(#"{"class": "x", "sbg:id": "u/p/app/0"}"#)

    @Test func listsAskForWhatTheyAreNarrowedBy() async throws {
        let (client, transport) = try Fixtures.client(.emptyPage, .emptyPage)
        _ = try await client.apps.list(
            project: "u/p", visibility: .own, terms: ["bwa", "mem"], ids: ["u/p/a", "u/p/b"], limit: 5
        ).collect()
        _ = try await client.apps.list(visibility: .everybody).collect()
        #expect(
            transport.lines == [
                "GET /apps?limit=5&project=u%2Fp&visibility=private&q=bwa&q=mem&id=u%2Fp%2Fa&id=u%2Fp%2Fb",
                "GET /apps?limit=100&visibility=public",
            ])
    }

    @Test func appsAreFetchedByIDAndRevision() async throws {
        let (client, transport) = try Fixtures.client(
            Self.app, Self.app, Self.app, Self.app, .json(#"{"class": "CommandLineTool"}"#))
        _ = try await client.apps.get("u/p/app")
        _ = try await client.apps.get("u/p/app", revision: 0)
        var app = try await client.apps.get("u/p/app/7", revision: 2)
        try await app.reload()
        #expect(try await app.cwl()["class"] == "CommandLineTool")
        #expect(
            transport.lines == [
                "GET /apps/u/p/app", "GET /apps/u/p/app/0", "GET /apps/u/p/app/2", "GET /apps/u/p/app/3",
                "GET /apps/u/p/app/3/raw",
            ])
        #expect(app.revision == 3 && app.latestRevision == 4 && app.copyOf == nil && app.raw == nil)
        #expect(app.revisionID == "u/p/app/3" && app.unversionedID == "u/p/app")
    }

    @Test func descriptionsInJSONAreInstalled() async throws {
        let (client, transport) = try Fixtures.client(Self.installed, Self.app)
        _ = try await client.apps.install("u/p/app", .json(["class": "CommandLineTool"]))
        #expect(
            transport.lines == [
                #"POST /apps/u/p/app/raw {"class":"CommandLineTool"}"#, "GET /apps/u/p/app/0",
            ])
    }

    // Defect 33 of the official client: it sends the text quoted, as JSON.
    @Test func descriptionsInYAMLGoAsTheyAre() async throws {
        let (client, transport) = try Fixtures.client(Self.installed, Self.app)
        _ = try await client.apps.install("u/p/app", .yaml("class: CommandLineTool\n"))
        #expect(transport.lines[0] == "POST /apps/u/p/app/raw class: CommandLineTool\n")
        #expect(transport.requests[0].headers["Content-Type"] == "application/yaml")
        #expect(transport.requests[1].headers["Content-Type"] == "application/json")
    }

    // Defect 31: revision 0 counts as none there.
    @Test(arguments: [0, 4]) func everyRevisionCanBeSent(number: Int) async throws {
        let (client, transport) = try Fixtures.client(Self.installed, Self.app)
        _ = try await client.apps.createRevision(number, of: "u/p/app", .json(["class": "CommandLineTool"]))
        #expect(transport.lines[0] == #"POST /apps/u/p/app/\#(number)/raw {"class":"CommandLineTool"}"#)
    }

    @Test func theNextRevisionIsCounted() async throws {
        let (client, transport) = try Fixtures.client(Self.app, Self.app, Self.installed, Self.app)
        _ = try await client.apps.get("u/p/app").revise(.json([:]))
        #expect(transport.lines[2] == "POST /apps/u/p/app/5/raw {}")
    }

    @Test func copiesSayHow() async throws {
        let (client, transport) = try Fixtures.client(
            Self.app, Self.app, Self.app, Self.app, .empty(status: 204), Self.app)
        var app = try await client.apps.get("u/p/app")
        _ = try await app.copy(to: "u/p2", name: "nn")
        _ = try await app.copy(to: "u/p2", strategy: .direct, usesRevision: true)
        try await app.sync()
        try await app.sync()
        #expect(
            transport.lines.dropFirst() == [
                #"POST /apps/u/p/app/actions/copy {"project":"u/p2","strategy":"clone","name":"nn"}"#,
                #"POST /apps/u/p/app/3/actions/copy {"project":"u/p2","strategy":"direct"}"#,
                "POST /apps/u/p/app/actions/sync",
                "POST /apps/u/p/app/actions/sync", "GET /apps/u/p/app",
            ])
    }

    @Test func whatIsNoAppIsNotSent() async throws {
        let (client, transport) = try Fixtures.client()
        for id in ["u/p", "app", "u/p/app/x"] {
            let error = await apiError { _ = try await client.apps.install(id, .json([:])) }
            #expect(error?.kind == .invalidArgument)
        }
        let error = await apiError { _ = try await client.apps.get("u/p/app", revision: -1) }
        #expect(error?.kind == .invalidArgument && transport.requests.isEmpty)
        #expect(throws: APIError.self) { try AppDescription(path: "/nowhere/app.cwl") }
    }

    @Test func aNameThatIsUniqueFindsTheApp() async throws {
        let page = StubTransport.Reply.json(
            #"{"items": [{"id": "u/p/bwa/2", "name": "BWA MEM"}, {"id": "u/p/star/0", "name": "STAR"}], "links": []}"#
        )
        let (client, _) = try Fixtures.client(page, page, page)
        #expect(try await client.resolve("bwa", as: "app") == "u/p/bwa")
        #expect(try await client.resolve("BWA MEM", as: "app") == "u/p/bwa")
        #expect(await apiError { _ = try await client.resolve("x", as: "app") }?.kind == .notFound)
        #expect(try await client.resolve("u/p/app/3", as: "app") == "u/p/app/3")
    }
}
