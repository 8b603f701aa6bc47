// HTTP over libcurl: requests go in, responses stream out. This target owns the multi handle and its one thread. It
// knows no JSON, no platform, no retry policy, and where a token may go only as far as redirects are concerned.
//
//   CurlTransport.send ── WireRequest ──▶ Mailbox ──▶ CurlLoop (the thread) ── Transfer ── libcurl
//          ▲                                                                      │
//          └────────────── HTTPBody ◀── Exchange (ExchangeState) ◀────────────────┘

/// HTTP and HTTPS over libcurl, with connections that are kept and shared.
///
/// Nothing is started before the first request. The thread ends with the last transfer after the transport is gone, so
/// that a body can still be read to its end, or at once with `shutdown()`.
public final class CurlTransport: HTTPTransport {
    private let configuration: Configuration
    private let mailbox: Mailbox

    /// A transport without connections as yet.
    public init(_ configuration: Configuration = Configuration()) {
        self.configuration = configuration
        mailbox = Mailbox(configuration)
    }

    deinit {
        mailbox.retire()
    }

    /// Sends a request and returns when the headers of the final response are here; throws a `TransportError`.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let deadline = request.timeouts.total.map { ContinuousClock.now.advanced(by: $0) }
        var request = request
        var followed = 0
        while true {
            let (head, body) = try await attempt(request, deadline)
            switch Redirect.decide(on: head, to: request, followed: followed) {
            case .deliver: return HTTPResponse(status: head.status, headers: head.headers, body: body)
            case .refuse(let error): throw error
            case .follow(let next): request = next
            }
            followed += 1
            // A short body is read to its end, since that keeps the connection; a long one isn't worth it.
            _ = try? await body.collect(upTo: 16_384)
        }
    }

    /// Ends all transfers with `.shutDown`, and returns when the connections are closed; requests fail from now on.
    public func shutdown() async {
        await mailbox.close()
    }

    private func attempt(
        _ request: HTTPRequest, _ deadline: ContinuousClock.Instant?
    ) async throws -> (ResponseHead, HTTPBody) {
        let wire = try WireRequest(request, deadline: deadline, proxy: configuration.proxy)
        guard !Task.isCancelled else { throw TransportError(.cancelled, at: wire.url) }
        let exchange = Exchange(wire.url, capacity: configuration.bufferSize, mailbox: mailbox)
        mailbox.post(.start(wire, exchange))
        return (try await exchange.head(), HTTPBody(exchange))
    }
}
