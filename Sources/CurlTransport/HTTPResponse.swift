/// A response whose head has arrived and whose body is still to be read.
public struct HTTPResponse: Sendable {
    /// The status code, from 100 to 599.
    public var status: Int

    /// The fields as received; a compressed body's `Content-Length` and `Content-Encoding` describe the compressed one.
    public var headers: HTTPHeaders

    /// The body, which is read once.
    public var body: HTTPBody

    /// A response made by hand, as a test's transport does.
    public init(status: Int, headers: HTTPHeaders = [:], body: HTTPBody = HTTPBody([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// The first part of a response: all but the body.
struct ResponseHead: Hashable, Sendable {
    var status: Int
    var headers: HTTPHeaders
}
