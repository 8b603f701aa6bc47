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
    /// Whether the platform may have done what it was asked although that is not known: the connection broke, or a server
    /// failed, after a request that changes something was sent. Look before asking again. Default: false.
    public var mayHaveBeenDone = false
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
        /// 400: the platform does not understand the request.
        public static let badRequest = Kind(rawValue: "badRequest")
        /// 401: the token is missing, wrong or expired.
        public static let unauthorized = Kind(rawValue: "unauthorized")
        /// 403: the account may not do this.
        public static let forbidden = Kind(rawValue: "forbidden")
        /// 404: there is no such thing, or the account may not see it.
        public static let notFound = Kind(rawValue: "notFound")
        /// 405: this can't be done there.
        public static let methodNotAllowed = Kind(rawValue: "methodNotAllowed")
        /// 408: the platform waited too long for the request.
        public static let requestTimeout = Kind(rawValue: "requestTimeout")
        /// 409: the name is taken, or the object changed.
        public static let conflict = Kind(rawValue: "conflict")
        /// 413: the body is too large.
        public static let contentTooLarge = Kind(rawValue: "contentTooLarge")
        /// 414, or refused here: the address is too long; ask for fewer things at a time.
        public static let uriTooLong = Kind(rawValue: "uriTooLong")
        /// 415: the body is not of a type that the API takes.
        public static let unsupportedMediaType = Kind(rawValue: "unsupportedMediaType")
        /// 429: the rate limit is used up, and waiting was given up.
        public static let tooManyRequests = Kind(rawValue: "tooManyRequests")
        /// 500 and above: the platform failed.
        public static let server = Kind(rawValue: "server")
        /// 503: a service of the platform does not answer.
        public static let unavailable = Kind(rawValue: "unavailable")
        /// 503 with code 0: the platform is under maintenance.
        public static let maintenance = Kind(rawValue: "maintenance")
        /// A status that the API does not document.
        public static let unexpectedStatus = Kind(rawValue: "unexpectedStatus")

        // What it sent can't be used.
        /// The answer is not JSON.
        public static let notJSON = Kind(rawValue: "notJSON")
        /// The answer ended early.
        public static let truncated = Kind(rawValue: "truncated")
        /// The answer is JSON of another form than the API documents.
        public static let unexpectedForm = Kind(rawValue: "unexpectedForm")
        /// A list leads back to a page that was read.
        public static let endlessPaging = Kind(rawValue: "endlessPaging")

        // There was no answer.
        /// There was no connection.
        public static let unreachable = Kind(rawValue: "unreachable")

        // The platform is not done, or has not done what it was to do.
        /// What was waited for had not ended in time; the platform goes on working.
        public static let timedOut = Kind(rawValue: "timedOut")
        /// What was waited for has ended without success.
        public static let failed = Kind(rawValue: "failed")
        /// A task was to run, and the platform found its inputs wanting; it is a draft.
        public static let invalidTask = Kind(rawValue: "invalidTask")

        // A recording took the network's place, or was to be made.
        /// The recording that is replayed has no answer to this request.
        public static let notRecorded = Kind(rawValue: "notRecorded")
        /// A recording can't be made, read or added to.
        public static let unusableRecording = Kind(rawValue: "unusableRecording")

        // Nothing was sent.
        /// A dry run held it back.
        public static let refusedInDryRun = Kind(rawValue: "refusedInDryRun")
        /// An argument can't be right, so nothing was sent.
        public static let invalidArgument = Kind(rawValue: "invalidArgument")
        /// Several objects have the name.
        public static let ambiguousName = Kind(rawValue: "ambiguousName")

        /// The name.
        public let rawValue: String

        /// The kind of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The name.
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
            case 413: .contentTooLarge
            case 414: .uriTooLong
            case 415: .unsupportedMediaType
            case 429: .tooManyRequests
            case 503: code == 0 ? .maintenance : .unavailable
            case 500...: .server
            default: .unexpectedStatus
            }
    }
}
