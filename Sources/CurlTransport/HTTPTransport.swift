/// Sends a request and streams its response; `CurlTransport` is the real one, tests bring their own.
public protocol HTTPTransport: Sendable {
    /// Sends `request` and returns once the head of the response has arrived; the body follows as it is read.
    ///
    /// Any status is a normal result, 404 and 500 too. What is thrown is a `TransportError`: there was no response.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}
