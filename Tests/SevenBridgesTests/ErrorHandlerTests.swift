import CurlTransport
import Logging
import SevenBridgesData
import Synchronization
import Testing

@testable import SevenBridges

@Suite struct ErrorHandlerTests {
    private let user = StubTransport.Reply.json(#"{"username": "jdoe"}"#)
    private let closed = StubTransport.Reply.json(#"{"code": 0}"#, status: 503)
    private let broken = StubTransport.Reply.json(#"{"code": 90004}"#, status: 500)
    private let limited = StubTransport.Reply.json(
        #"{"code": 1000}"#, status: 429, headers: ["X-RateLimit-Reset": "1700000042"])

    /// The delays of a call that meets these answers, and its error.
    private func delays(
        _ handlers: [ErrorHandler], _ replies: StubTransport.Reply...,
        call: (Client) async throws -> Void = { _ = try await $0.users.me() }
    ) async throws -> ([Duration], APIError?) {
        let delays = Recorder<Duration>()
        let transport = StubTransport(replies)
        let (template, _) = try Fixtures.client { options in
            options.errorHandlers = handlers
            options.timing.sleep = { delays.record($0) }
        }
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        let error = await apiError { try await call(client) }
        return (delays.all, error)
    }

    @Test func theRateLimitIsSleptThroughUntilItsReset() async throws {
        let (delays, error) = try await delays([.rateLimit], limited, limited, user)
        #expect(delays.filter { $0 == .seconds(42) }.count >= 2 && error == nil)
    }

    @Test func maintenanceIsSleptThroughFiveMinutesAtATime() async throws {
        let (delays, error) = try await delays([.rateLimit, .maintenance], closed, closed, user)
        #expect(delays == [.seconds(300), .seconds(300)] && error == nil)
    }

    @Test func failuresOfTheServerAreSleptThroughAsOftenAsTheyCome() async throws {
        let replies = Array(repeating: broken, count: 3)
        let (delays, error) = try await delays([.general], replies[0], replies[1], replies[2], user)
        #expect(delays == Array(repeating: .seconds(300), count: 3) && error == nil)
    }

    @Test func whatCreatesSomethingIsNotRepeatedUnlessAskedFor() async throws {
        let create: (Client) async throws -> Void = { _ = try await $0.projects.create(name: "n") }
        let (none, error) = try await delays([.general], broken, user, call: create)
        #expect(none == [] && error?.kind == .server)
        let risky = ErrorHandler.general(every: .seconds(1), repeatsWrites: true)
        let (delays, nothing) = try await delays([risky], broken, .json(#"{"id": "u/n"}"#), call: create)
        #expect(delays == [.seconds(1)] && nothing == nil)
    }

    @Test func handlersAreAskedInTheirOrderAndThenTheClient() async throws {
        let heard = Recorder<String>()
        let listening = ["one", "two"].map { name in
            ErrorHandler(name) { failure in
                heard.record("\(name) \(failure.attempt) \(failure.error.code ?? 0) \(failure.isRepeatable)")
                return .next
            }
        }
        let (delays, error) = try await delays(listening, broken, user)
        #expect(heard.all == ["one 1 90004 true", "two 1 90004 true"])
        #expect(delays == [.seconds(1)] && error == nil)
    }

    @Test func aHandlerMayGiveUpOrThrowSomethingElse() async throws {
        struct Own: Error {}
        let (delays, error) = try await delays([ErrorHandler("no") { _ in .giveUp }], broken, user)
        #expect(delays == [] && error?.kind == .server)
        let (client, _) = try Fixtures.client(broken) {
            $0.errorHandlers = [ErrorHandler("own") { _ in throw Own() }]
        }
        await #expect(throws: Own.self) { try await client.users.me() }
    }

    @Test func aSleepCanBeInterrupted() async throws {
        let (client, transport) = try Fixtures.client(closed, user) {
            $0.errorHandlers = [.maintenance]
            $0.timing.sleep = { _ in throw CancellationError() }
        }
        await #expect(throws: CancellationError.self) { try await client.users.me() }
        #expect(transport.requests.count == 1)
    }
}

@Suite struct RetryHeaderTests {
    @Test func retryAfterMayBeADate() async throws {
        let delays = Recorder<Duration>()
        let (client, _) = try Fixtures.client(
            .json("", status: 503, headers: ["Retry-After": "Tue, 14 Nov 2023 22:13:47 GMT"]),
            .json(#"{"username": "jdoe"}"#)
        ) { $0.timing.sleep = { delays.record($0) } }
        _ = try await client.users.me()
        #expect(delays.all == [.seconds(27)])
    }

    @Test func attemptsAreCountedApartForEachWayToFail() async throws {
        let limited = StubTransport.Reply.json(#"{"code": 1000}"#, status: 429)
        let broken = StubTransport.Reply.json("", status: 500)
        let replies = Array(repeating: limited, count: 10) + Array(repeating: broken, count: 4)
        let transport = StubTransport(replies + [.json(#"{"username": "jdoe"}"#)])
        let clock = Recorder<Duration>()
        let (template, _) = try Fixtures.client { $0.timing.sleep = { clock.record($0) } }
        var options = template.options
        let ticks = Mutex<Int64>(0)
        options.timing.now = {
            ticks.withLock { ticks in
                ticks += 1
                return Timestamp(microseconds: 1_700_000_000_000_000 + ticks * 1_000_000)
            }
        }
        let client = Client(
            configuration: template.configuration, transport: transport, options: options)
        #expect(try await client.users.me().id == "jdoe")
        #expect(transport.requests.count == 15)
    }
}

@Suite struct LoggerTests {
    private struct Lines: LogHandler {
        let lines: Recorder<String>
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.debug

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).filter { $0.key != "duration" }.sorted { $0.key < $1.key }
            let text = fields.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            lines.record("\(event.level) \(event.message) \(text)")
        }
    }

    @Test func requestsResponsesAndRetriesAreLoggedWithoutSecrets() async throws {
        let lines = Recorder<String>()
        let transport = StubTransport([
            .json("", status: 502), .json(#"{"username": "a"}"#, headers: ["X-Request-Id": "r-1"]),
        ])
        let token = Token(oauth: Fixtures.secret)
        let configuration = try Configuration(endpoint: Endpoint(Fixtures.url), token: token)
        var options = Client.Options()
        options.timing = Timing(now: { Timestamp(microseconds: 0) }, sleep: { _ in }, jitter: { 0 })
        options.logger = Logger(label: "test") { _ in Lines(lines: lines) }
        let traced = Recorder<TraceEvent>()
        options.trace = { traced.record($0) }
        let client = Client(configuration: configuration, transport: transport, options: options)
        _ = try await client.users.me()
        let url = "url=\(Fixtures.url)/user"
        #expect(
            lines.all == [
                "debug request attempt=1 bytes=0 method=GET \(url)",
                "debug response attempt=1 bytes=0 method=GET status=502 \(url)",
                "debug retry attempt=1 delay=1.0 seconds method=GET \(url)",
                "debug request attempt=2 bytes=0 method=GET \(url)",
                "debug response attempt=2 bytes=17 method=GET request_id=r-1 status=200 \(url)",
            ])
        #expect(transport.requests[0].credentials["Authorization"] == "Bearer \(Fixtures.secret)")
        #expect(transport.requests[0].credentials["X-SBG-Auth-Token"] == nil)
        #expect(!"\(traced.all)".contains(Fixtures.secret))
    }

    @Test func storageIsNotWrittenToInADryRun() async throws {
        // In TraceTests: everything else about dry runs.
        let (client, transport) = try Fixtures.client(.empty(status: 200))
        let address = SignedURL("https://bucket.example/part?Signature=topsecret")
        let error = await apiError { _ = try await client.dry.store(.bytes([1]), at: address) }
        #expect(error?.kind == .refusedInDryRun && transport.requests.isEmpty)
        #expect(!"\(String(describing: error))".contains("topsecret"))
        #expect(try await client.store(.bytes([1]), at: address).status == 200)
        #expect(transport.lines == ["PUT https://bucket.example/part?Signature=topsecret \u{1}"])
    }
}
