/// Why the platform did not do what it was asked.
///
/// Match on `kind`; `description` is a sentence for people. Neither holds a token or a signed address.
public struct APIError: Error, Sendable {
    /// What went wrong, to match on.
    public var kind: Kind
    /// The HTTP status; nil where there was no response.
    public var status: Int?
    /// The platform's own four-digit code.
    public var code: Int?
    /// What went wrong in the platform's words, or in ours where it said nothing.
    public var message: String?
    /// The address of an explanation, as the platform gives it.
    public var moreInfo: String?
    /// The request's id, which support asks for.
    public var requestID: String?
    /// How long the server asks to wait before the next attempt.
    public var retryAfter: Duration?
    /// The request's method; nil where nothing was to be sent.
    public var method: String?
    /// The request's path, without its query.
    public var path: String?
    /// What the transport or a reader threw.
    public var underlyingError: (any Error)?

    /// An error of this kind; the rest is filled in where it is known.
    public init(_ kind: Kind, message: String? = nil, underlyingError: (any Error)? = nil) {
        self.kind = kind
        self.message = message
        self.underlyingError = underlyingError
    }

    /// The kinds of API errors; more may come.
    public struct Kind: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        // What the server answered.
        public static let badRequest = Kind(rawValue: "badRequest")
        public static let unauthorized = Kind(rawValue: "unauthorized")
        public static let forbidden = Kind(rawValue: "forbidden")
        public static let notFound = Kind(rawValue: "notFound")
        public static let methodNotAllowed = Kind(rawValue: "methodNotAllowed")
        public static let requestTimeout = Kind(rawValue: "requestTimeout")
        public static let conflict = Kind(rawValue: "conflict")
        public static let uriTooLong = Kind(rawValue: "uriTooLong")
        public static let tooManyRequests = Kind(rawValue: "tooManyRequests")
        public static let server = Kind(rawValue: "server")
        public static let unavailable = Kind(rawValue: "unavailable")
        public static let maintenance = Kind(rawValue: "maintenance")
        public static let unexpectedStatus = Kind(rawValue: "unexpectedStatus")

        // What it sent can't be used.
        public static let notJSON = Kind(rawValue: "notJSON")
        public static let truncated = Kind(rawValue: "truncated")
        public static let unexpectedForm = Kind(rawValue: "unexpectedForm")
        public static let endlessPaging = Kind(rawValue: "endlessPaging")

        // There was no answer.
        public static let unreachable = Kind(rawValue: "unreachable")

        // The platform is not done, or has not done what it was to do.
        public static let timedOut = Kind(rawValue: "timedOut")
        public static let failed = Kind(rawValue: "failed")

        // Nothing was sent.
        public static let refusedInDryRun = Kind(rawValue: "refusedInDryRun")
        public static let invalidArgument = Kind(rawValue: "invalidArgument")
        public static let ambiguousName = Kind(rawValue: "ambiguousName")

        public let rawValue: String

        /// The kind of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public var description: String { rawValue }
    }
}

extension APIError.Kind {
    /// The kind of an answer with this status; `code` 0 with 503 is maintenance.
    init(status: Int, code: Int?) {
        self =
            switch status {
            case 400: .badRequest
            case 401: .unauthorized
            case 403: .forbidden
            case 404: .notFound
            case 405: .methodNotAllowed
            case 408: .requestTimeout
            case 409: .conflict
            case 414: .uriTooLong
            case 429: .tooManyRequests
            case 503: code == 0 ? .maintenance : .unavailable
            case 500...: .server
            default: .unexpectedStatus
            }
    }
}
