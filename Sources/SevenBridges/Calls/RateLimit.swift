internal import CurlTransport
public import SevenBridgesData

/// How many requests the account may still send, as the last answer told.
public struct RateLimit: Hashable, Sendable {
    /// Requests in the whole window.
    public var limit: Int
    /// Requests left in this window.
    public var remaining: Int
    /// When the window ends and all requests are available again.
    public var reset: Timestamp

    /// These numbers.
    public init(limit: Int, remaining: Int, reset: Timestamp) {
        self.limit = limit
        self.remaining = remaining
        self.reset = reset
    }

    /// The numbers of a response's headers; nil where one is missing or unreadable.
    init?(_ headers: HTTPHeaders) {
        func number(_ name: String) -> Int? { headers["X-RateLimit-\(name)"].flatMap { Int($0) } }
        guard let limit = number("Limit"), let remaining = number("Remaining"),
            let reset = Self.reset(headers)
        else { return nil }
        self.init(limit: limit, remaining: remaining, reset: reset)
    }

    /// The same limit with the reset by our clock, where the server's is another.
    func byOurClock(_ headers: HTTPHeaders, now: Timestamp) -> RateLimit {
        let left = reset.since(Timestamp.atServer(headers, now: now))
        return RateLimit(
            limit: limit, remaining: remaining, reset: left.flatMap { now.adding($0) } ?? reset)
    }

    /// When the server says the window ends, in seconds since 1970.
    static func reset(_ headers: HTTPHeaders) -> Timestamp? {
        headers["X-RateLimit-Reset"].flatMap { Int64($0) }.flatMap { Timestamp(seconds: $0) }
    }
}

/// How many requests have left, for budgets.
public struct CallCount: Hashable, Sendable {
    /// Requests to the API, repeated ones included; these use up the rate limit.
    public var requests = 0
    /// How many of them were repetitions.
    public var repetitions = 0
    /// Requests to storage, which are free.
    public var storageRequests = 0

    /// No requests.
    public init() {}
}
