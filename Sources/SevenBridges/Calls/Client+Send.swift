internal import CurlTransport
internal import SevenBridgesData
internal import Synchronization

// The one way out: whatever a client asks leaves through `depart`, which holds back changes in a dry run, counts, and
// tells the trace.

extension Client {
    /// Sends a call, again where the retry policy says so, and returns the answer of a success.
    ///
    /// Throws an `APIError`, or `CancellationError`.
    public func send(_ call: APICall) async throws -> APIResponse {
        var departure = Departure(
            request: try request(for: call), isRead: call.isRead, isRepeatable: call.isRepeatable)
        departure.path = path(of: departure.request)
        while true {
            let result = try await attempt(departure)
            guard case .failure(let failure) = result.outcome else { return try result.outcome.get() }
            if departure.isRepeatedDelete, failure.status == 404 {
                // The attempt whose answer was lost has done it.
                return APIResponse(status: 204, headers: [:], body: .null)
            }
            let decision = options.retries.decision(
                after: result.forPolicy, attempt: departure.attempt, isRepeatable: departure.isRepeatable,
                jitter: options.timing.jitter())
            guard case .retry(let delay) = decision else {
                throw failure.at(departure.request.method, departure.path)
            }
            tell(departure, .retry(after: delay))
            try await options.timing.sleep(delay)
            departure.repeat(after: failure)
        }
    }

    /// One attempt to get an answer.
    private func attempt(_ departure: Departure) async throws -> Attempt {
        let start = ContinuousClock.now
        do {
            let response = try await depart(departure)
            noteRateLimit(response.headers)
            let bytes = try await response.body.collect(upTo: Reply.sizeLimit)
            let reply = Reply(status: response.status, headers: response.headers, bytes: bytes)
            tell(departure, reply, since: start)
            return Attempt(reply, masking: Masking(configuration), now: options.timing.now())
        } catch let error as TransportError {
            if error.code == .cancelled { throw CancellationError() }
            tell(departure, .failure(error.description))
            return Attempt(error)
        }
    }

    /// Lets a request out.
    func depart(_ departure: Departure) async throws -> HTTPResponse {
        guard departure.isRead || !options.isDryRun else { throw refused(departure) }
        count(departure)
        tellRequest(departure)
        return try await transport.send(departure.request)
    }

    private func refused(_ departure: Departure) -> APIError {
        tell(departure, .refused(body: departure.body.flatMap(Masking(configuration).body)))
        return APIError(.refusedInDryRun, message: "a dry run changes nothing, so this was not sent")
            .at(departure.request.method, departure.path)
    }

    private func count(_ departure: Departure) {
        memory.state.withLock { state in
            if departure.isStorage {
                state.count.storageRequests += 1
            } else {
                state.count.requests += 1
                if departure.attempt > 1 { state.count.repetitions += 1 }
            }
        }
    }

    private func noteRateLimit(_ headers: HTTPHeaders) {
        guard let limit = RateLimit(headers) else { return }
        memory.state.withLock { $0.rateLimit = limit }
    }
}

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
    /// Whether an attempt before may have been carried out without our hearing of it.
    private var mayBeDone = false

    init(request: HTTPRequest, isRead: Bool, isRepeatable: Bool) {
        self.request = request
        self.isRead = isRead
        self.isRepeatable = isRepeatable
    }

    var isRepeatedDelete: Bool { request.method == .delete && mayBeDone }

    var body: [UInt8]? {
        if case .bytes(let bytes) = request.body { bytes } else { nil }
    }

    /// Becomes the next attempt.
    mutating func `repeat`(after failure: APIError) {
        attempt += 1
        mayBeDone = mayBeDone || ![.tooManyRequests, .maintenance].contains(failure.kind)
    }
}

/// How one attempt ended: for the caller, and for the retry policy.
private struct Attempt {
    var outcome: Result<APIResponse, APIError>
    var forPolicy: RetryPolicy.Outcome

    init(_ error: TransportError) {
        outcome = .failure(APIError(error))
        // A request that can't be written or goes to no valid address will not do better the next time.
        let isHopeless: Bool =
            [.invalidURL, .insecureURL, .invalidRequest, .invalidProxy, .tlsRefused, .shutDown].contains(
                error.code)
        forPolicy =
            isHopeless ? .answered(status: 0, code: nil, wait: nil) : .failed(wasSent: error.requestWasSent)
    }

    init(_ reply: Reply, masking: Masking, now: Timestamp) {
        outcome = reply.result(masking: masking)
        forPolicy = .answered(status: reply.status, code: nil, wait: nil)
        guard case .failure(var failure) = outcome else { return }
        failure.retryAfter = Self.wait(reply, now)
        outcome = .failure(failure)
        forPolicy = .answered(status: reply.status, code: failure.code, wait: failure.retryAfter)
    }

    /// How long the server asks to wait: `Retry-After` in seconds, or until the rate limit is reset.
    private static func wait(_ reply: Reply, _ now: Timestamp) -> Duration? {
        if let seconds = reply.headers["Retry-After"].flatMap({ Int($0) }) {
            return .seconds(max(0, seconds))
        }
        guard reply.status == 429, let span = RateLimit.reset(reply.headers)?.since(now) else { return nil }
        return .microseconds(max(0, span.microseconds))
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
}
