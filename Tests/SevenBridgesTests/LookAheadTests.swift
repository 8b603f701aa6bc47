import CurlTransport
import SevenBridges
import SevenBridgesData
import Synchronization
import Testing

/// Pages fetched several at a time, and lists that change meanwhile.
@Suite(.timeLimit(.minutes(1))) struct LookAheadTests {
    private func ids(
        _ list: FakeList, limit: Int? = nil, configure: (inout Client.Options) -> Void = { _ in }
    ) async throws -> [String] {
        try await list.transport.client(configure: configure).projects.list(limit: limit).collect().map(\.id)
    }

    private func all(_ count: Int) -> [String] { (0..<count).map { "u/\($0)" } }

    @Test func pagesAreFetchedFourAtATimeAndDeliveredInOrder() async throws {
        let list = FakeList(203)
        #expect(try await ids(list) == all(203))
        #expect(list.requests == 21 && (2...4).contains(list.mostAtOnce))
    }

    @Test func aPageWaitsForItsTurnHoweverEarlyItComes() async throws {
        let (list, last) = (FakeList(60), Occasion())
        let transport = AnsweringTransport { request in
            // The third page is not answered before the sixth was asked for.
            if request.query("offset") == "50" { last.come() }
            if request.query("offset") == "20" { await last.wait() }
            return await list.answer(request)
        }
        #expect(try await transport.client().projects.list().collect().map(\.id) == all(60))
    }

    @Test func oneAtATimeIsAnOption() async throws {
        let list = FakeList(95)
        #expect(try await ids(list) { $0.pagesAtOnce = 1 } == all(95))
        #expect(list.mostAtOnce == 1 && list.requests == 10)
    }

    @Test(arguments: [(1, 1), (10, 1), (11, 2), (25, 3), (40, 4), (1000, 10)])
    func noMorePagesAreFetchedThanTheLimitNeeds(limit: Int, requests: Int) async throws {
        let list = FakeList(100)
        #expect(try await ids(list, limit: limit) == all(min(limit, 100)))
        #expect(list.requests == requests)
    }

    @Test func withoutATotalLinksAreFollowedOneByOne() async throws {
        let list = FakeList(45, tellsTotal: false)
        #expect(try await ids(list) == all(45))
        #expect(list.mostAtOnce == 1 && list.requests == 5)
    }

    @Test func aReaderThatStopsEndsWhatIsOnItsWay() async throws {
        let (list, asked, ended) = (FakeList(100), Occasion(), Occasion())
        let transport = AnsweringTransport { request in
            guard request.query("offset") == "20" else {
                if request.query("offset") == "10" { await asked.wait() }
                return await list.answer(request)
            }
            asked.come()
            await withTaskCancellationHandler {
                await ended.wait()
            } onCancel: {
                ended.come()
            }
            return .failure(TransportError(.cancelled))
        }
        for try await project in try transport.client().projects.list() where project.id == "u/10" { break }
        await ended.wait()
        #expect(transport.requests.count == 3)
    }

    @Test func cancellingTheReaderEndsWhatIsOnItsWay() async throws {
        let asked = Occasion()
        let list = FakeList(100)
        let transport = AnsweringTransport { request in
            guard request.query("offset") != nil else { return await list.answer(request) }
            asked.come()
            let ended = Occasion()
            await withTaskCancellationHandler {
                await ended.wait()
            } onCancel: {
                ended.come()
            }
            return .failure(TransportError(.cancelled))
        }
        let client = try transport.client()
        let reader = Task { try await client.projects.list().collect() }
        await asked.wait()
        reader.cancel()
        await #expect(throws: CancellationError.self) { try await reader.value }
    }

    @Test func whatMovesToTheNextPageIsDeliveredOnce() async throws {
        let list = FakeList(50) { request, state in
            if request == 2 { state.ids.insert(contentsOf: ["u/new1", "u/new2"], at: 0) }
        }
        #expect(try await ids(list) == all(50))
    }

    @Test func whatMovesUpIsNotSkipped() async throws {
        let list = FakeList(50) { request, state in
            if request == 2 { state.ids.removeFirst(3) }
        }
        #expect(try await ids(list) == all(50))
    }

    @Test func aListThatIsDeletedWhileItIsReadIsReadWhole() async throws {
        let list = FakeList(230)
        var read: [String] = []
        for try await page in try list.transport.client().projects.list().pages {
            let ids = page.items.compactMap { $0["id"]?.stringValue }
            read += ids
            list.state.withLock { state in state.ids.removeAll(where: ids.contains) }
        }
        #expect(read == all(230))
    }

    @Test func aListThatGrowsIsReadToItsNewEnd() async throws {
        let list = FakeList(20) { request, state in
            if request < 5 { state.ids += (0..<10).map { "u/\(request)-\($0)" } }
        }
        #expect(try await ids(list).count == 60)
    }

    @Test func aTotalThatGoesUpAndDownDoesNotKeepTheReader() async throws {
        let list = FakeList(1000) { request, state in
            if request % 2 == 0 {
                state.ids.removeFirst(30)
            } else {
                state.ids.insert(contentsOf: (0..<30).map { "u/x\(request)-\($0)" }, at: 0)
            }
        }
        let read = try await ids(list)
        #expect(Set(read).count == read.count && list.requests < 600)
    }

    @Test func pagesMayBeEmptyOrShort() async throws {
        @Sendable func page(_ ids: [String], next: Int?) -> StubTransport.Reply {
            let link =
                next.map { #"{"rel": "next", "href": "\#(Fixtures.url)/projects?offset=\#($0)"}"# } ?? ""
            let items = ids.map { #"{"id": "\#($0)"}"# }.joined(separator: ",")
            return .json(
                #"{"href": "", "items": [\#(items)], "links": [\#(link)]}"#,
                headers: ["X-Total-Matching-Query": "40"])
        }
        let pages = [
            nil: page(["u/1"], next: 10), "10": page([], next: 20), "20": page(["u/2", "u/3"], next: 23),
            "23": page(["u/4"], next: nil),
        ]
        let transport = AnsweringTransport { pages[$0.query("offset")] ?? page([], next: nil) }
        let ids = try await transport.client().projects.list().collect().map(\.id)
        #expect(ids == ["u/1", "u/2", "u/3", "u/4"])
    }
}

/// Pages by hand, and lists whose pages hold tokens.
@Suite struct PageTests {
    @Test func aPageLeadsToItsNeighbours() async throws {
        let list = FakeList(25)
        let first = try await list.transport.client().projects.list(limit: 10).page()
        #expect(first.map(\.id) == (0..<10).map { "u/\($0)" } && first.total == 25 && first.count == 10)
        #expect(try await first.previous() == nil && !first.hasPrevious)
        let second = try #require(try await first.next())
        let third = try #require(try await second.next())
        #expect(third.map(\.id) == (20..<25).map { "u/\($0)" })
        #expect(try await third.next() == nil && !third.hasNext)
        #expect(try await third.previous()?.first?.id == "u/10")
        #expect(list.requests == 4)
    }

    @Test func allOfAPageBeginsWithItAndDoesNotAskForItAgain() async throws {
        let list = FakeList(45)
        let first = try await list.transport.client().projects.list(limit: 10).page()
        #expect(try await first.all.collect().count == 45)
        #expect(list.requests == 5)
        let second = try #require(try await first.next())
        #expect(try await second.all.collect().first?.id == "u/10")
    }

    @Test func tokensInLinksAreFollowed() async throws {
        let pages: [String?: StubTransport.Reply] = [
            "init": .json(
                #"""
                {"items": [{"id": "a"}], "links": [{"rel": "next", "href": "https://x/v2/files/scroll?token=b64%3D"}]}
                """#),
            "b64%3D": .json(#"{"items": [{"id": "b"}], "links": []}"#),
        ]
        let transport = AnsweringTransport { pages[$0.query("token")] ?? .empty(status: 404) }
        let call = APICall.get("files", "scroll", query: [QueryItem("token", "init")]).preview
        let list = File.type.pages(from: call, paging: .scroll, in: try transport.client())
        var ids: [String?] = []
        for try await page in list { ids += page.items.map { $0["id"]?.stringValue } }
        #expect(ids == ["a", "b"])
        #expect(transport.lines == ["GET /files/scroll?token=init", "GET /files/scroll?token=b64%3D"])
        #expect(transport.requests.allSatisfy { $0.headers["X-SBG-Advance-Access"] == "Advance" })
    }

    @Test func linksOfVolumesHaveNoRelation() async throws {
        let (client, transport) = try Fixtures.client(
            .json(
                #"""
                {"items": [{"location": "a"}], "prefixes": [{"prefix": "p/"}],
                 "links": [{"next": "https://x/v2/storage/volumes/u/v/list?continuation_token=t"}]}
                """#), .json(#"{"items": [{"location": "b"}], "prefixes": [], "links": []}"#))
        let call = APICall.get("storage", "volumes", "u/v", "list")
        var pages = File.type.pages(from: call, paging: .links(), in: client).makeAsyncIterator()
        let first = try #require(try await pages.next())
        #expect(first.total == nil && first.details["prefixes"] == [["prefix": "p/"]])
        #expect(try await pages.next()?.items.first?["location"] == "b")
        #expect(try await pages.next() == nil)
        #expect(transport.lines.last == "GET /storage/volumes/u/v/list?continuation_token=t")
    }

    @Test func tokensInBodiesGoIntoTheQuery() async throws {
        let (client, transport) = try Fixtures.client(
            .json(#"{"count": 2, "cont_token": "t=1", "result_set": [{"id": "a"}]}"#),
            .json(#"{"count": 2, "cont_token": null, "result_set": [{"id": "b"}]}"#))
        let call = APICall.post(
            "files", "search", query: [QueryItem("limit", "1")], body: ["query": "q"], isRead: true)
        var pages = File.type.pages(from: call, paging: .search, in: client).makeAsyncIterator()
        #expect(try await pages.next()?.total == 2)
        #expect(try await pages.next()?.items.first?["id"] == "b")
        #expect(try await pages.next() == nil)
        #expect(
            transport.lines == [
                #"POST /files/search?limit=1 {"query":"q"}"#,
                #"POST /files/search?limit=1&cont_token=t%3D1 {"query":"q"}"#,
            ])
    }
}
