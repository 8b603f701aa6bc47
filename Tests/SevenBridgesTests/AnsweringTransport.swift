import CurlTransport
import SevenBridges
import SevenBridgesData
import Synchronization

/// A transport that answers by what it is asked, in whatever order that comes, and remembers it.
final class AnsweringTransport: HTTPTransport {
    private let answer: @Sendable (HTTPRequest) async throws -> StubTransport.Reply
    private let asked = Recorder<HTTPRequest>()

    init(_ answer: @escaping @Sendable (HTTPRequest) async throws -> StubTransport.Reply) {
        self.answer = answer
    }

    var requests: [HTTPRequest] { asked.all }

    /// What was asked, as `METHOD URL BODY`, the endpoint left out.
    var lines: [String] { requests.map(\.line) }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        asked.record(request)
        return try await answer(request).response()
    }

    /// A client that is answered by this.
    func client(configure: (inout Client.Options) -> Void = { _ in }) throws -> Client {
        let configuration = try Configuration(endpoint: Endpoint(Fixtures.url), token: Token(Fixtures.secret))
        var options = Client.Options()
        options.timing = Timing(
            now: { Timestamp(microseconds: 1_700_000_000_000_000) }, sleep: { _ in }, jitter: { 0 })
        configure(&options)
        return Client(configuration: configuration, transport: self, options: options)
    }
}

extension HTTPRequest {
    /// `METHOD URL BODY`, the endpoint left out.
    var line: String {
        let shown = url.hasPrefix(Fixtures.url) ? url.dropFirst(Fixtures.url.count) : url[...]
        return "\(method) \(shown)" + (bodyText.map { " " + $0 } ?? "")
    }

    /// A value of the query.
    func query(_ name: String) -> String? {
        let items = url.drop { $0 != "?" }.dropFirst().split(separator: "&")
        return items.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}

/// Something that happens once, and can be waited for.
final class Occasion: Sendable {
    private struct State {
        var hasCome = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func come() {
        let waiting = state.withLock { state in
            state.hasCome = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.hasCome { state.waiting.append(continuation) }
                return state.hasCome
            }
            if isOver { continuation.resume() }
        }
    }
}
