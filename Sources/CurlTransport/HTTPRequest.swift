/// A request as its sender sees it: what to ask, of whom, and how long to wait.
///
/// Its description shows neither the query of the address, nor values of headers, nor the body.
public struct HTTPRequest: Sendable {
    /// What to do.
    public var method: HTTPMethod

    /// The whole address, percent-encoded: `https://` anywhere, `http://` on this machine only.
    public var url: String

    /// Fields to send to whichever host answers, redirects included.
    public var headers: HTTPHeaders

    /// Fields that are secrets: sent to the host, port and scheme of `url`, and never after a redirect to another.
    public var credentials: HTTPHeaders

    /// What to send.
    public var body: Body = .none
    /// How long things may take.
    public var timeouts = Timeouts()

    /// Default: `.deliver`.
    public var redirects: Redirects = .deliver

    /// Whether the server may compress the body, which is then read uncompressed. Default: true.
    ///
    /// False where the very bytes that are stored are wanted, as for the parts of a file.
    public var acceptsCompression = true

    /// Whether the request may share its connection with others. Default: true; false asks for HTTP/1.1.
    public var allowsHTTP2 = true

    /// A request without a body, until one is set.
    public init(
        _ method: HTTPMethod = .get, _ url: String, headers: HTTPHeaders = [:],
        credentials: HTTPHeaders = [:],
        body: Body = .none
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.credentials = credentials
        self.body = body
    }
}

extension HTTPRequest {
    /// What a request carries.
    public enum Body: Sendable {
        /// Nothing; PUT, POST and PATCH say so with a length of 0.
        case none
        /// Bytes that are at hand.
        case bytes([UInt8])
        /// Bytes that are read while they are sent, so many of them.
        case reader(any BodyReader, length: Int)
    }

    /// How long a request may take.
    public struct Timeouts: Hashable, Sendable {
        /// Until the connection stands: name look-up, TCP, TLS. Default: 30 seconds.
        public var connect: Duration = .seconds(30)

        /// From `send` to the last byte of the body, redirects and the reader's own pauses included. Default: none.
        public var total: Duration?

        /// With no byte moving either way, in whole seconds, rounded up. Default: one minute.
        ///
        /// libcurl looks at the last five seconds, so that a stall may take that much longer to be noticed. A body that
        /// waits for its reader does not count as stalled.
        public var stall: Duration? = .seconds(60)

        /// The default timeouts.
        public init() {}
    }

    /// What happens when the server answers with another address.
    public enum Redirects: Hashable, Sendable {
        /// The redirect itself is the response.
        case deliver
        /// GET and HEAD follow it, so many times at most.
        case follow(limit: Int)
    }
}

/// Bytes of a request's body, read at any offset as often as the connection needs them.
public protocol BodyReader: Sendable {
    /// Copies bytes from `offset` on into `buffer` and returns how many, at least one.
    ///
    /// It is called on the thread that serves all transfers, so it should not wait for anything slower than a disk.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method, host and path; no query, header or body.
    public var description: String {
        let names = (headers.map(\.name) + credentials.map { "\($0.name) (secret)" }).joined(separator: ", ")
        return "\(method) \(maskedURL)" + (names.isEmpty ? "" : " [\(names)]")
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without children.
    public var customMirror: Mirror {
        Mirror(self, children: ["method": method.rawValue, "url": maskedURL, "timeouts": timeouts])
    }

    private var maskedURL: String {
        (try? RequestURL(url))?.masked ?? "(an address that is not allowed)"
    }
}
