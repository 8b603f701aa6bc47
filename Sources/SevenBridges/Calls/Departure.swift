internal import CurlTransport
internal import SevenBridgesData

/// A request on its way out.
struct Departure: Sendable {
    var request: HTTPRequest
    /// The path for errors, which is all that they show of the address.
    var path = ""
    var isRead: Bool
    var isRepeatable: Bool
    var isStorage = false
    /// Which attempt this is, from 1.
    private(set) var attempt = 1
    /// How many attempts ended in each way.
    private var endings: [RetryPolicy.Cause: Int] = [:]
    /// Whether an attempt may have been carried out without our hearing of it.
    private(set) var mayBeDone = false
    /// When the first attempt began that may have been carried out without our hearing of it.
    private(set) var doubtBegan: Timestamp?
    /// Whether we looked after the last attempt, and it was not carried out.
    var isKnownUndone = false
    private var began: Timestamp?

    init(request: HTTPRequest, isRead: Bool, isRepeatable: Bool) {
        self.request = request
        self.isRead = isRead
        self.isRepeatable = isRepeatable
    }

    /// Whether another attempt does no harm.
    var mayBeRepeated: Bool { isRepeatable || isKnownUndone }

    var isRepeatedDelete: Bool { request.method == .delete && mayBeDone }

    /// Whether it uses up the rate limit; asking for the limit does not.
    var isLimited: Bool { !isStorage && path != "/rate_limit" }

    var body: [UInt8]? {
        if case .bytes(let bytes) = request.body { bytes } else { nil }
    }

    /// Counts an attempt that ended in this way, and says how many did.
    mutating func count(_ cause: RetryPolicy.Cause) -> Int {
        endings[cause, default: 0] += 1
        return endings[cause, default: 0]
    }

    /// An attempt begins.
    mutating func begin(at now: Timestamp) {
        began = now
    }

    /// Remembers whether an attempt that failed may have been carried out.
    mutating func note(_ attempt: Attempt) {
        guard attempt.mayBeDone else { return }
        mayBeDone = true
        doubtBegan = doubtBegan ?? began
    }

    /// Becomes the next attempt.
    mutating func `repeat`() {
        attempt += 1
    }
}

/// How one attempt ended: for the caller, and for the retry policy.
struct Attempt {
    var outcome: Result<APIResponse, APIError>
    var forPolicy: RetryPolicy.Outcome
    /// Whether the request may have been carried out although the outcome is a failure.
    var mayBeDone: Bool
    /// The server's time; nil where it did not tell.
    var date: Timestamp?

    /// Whether what was to be made is there, or something else of its name.
    var isConflict: Bool {
        if case .answered(status: 409, _, _) = forPolicy { true } else { false }
    }

    init(_ error: TransportError) {
        mayBeDone = error.requestWasSent
        outcome = .failure(APIError(error))
        // A request that can't be written or goes to no valid address will not do better the next time.
        let isHopeless: Bool =
            [
                .invalidURL, .insecureURL, .invalidRequest, .invalidProxy, .tlsRefused, .missingLibrary,
                .shutDown,
            ].contains(error.code)
        forPolicy =
            isHopeless ? .answered(status: 0, code: nil, wait: nil) : .failed(wasSent: error.requestWasSent)
    }

    init(_ reply: Reply, masking: Masking, now: Timestamp) {
        // A success that can't be read is one all the same.
        date = reply.headers["Date"].flatMap { Timestamp(httpDate: $0) }
        mayBeDone = reply.status < 300 || reply.status == 408 || reply.status >= 500
        outcome = reply.result(masking: masking)
        forPolicy = .answered(status: reply.status, code: nil, wait: nil)
        guard case .failure(var failure) = outcome else { return }
        failure.retryAfter = Self.wait(reply, now)
        if failure.kind == .maintenance { mayBeDone = false }
        outcome = .failure(failure)
        forPolicy = .answered(status: reply.status, code: failure.code, wait: failure.retryAfter)
    }

    /// How long the server asks to wait: `Retry-After` in seconds or as a date, or until the rate limit is reset.
    private static func wait(_ reply: Reply, _ now: Timestamp) -> Duration? {
        let now = Timestamp.atServer(reply.headers, now: now)
        if let text = reply.headers["Retry-After"] {
            if let seconds = Int(text) { return .seconds(max(0, seconds)) }
            if let date = Timestamp(httpDate: text), let span = date.since(now) {
                return .microseconds(max(0, span.microseconds))
            }
        }
        // A reset that is over says nothing about when to come back.
        guard reply.status == 429, let span = RateLimit.reset(reply.headers)?.since(now),
            span.microseconds > 0
        else { return nil }
        return .microseconds(span.microseconds)
    }
}

extension APIError {
    /// The same error with the request that met it.
    func at(_ method: HTTPMethod, _ path: String) -> APIError {
        var error = self
        error.method = method.rawValue
        error.path = path
        return error
    }

    /// The same error with the request that met it, and whether that may have been done all the same.
    func at(_ departure: Departure) -> APIError {
        var error = at(departure.request.method, departure.path)
        error.mayHaveBeenDone = departure.mayBeDone && !departure.isRead
        return error
    }
}
