/// Why there was no response, or no whole one.
public struct TransportError: Error, Sendable {
    /// What went wrong, to match on.
    public var code: Code

    /// The host that was asked; nil where the address could not be read.
    public var host: String?
    /// The port that was asked; nil where the address could not be read.
    public var port: Int?

    /// Details in the words of libcurl, without any path, query or header value.
    public var message: String?

    /// Whether any byte of the request may have reached the server; if false, any request is safe to repeat.
    public var requestWasSent: Bool

    /// What a `BodyReader` threw.
    public var underlyingError: (any Error)?

    /// An error of this code; the transport's own ones also say where.
    public init(
        _ code: Code, message: String? = nil, requestWasSent: Bool = false,
        underlyingError: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.requestWasSent = requestWasSent
        self.underlyingError = underlyingError
    }

    init(_ code: Code, at url: RequestURL, message: String? = nil, requestWasSent: Bool = false) {
        self.init(code, message: message, requestWasSent: requestWasSent)
        locate(at: url)
    }

    mutating func locate(at url: RequestURL) {
        host = url.host
        port = url.port
    }
}

extension TransportError {
    /// The kinds of failure; more may come.
    public struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        // Refused before anything was sent.
        /// The address can't be read, or has no host.
        public static let invalidURL = Code(rawValue: "invalidURL")
        /// Plain `http` to another machine, which is never sent.
        public static let insecureURL = Code(rawValue: "insecureURL")
        /// A header or method that HTTP can't carry.
        public static let invalidRequest = Code(rawValue: "invalidRequest")
        /// The address of the proxy can't be read.
        public static let invalidProxy = Code(rawValue: "invalidProxy")

        // No connection.
        /// The name of the host is not known to the DNS.
        public static let couldNotResolveHost = Code(rawValue: "couldNotResolveHost")
        /// The name of the proxy is not known to the DNS.
        public static let couldNotResolveProxy = Code(rawValue: "couldNotResolveProxy")
        /// Nobody listens there, or nothing came back.
        public static let couldNotConnect = Code(rawValue: "couldNotConnect")
        /// The proxy did not let the connection through.
        public static let proxyRefused = Code(rawValue: "proxyRefused")
        /// The certificate is not trusted, or is another host's.
        public static let tlsRefused = Code(rawValue: "tlsRefused")
        /// The encrypted connection broke off before certificates were judged; it may work the next time.
        public static let tlsHandshakeFailed = Code(rawValue: "tlsHandshakeFailed")

        // No whole response.
        /// There was no whole response within the time that the request allows.
        public static let timedOut = Code(rawValue: "timedOut")
        /// No byte moved for the time that the request allows.
        public static let stalled = Code(rawValue: "stalled")
        /// The connection broke.
        public static let connectionLost = Code(rawValue: "connectionLost")
        /// The body ended before the length that was announced.
        public static let truncatedBody = Code(rawValue: "truncatedBody")
        /// What came is not HTTP.
        public static let invalidResponse = Code(rawValue: "invalidResponse")
        /// More redirects than the request allows.
        public static let tooManyRedirects = Code(rawValue: "tooManyRedirects")
        /// A redirect from `https` to plain `http`.
        public static let insecureRedirect = Code(rawValue: "insecureRedirect")
        /// The body is longer than the reader allows.
        public static let bodyTooLarge = Code(rawValue: "bodyTooLarge")

        // Our side.
        /// The task that waited was cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
        /// The transport does not work any more.
        public static let shutDown = Code(rawValue: "shutDown")
        /// The body of the request could not be read.
        public static let unreadableBody = Code(rawValue: "unreadableBody")
        /// libcurl is not installed; the message says which file and what to do.
        public static let missingLibrary = Code(rawValue: "missingLibrary")
        /// libcurl found no memory.
        public static let outOfMemory = Code(rawValue: "outOfMemory")
        /// libcurl refused what it should know; a mistake of ours.
        public static let `internal` = Code(rawValue: "internal")

        /// The name.
        public let rawValue: String

        /// The code of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The name.
        public var description: String { rawValue }
    }
}
