import CurlTransport
import Synchronization

/// Answers from a script, in order, and remembers what it was asked.
final class ScriptedStorage: HTTPTransport {
    private struct State {
        var replies: ArraySlice<HTTPResponse>
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>

    init(_ replies: [HTTPResponse]) {
        state = Mutex(State(replies: replies[...]))
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try state.withLock { state in
            state.requests.append(request)
            guard let reply = state.replies.popFirst() else {
                throw TransportError(.invalidRequest, message: "the script has no answer left")
            }
            return reply
        }
    }
}
