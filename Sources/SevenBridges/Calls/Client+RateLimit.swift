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
        let rate = try await send(.get("rate_limit")).record()["rate"] ?? .null
        guard let limit = rate["limit"].intValue, let remaining = rate["remaining"].intValue,
            let reset = rate["reset"].intValue.flatMap({ Timestamp(seconds: Int64($0)) })
        else { throw APIError.unexpectedForm("no rate limit in it") }
        let told = RateLimit(limit: limit, remaining: remaining, reset: reset)
        memory.state.withLock { $0.rateLimit = told }
        return told
    }
}
