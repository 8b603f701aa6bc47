import CurlTransport
import SevenBridges
import SevenBridgesData
import Synchronization

/// A transport that answers from a script, in order, and remembers what it was asked.
final class StubTransport: HTTPTransport {
    enum Reply: Sendable {
        case json(String, status: Int = 200, headers: HTTPHeaders = [:])
        case empty(status: Int)
        case body([[UInt8]], failure: TransportError?)
        case failure(TransportError)

        /// A list of nothing.
        static let emptyPage = Reply.json(#"{"href": "", "items": [], "links": []}"#)
        /// No body, where there is nothing to say.
        static let noContent = Reply.empty(status: 204)
    }

    private struct State {
        var replies: ArraySlice<Reply>
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>

    init(_ replies: [Reply]) {
        state = Mutex(State(replies: replies[...]))
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    /// What was asked, as `METHOD URL BODY`, the endpoint left out.
    var lines: [String] {
        requests.map(\.line)
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let reply = state.withLock { state in
            state.requests.append(request)
            return state.replies.popFirst()
        }
        guard let reply else {
            throw TransportError(.invalidRequest, message: "the script has no answer left")
        }
        return try reply.response()
    }
}

extension StubTransport.Reply {
    func response() throws -> HTTPResponse {
        switch self {
        case .json(let text, let status, let headers):
            return HTTPResponse(status: status, headers: headers, body: HTTPBody(Array(text.utf8)))
        case .empty(let status): return HTTPResponse(status: status)
        case .body(let chunks, let failure):
            return HTTPResponse(status: 200, body: HTTPBody(chunks: chunks, failure: failure))
        case .failure(let error): throw error
        }
    }
}

extension HTTPRequest {
    /// The body, where it says something: `null` and `{}` are only what a write without a body sends.
    var bodyText: String? {
        wholeBodyText.flatMap { [.post: "null", .delete: "{}"][method] == $0 ? nil : $0 }
    }

    var wholeBodyText: String? {
        if case .bytes(let bytes) = body { String(decoding: bytes, as: UTF8.self) } else { nil }
    }
}

/// What the tests have in common.
enum Fixtures {
    static let url = "https://api.sbgenomics.com/v2"
    static let secret = "0123456789abcdef%0123456789abcdef"
    static let file = "5f2a90c1e4b0b7d1a2c3d4e5"
    static let folder = "5f2a90c1e4b0b7d1a2c3d4e0"

    /// A client that gets these answers, and its transport.
    static func client(
        _ replies: StubTransport.Reply..., configure: (inout Client.Options) -> Void = { _ in }
    ) throws -> (Client, StubTransport) {
        let transport = StubTransport(replies)
        let configuration = try Configuration(endpoint: Endpoint(url + "/"), token: Token(secret))
        var options = Client.Options()
        options.timing = Timing(
            now: { Timestamp(microseconds: 1_700_000_000_000_000) }, sleep: { _ in }, jitter: { 0 })
        configure(&options)
        return (Client(configuration: configuration, transport: transport, options: options), transport)
    }

    /// The JSON of a file with these fields beside the id.
    static func fileJSON(_ fields: String = #""name": "f""#) -> String {
        #"{"id": "\#(file)", "type": "file", "project": "u/p", \#(fields)}"#
    }

}

/// Collects values from any thread.
final class Recorder<Element: Sendable>: Sendable {
    private let state = Mutex<[Element]>([])

    func record(_ element: Element) { state.withLock { $0.append(element) } }

    var all: [Element] { state.withLock { $0 } }
}

/// The API error that `body` throws.
func apiError(_ body: () async throws -> Void) async -> APIError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? APIError
    }
}
