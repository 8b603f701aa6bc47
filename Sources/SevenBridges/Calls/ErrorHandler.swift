internal import SevenBridgesData

/// Decides what becomes of a request that failed, before the client's own rules are asked.
///
/// `options.errorHandlers = [.rateLimit, .maintenance]` is what the Python client's users know as
/// `error_handlers=[rate_limit_sleeper, maintenance_sleeper]`. They are asked in their order after each failed attempt,
/// and the first that does not pass it on decides; when all do, `RetryPolicy` does. Waits end when the task is cancelled.
///
///     let log = ErrorHandler("log") { failure in
///         print(failure.error)
///         return .next
///     }
public struct ErrorHandler: Sendable {
    /// What to do about a failure.
    public enum Decision: Hashable, Sendable {
        /// Sends the same request again after a while.
        case retry(after: Duration)
        /// Throws the error.
        case giveUp
        /// Leaves it to the next handler, and after the last to the client's own rules.
        case next
    }

    /// A request that failed.
    public struct Failure: Sendable {
        /// What went wrong, with the request's method and path, the status and the platform's code.
        public var error: APIError
        /// Which attempt it was, from 1.
        public var attempt: Int
        /// Whether sending the request twice does no more than sending it once. False for what creates something.
        public var isRepeatable: Bool
    }

    /// What it is called, for logs.
    public let name: String
    private let decide: @Sendable (Failure) async throws -> Decision

    /// A handler of one's own; what it throws reaches the caller in place of the error.
    public init(_ name: String, _ decide: @escaping @Sendable (Failure) async throws -> Decision) {
        self.name = name
        self.decide = decide
    }

    func decision(on failure: Failure) async throws -> Decision {
        try await decide(failure)
    }
}

extension ErrorHandler {
    /// Waits as often as the rate limit is used up (429) until it is reset: `rate_limit_sleeper`.
    public static let rateLimit = ErrorHandler("rateLimit") { failure in
        guard failure.error.kind == .tooManyRequests else { return .next }
        return .retry(after: failure.error.retryAfter ?? .seconds(1))
    }

    /// Waits for five minutes as often as the platform is under maintenance (503 with code 0): `maintenance_sleeper`.
    public static let maintenance = maintenance(every: .seconds(300))

    /// Waits for so long as often as the platform is under maintenance (503 with code 0).
    public static func maintenance(every delay: Duration) -> ErrorHandler {
        ErrorHandler("maintenance") { $0.error.kind == .maintenance ? .retry(after: delay) : .next }
    }

    /// Waits for five minutes as often as the server fails (any status from 500 on): `general_error_sleeper`.
    ///
    /// Unlike Python's, it does not repeat what might be done twice: see `general(every:repeatsWrites:)`.
    public static let general = general(every: .seconds(300))

    /// Waits for so long as often as the server fails (any status from 500 on).
    ///
    /// With `repeatsWrites`, requests that create something are repeated too, though the server may have carried out
    /// the one that it failed to answer, and they may be done twice. Default: false.
    public static func general(every delay: Duration, repeatsWrites: Bool = false) -> ErrorHandler {
        ErrorHandler("general") { failure in
            guard let status = failure.error.status, status >= 500 else { return .next }
            return failure.isRepeatable || repeatsWrites ? .retry(after: delay) : .next
        }
    }
}
