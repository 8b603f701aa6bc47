import SevenBridgesData

/// Counts the calls of a user in windows of fixed length.
struct RateMeter {
    /// What is left of a window.
    struct Quota: Sendable {
        let limit: Int
        let remaining: Int
        /// When the next window begins, in seconds since 1970.
        let reset: Int
    }

    private let limit: SandboxConfiguration.RateLimit
    private var windowEnd: Int64 = 0
    private var used = 0

    init(_ limit: SandboxConfiguration.RateLimit) {
        self.limit = limit
    }

    /// What is left at a moment, without counting.
    mutating func quota(at now: Timestamp) -> Quota {
        turnWindow(at: now)
        return Quota(
            limit: limit.requests, remaining: limit.requests.saturatingSubtract(used), reset: Int(windowEnd))
    }

    /// Counts a call; false when the window has none left.
    mutating func count(at now: Timestamp) -> Bool {
        turnWindow(at: now)
        guard used < limit.requests else { return false }
        used += 1
        return true
    }

    private mutating func turnWindow(at now: Timestamp) {
        let seconds = now.microseconds / 1_000_000
        guard seconds >= windowEnd else { return }
        windowEnd = seconds.saturatingAdd(Int64(limit.seconds))
        used = 0
    }
}
