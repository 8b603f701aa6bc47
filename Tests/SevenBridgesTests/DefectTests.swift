import CurlTransport
import SevenBridgesData
import Testing

@testable import SevenBridges

/// What the official client does wrong with lists and clients (API.md, 4.4), and we do right; by the numbers there.
@Suite struct DefectTests {
    // 22
    @Test func iteratingAsksForEachPageOnce() async throws {
        let list = FakeList(30)
        let first = try await list.transport.client().projects.list(limit: 10).page()
        #expect(try await first.all.collect().count == 30)
        #expect(list.requests == 3)
    }

    // 22
    @Test func allOfALaterPageBeginsThere() async throws {
        let list = FakeList(30)
        let second = try await list.transport.client().projects.list(limit: 10).page().next()
        #expect(try await second?.all.collect().map(\.id) == (10..<30).map { "u/\($0)" })
    }

    // 23
    @Test func listsAskForTheLargestPages() async throws {
        for type in Catalog.all {
            guard let list = type.list, list.filters.allSatisfy({ !$0.parameter.isRequired }),
                list.exactlyOneOf.isEmpty
            else { continue }
            let (client, transport) = try Fixtures.client(.json(#"{"href": "", "items": [], "links": []}"#))
            guard let pages = try? type.pages(in: client) else { continue }
            var iterator = pages.makeAsyncIterator()
            _ = try await iterator.next()
            #expect(transport.requests.first?.query("limit") == "100", "\(type.plural)")
        }
    }

    // 24
    @Test func aMissingTotalOrLinkIsNoError() async throws {
        let (client, _) = try Fixtures.client(.json(#"{"items": [{"id": "u/a"}]}"#))
        let page = try await client.projects.list().page()
        #expect(page.map(\.id) == ["u/a"] && page.total == nil && !page.hasNext && !page.hasPrevious)
    }

    // 24
    @Test func missingItemsAreToldInWords() async throws {
        let (client, _) = try Fixtures.client(.json(#"{"href": "", "links": []}"#))
        let error = await apiError { _ = try await client.projects.list().page() }
        #expect(error?.description == "the platform's answer can't be used: a list without 'items'")
    }

    // 25
    @Test func listsOfObjectsAreReadThroughAndHaveNoFalseTotal() async throws {
        let (client, _) = try Fixtures.client(
            .json(#"{"items": [{"id": "a"}], "links": [{"next": "https://x/v2/l?continuation_token=t"}]}"#),
            .json(#"{"items": [{"id": "b"}], "links": []}"#))
        let pages = File.type.pages(from: .get("l"), paging: .links(), in: client)
        let first = try await pages.page()
        #expect(first.total == nil && first.items.count == 1)
        #expect(try await first.next()?.items.first?["id"] == "b")
    }

    // 26
    @Test func readingAPropertyNeverAsksTheServer() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"id": "u/p", "name": "n"}"#))
        let project = try await client.projects.get("u/p")
        #expect(project.description == nil && project["no such property"].isNull)
        #expect(transport.requests.count == 1)
    }

    // 27
    @Test func aCallersListIsNotTouched() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"href": "", "items": [], "links": []}"#))
        let names: [String] = []
        _ = try await client.files.list(project: "u/p", names: names).collect()
        #expect(names.isEmpty && transport.requests.first?.query("name") == "")
    }

    // 28
    @Test func eachObjectStaysWithTheClientThatFetchedIt() async throws {
        func account(_ host: String) throws -> (Client, StubTransport) {
            let folder = StubTransport.Reply.json(#"{"id": "\#(Fixtures.folder)", "type": "folder"}"#)
            let transport = StubTransport([folder, .json(#"{"href": "", "items": [], "links": []}"#)])
            let configuration = try Configuration(
                endpoint: Endpoint("https://\(host)/v2"), token: Token("token-of-\(host)"))
            return (Client(configuration: configuration, transport: transport), transport)
        }
        let (one, first) = try account("one.example")
        let (two, second) = try account("two.example")
        let folder = try await one.files.get(Fixtures.folder)
        _ = try await two.files.get(Fixtures.folder)
        _ = try await folder.files().collect()
        #expect(first.requests.count == 2 && second.requests.count == 1)
        #expect(first.requests.allSatisfy { $0.url.hasPrefix("https://one.example/") })
        #expect(
            first.requests.allSatisfy { $0.credentials["X-SBG-Auth-Token"] == "token-of-one.example" })
    }

    // 35
    @Test func theResetOfTheRateLimitIsATimeAndCostsNoCall() async throws {
        let (client, transport) = try Fixtures.client(
            .json(
                #"{"username": "a"}"#,
                headers: [
                    "X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "12",
                    "X-RateLimit-Reset": "1735689600",
                ]))
        _ = try await client.users.me()
        #expect(try await client.resetTime == Timestamp(iso8601: "2025-01-01"))
        #expect(try await client.limit == 1000)
        #expect(try await client.remaining == 12)
        #expect(transport.requests.count == 1)
    }

    // 43
    @Test func theRateLimitAndMaintenanceAreWaitedForByDefaultAndCanBeInterrupted() async throws {
        for reply in [
            StubTransport.Reply.json(#"{"code": 1000}"#, status: 429),
            .json(#"{"code": 0}"#, status: 503),
        ] {
            let (client, _) = try Fixtures.client(reply, .json(#"{"username": "a"}"#))
            #expect(try await client.users.me().id == "a")
            let (impatient, _) = try Fixtures.client(reply) {
                $0.timing.sleep = { _ in throw CancellationError() }
            }
            await #expect(throws: CancellationError.self) { try await impatient.users.me() }
        }
    }

    // 43
    @Test func requestsHaveATimeoutAndDelaysAreSpread() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"username": "a"}"#))
        _ = try await client.users.me()
        #expect(transport.requests[0].timeouts.total == .seconds(300))
        let outcome = RetryPolicy.Outcome.answered(status: 503, code: 0, wait: nil)
        let delays = [0, 0.5].map {
            RetryPolicy().decision(after: outcome, attempt: 1, isRepeatable: true, jitter: $0)
        }
        #expect(delays[0] == .retry(after: .seconds(5)) && delays[1] != delays[0])
    }

    // 44
    @Test func savingNothingAsksNothing() async throws {
        let (client, transport) = try Fixtures.client(.json(Fixtures.fileJSON()))
        var file = try await client.files.get(Fixtures.file)
        try await file.save()
        #expect(transport.requests.count == 1)
    }

    // 45
    @Test func idsAreEncodedInPaths() async throws {
        let (client, transport) = try Fixtures.client(.json(#"{"id": "u/a b?#"}"#))
        _ = try await client.projects.get("u/a b?#")
        #expect(transport.lines == ["GET /projects/u/a%20b%3F%23"])
    }
}

/// What it does wrong with its configuration (API.md, 2.3).
@Suite struct ConfigurationDefectTests {
    private func load(_ credentials: String, config: String? = nil, permissions: Int = 0o600) throws
        -> Configuration
    {
        let surroundings = Surroundings(home: "/home/ada") { path in
            switch path {
            case "/home/ada/.sevenbridges/credentials":
                Surroundings.File(text: credentials, permissions: permissions)
            case "/home/ada/.sevenbridges/sevenbridges-python/config":
                config.map { Surroundings.File(text: $0) }
            default: nil
            }
        }
        return try Configuration.load(from: surroundings)
    }

    private let account = "[default]\napi_endpoint = \(Fixtures.url)\nauth_token = \(Fixtures.secret)\n"

    @Test func aPercentSignInATokenIsTaken() throws {
        #expect(Fixtures.secret.contains("%"))
        #expect(try load(account).token.secret == Fixtures.secret)
    }

    @Test(arguments: [
        ("[mode]\nadvance_access = False\n", false), ("[mode]\nadvance_access = 0\n", false),
        ("[mode]\nother = 1\n", false), ("[mode]\nadvance_access = True\n", true),
    ])
    func advanceAccessIsOnOnlyWhereItSaysSo(config: String, isOn: Bool) throws {
        #expect(try load(account, config: config).wantsAdvanceAccess == isOn)
    }

    @Test func aTypoInTheFileIsToldWithItsLine() throws {
        let error = #expect(throws: ConfigurationError.self) {
            try load("[default]\napi_endpoint \(Fixtures.url)x\nauth_token = t\n" + "nonsense\n")
        }
        #expect(error?.description.contains("credentials:4") == true)
    }

    @Test(arguments: [Token(Fixtures.secret), Token(oauth: Fixtures.secret)])
    func noDescriptionShowsTheToken(token: Token) async throws {
        let transport = StubTransport([.json(#"{"username": "a"}"#)])
        let configuration = try Configuration(endpoint: Endpoint(Fixtures.url), token: token)
        let events = Recorder<TraceEvent>()
        var options = Client.Options()
        options.trace = { events.record($0) }
        let client = Client(configuration: configuration, transport: transport, options: options)
        _ = try await client.users.me()
        var text = "\(client) \(String(reflecting: client)) \(configuration) \(events.all)"
        dump((client.configuration, transport.requests, events.all), to: &text)
        #expect(!text.contains(Fixtures.secret))
    }

    @Test func aFileThatOthersMayReadIsWarnedOf() throws {
        #expect(try load(account, permissions: 0o644).warnings.count == 1)
        #expect(try load(account).warnings.isEmpty)
    }
}
