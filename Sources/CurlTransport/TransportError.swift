/// Why there was no response, or no whole one.
public struct TransportError: Error, Sendable {
    /// What went wrong, to match on.
    public var code: Code

    /// The host that was asked; nil where the address could not be read.
    public var host: String?
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
        public static let invalidURL = Code(rawValue: "invalidURL")
        public static let insecureURL = Code(rawValue: "insecureURL")
        public static let invalidRequest = Code(rawValue: "invalidRequest")
        public static let invalidProxy = Code(rawValue: "invalidProxy")

        // No connection.
        public static let couldNotResolveHost = Code(rawValue: "couldNotResolveHost")
        public static let couldNotResolveProxy = Code(rawValue: "couldNotResolveProxy")
        public static let couldNotConnect = Code(rawValue: "couldNotConnect")
        public static let proxyRefused = Code(rawValue: "proxyRefused")
        /// The certificate is not trusted, or is another host's.
        public static let tlsRefused = Code(rawValue: "tlsRefused")
        /// The encrypted connection broke off before certificates were judged; it may work the next time.
        public static let tlsHandshakeFailed = Code(rawValue: "tlsHandshakeFailed")

        // No whole response.
        public static let timedOut = Code(rawValue: "timedOut")
        public static let stalled = Code(rawValue: "stalled")
        public static let connectionLost = Code(rawValue: "connectionLost")
        public static let truncatedBody = Code(rawValue: "truncatedBody")
        public static let invalidResponse = Code(rawValue: "invalidResponse")
        public static let tooManyRedirects = Code(rawValue: "tooManyRedirects")
        public static let insecureRedirect = Code(rawValue: "insecureRedirect")
        public static let bodyTooLarge = Code(rawValue: "bodyTooLarge")

        // Our side.
        public static let cancelled = Code(rawValue: "cancelled")
        public static let shutDown = Code(rawValue: "shutDown")
        public static let unreadableBody = Code(rawValue: "unreadableBody")
        public static let outOfMemory = Code(rawValue: "outOfMemory")
        public static let `internal` = Code(rawValue: "internal")

        public let rawValue: String

        /// The code of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public var description: String { rawValue }
    }
}
