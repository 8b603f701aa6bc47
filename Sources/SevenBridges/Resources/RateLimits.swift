public import SevenBridgesData

/// What the account may still do, as it is asked for.
public struct RateLimits: Hashable, Sendable {
    /// Requests.
    public let requests: RateLimit
    /// Computation instances; nil where the platform doesn't say.
    public let instances: InstanceLimit?
    /// All that the platform said.
    public let record: Record
}

/// How many computation instances may run at a time.
public struct InstanceLimit: Hashable, Sendable {
    /// How many at a time; nil for any number.
    public let limit: Int?
    /// How many more may be started; nil for any number.
    public let remaining: Int?

    /// These numbers.
    public init(limit: Int?, remaining: Int?) {
        self.limit = limit
        self.remaining = remaining
    }
}

extension Client {
    /// The account's limits, `GET /rate_limit`: a request that doesn't use up the limit.
    ///
    /// `rateLimit` has the requests' limit as the last answer told it, without a request.
    public func rateLimits() async throws -> RateLimits {
        try await RateLimits(send(.get("rate_limit")).record())
    }
}

extension RateLimits {
    init(_ record: Record) throws {
        let rate = record["rate"] ?? .null
        guard let limit = rate["limit"].intValue, let remaining = rate["remaining"].intValue,
            let reset = rate["reset"].intValue.flatMap({ Timestamp(seconds: Int64($0)) })
        else { throw APIError.unexpectedForm("a rate limit without its numbers") }
        requests = RateLimit(limit: limit, remaining: remaining, reset: reset)
        instances = InstanceLimit(record["instance_limit"] ?? record["instance"] ?? .null)
        self.record = Self.withDate(record, reset)
    }

    /// The record with the end of the window as the date that it is.
    private static func withDate(_ record: Record, _ reset: Timestamp) -> Record {
        var (record, rate) = (record, record["rate"]?.recordValue ?? Record())
        rate["reset"] = .date(reset)
        record["rate"] = .record(rate)
        return record
    }

    /// What the catalog knows of it.
    static let action = Action(
        "rate-limit", "how many requests and instances are left", effect: .read, yields: .record,
        examples: [Example("$(rate-limit).rate.remaining", "requests left in this window")]
    ) { client, _, _ in try await .record(client.rateLimits().record) }
}

extension InstanceLimit {
    /// Reads `{"limit": 25, "remaining": 20}`; -1 and the largest number mean that there is no limit.
    init?(_ value: Value) {
        guard let limit = value["limit"].intValue else { return nil }
        self.limit = limit < 0 ? nil : limit
        remaining = limit < 0 ? nil : value["remaining"].intValue.flatMap { $0 == .max ? nil : $0 }
    }
}
