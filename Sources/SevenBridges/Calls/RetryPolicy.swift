/// When to send a request again, and after how long: a plain value that is asked after each attempt.
///
/// A request that was limited (429) or met maintenance was not processed, so any may be repeated. After other failures
/// of the server, or of the connection, only a request that does no harm twice is; one that provably never left us may
/// always be. What has a name of its own in its place (a project, folder, file copy, app or volume) is looked for after an
/// error of the server, taken over if it is there and made again if not; tasks, imports, exports and other jobs have no
/// such name and cost money, so that their creation is never repeated but reported. The numbers of attempts are counted apart for each way to fail: a request that met the rate limit has its
/// attempts for a failing server still to come.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a request is sent at most when servers or connections fail. Default: 5, which is half a minute.
    public var attempts = 5
    /// How often at most while there is no connection at all, and so most likely no such server. Default: 3.
    public var connectionAttempts = 3
    /// How often at most while the rate limit is used up, as by others on the same account. Default: 20; each waits for
    /// the next window.
    public var limitedAttempts = 20
    /// How often at most while the platform is under maintenance. Default: 20, which is over an hour.
    public var maintenanceAttempts = 20
    /// The first delay; it doubles each time. Default: 1 second.
    public var firstDelay = Duration.seconds(1)
    /// The first delay under maintenance; it doubles too. Default: 5 seconds.
    public var firstMaintenanceDelay = Duration.seconds(5)
    /// The longest delay, also until a limit is reset. Default: 5 minutes.
    public var longestDelay = Duration.seconds(300)

    /// The default policy.
    public init() {}

    /// Never sends a request twice.
    public static let never: RetryPolicy = {
        var policy = RetryPolicy()
        policy.attempts = 1
        policy.connectionAttempts = 1
        policy.limitedAttempts = 1
        policy.maintenanceAttempts = 1
        return policy
    }()

    /// How an attempt ended.
    public enum Outcome: Hashable, Sendable {
        /// An answer with a status, the platform's code, and the wait that the server asked for.
        case answered(status: Int, code: Int?, wait: Duration?)
        /// No whole answer; `wasSent` where the server may have seen the request.
        case failed(wasSent: Bool)

        /// What it is counted under.
        var cause: Cause {
            switch self {
            case .answered(status: 429, _, _): .limit
            case .answered(status: 503, code: 0, _): .maintenance
            default: .failure
            }
        }
    }

    /// Why requests are repeated.
    enum Cause: Hashable, Sendable {
        case limit, maintenance, failure
    }

    /// What to do after an attempt.
    public enum Decision: Hashable, Sendable {
        case retry(after: Duration)
        case giveUp
    }

    /// Decides after the attempt of this number, from 1, among those that ended alike.
    ///
    /// `jitter` is a number in 0..<1 that keeps many clients from coming back at the same moment.
    public func decision(
        after outcome: Outcome, attempt: Int, isRepeatable: Bool, jitter: Double = 0
    ) -> Decision {
        switch outcome {
        case .answered(status: 429, _, let wait):
            let delay = wait ?? backoff(firstDelay, attempt)
            // Everybody waits for the same moment; half a second is enough to come one after the other.
            return retry(
                attempt, of: limitedAttempts, after: delay, jitter, spread: wait == nil ? nil : .seconds(1))
        case .answered(status: 503, code: 0, let wait):
            let delay = wait ?? backoff(firstMaintenanceDelay, attempt)
            return retry(attempt, of: maintenanceAttempts, after: delay, jitter)
        case .answered(let status, _, let wait):
            guard isRepeatable, [408, 500, 502, 503, 504].contains(status) else { return .giveUp }
            return retry(attempt, of: attempts, after: wait ?? backoff(firstDelay, attempt), jitter)
        case .failed(let wasSent):
            guard isRepeatable || !wasSent else { return .giveUp }
            let limit = wasSent ? attempts : connectionAttempts
            return retry(attempt, of: limit, after: backoff(firstDelay, attempt), jitter)
        }
    }

    private func retry(
        _ attempt: Int, of limit: Int, after delay: Duration, _ jitter: Double, spread: Duration? = nil
    ) -> Decision {
        guard attempt < limit else { return .giveUp }
        let bounded = min(max(delay, .zero), longestDelay)
        let spread = spread ?? min(max(bounded, .seconds(1)), .seconds(10))
        return .retry(after: bounded + spread * (jitter / 2))
    }

    /// The delay doubled for each attempt before.
    private func backoff(_ first: Duration, _ attempt: Int) -> Duration {
        min(first * (1 << min(max(attempt - 1, 0), 20)), longestDelay)
    }
}
