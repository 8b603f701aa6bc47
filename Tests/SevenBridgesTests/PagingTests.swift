import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

@Suite struct PagingTests {
    private func page(_ ids: [String], href: Int, next: String? = nil, total: String? = nil)
        -> StubTransport.Reply
    {
        let items = ids.map { #"{"id": "\#($0)", "name": "\#($0)", "created_on": "2024-01-01T00:00:00Z"}"# }
        let links = next.map { #"{"href": "\#($0)", "rel": "Next", "method": "GET"}"# } ?? ""
        return .json(
            #"{"href": "\#(link(href))", "items": [\#(items.joined(separator: ","))], "links": [\#(links)]}"#,
            headers: total.map { ["X-Total-Matching-Query": $0] } ?? [:])
    }

    private func link(_ offset: Int) -> String {
        "\(Fixtures.url)/projects?fields=_all&offset=\(offset)&limit=2"
    }

    private func ids(_ client: Client, limit: Int? = nil) async throws -> [String] {
        try await client.projects.list(limit: limit).collect().map(\.id)
    }

    @Test func pagesAreFollowedToTheEnd() async throws {
        let pages = [
            nil: page(["u/a", "u/b"], href: 0, next: link(2), total: "5"),
            "2": page(["u/c", "u/d"], href: 2, next: link(4)), "4": page(["u/e"], href: 4),
        ]
        let transport = AnsweringTransport { pages[$0.query("offset")] ?? .empty(status: 404) }
        #expect(try await ids(transport.client()) == ["u/a", "u/b", "u/c", "u/d", "u/e"])
        #expect(
            transport.lines.sorted() == [
                "GET /projects?fields=_all&offset=2&limit=2", "GET /projects?fields=_all&offset=4&limit=2",
                "GET /projects?limit=100&fields=_all",
            ])
    }

    @Test func onlyWhatIsAskedForIsFetched() async throws {
        let (client, transport) = try Fixtures.client(page(["u/a", "u/b"], href: 0, next: link(2)))
        for try await project in try client.projects.list() where project.id == "u/b" { break }
        #expect(transport.requests.count == 1)
    }

    @Test func aLimitIsOfAllItemsAndNotOfAPage() async throws {
        let (client, transport) = try Fixtures.client(
            page(["u/a", "u/b"], href: 0, next: link(2)), page(["u/c", "u/d"], href: 2, next: link(4)))
        #expect(try await ids(client, limit: 3) == ["u/a", "u/b", "u/c"])
        #expect(transport.lines[0] == "GET /projects?limit=3&fields=_all")
    }

    @Test func aLimitOfNothingSendsNothing() async throws {
        let (client, transport) = try Fixtures.client()
        #expect(try await ids(client, limit: 0).isEmpty)
        #expect(transport.requests.isEmpty)
    }

    @Test func aNegativeLimitIsRefused() async throws {
        let (client, _) = try Fixtures.client()
        await #expect(throws: APIError.self) { try await ids(client, limit: -1) }
    }

    @Test func theTotalIsTheServersAndMayBeMissing() async throws {
        let (client, _) = try Fixtures.client(
            page(["u/a"], href: 0, next: link(2), total: "237"), page([], href: 0))
        #expect(try await client.projects.list().total() == 237)
        #expect(try await client.projects.list().total() == nil)
    }

    @Test func linksMayBeMissing() async throws {
        let (client, _) = try Fixtures.client(.json(#"{"items": [{"id": "u/a"}]}"#))
        #expect(try await ids(client) == ["u/a"])
    }

    @Test func aPageThatLeadsBackIsAnErrorAndNoLoop() async throws {
        let (itself, _) = try Fixtures.client(page(["u/a"], href: 0, next: link(0)))
        let error = await apiError { _ = try await ids(itself) }
        #expect(error?.kind == .endlessPaging)
        #expect(error?.description == "after 1 projects the platform refers to a page that was read before")
        let (earlier, transport) = try Fixtures.client(
            page(["u/a"], href: 0, next: link(2)), page(["u/b"], href: 2, next: link(0)), page([], href: 0))
        #expect(await apiError { _ = try await ids(earlier) }?.kind == .endlessPaging)
        #expect(transport.requests.count == 2)
    }

    @Test func aLinkNeverTakesTheTokenToAnotherHost() async throws {
        let (client, transport) = try Fixtures.client(
            page(["u/a"], href: 0, next: "https://evil.example/v2/projects?offset=2"), page([], href: 2))
        _ = try await ids(client)
        #expect(transport.requests[1].url == "\(Fixtures.url)/projects?offset=2")
        let (outside, _) = try Fixtures.client(page(["u/a"], href: 0, next: "https://evil.example/other"))
        #expect(await apiError { _ = try await ids(outside) }?.kind == .unexpectedForm)
    }

    @Test func thePagesRecordsShareOneShapeWithDates() async throws {
        let (client, _) = try Fixtures.client(page(["u/a", "u/b"], href: 0))
        var iterator = try Project.type.pages(in: client).makeAsyncIterator()
        let items = try #require(try await iterator.next()).items
        #expect(items[0].shape === items[1].shape && items[0].type == "project")
        #expect(items[0]["created_on"] == .date(Timestamp(iso8601: "2024-01-01")!))
    }
}
