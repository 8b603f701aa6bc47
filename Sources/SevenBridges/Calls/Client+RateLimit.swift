public import SevenBridgesData
internal import Synchronization

extension Client {
    /// How many requests the account may send in a window: `api.limit`.
    ///
    /// As the last answer told; where there was none yet, it is asked for, which does not count. `GET /rate_limit`.
    public var limit: Int { get async throws { try await knownRateLimit().limit } }

    /// How many requests are left in this window, as the last answer told: `api.remaining`. `GET /rate_limit`.
    public var remaining: Int { get async throws { try await knownRateLimit().remaining } }

    /// When all requests are available again, as the last answer told: `api.reset_time`. `GET /rate_limit`.
    public var resetTime: Timestamp { get async throws { try await knownRateLimit().reset } }

    private func knownRateLimit() async throws -> RateLimit {
        if let known = rateLimit { return known }
        let told = try await rateLimits().requests
        memory.state.withLock { $0.rateLimit = told }
        return told
    }
}
