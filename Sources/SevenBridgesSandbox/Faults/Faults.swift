public import SevenBridgesData

/// What a sandbox does wrong on purpose; all of it is off by default.
///
/// What befalls the n-th request follows from the seed and n alone, so that a run can be repeated. Requests are counted as
/// they arrive, those to the storage and those without a token included; of each at most one goes wrong.
public struct Faults: Hashable, Sendable {
    /// How long each answer is held back. Default: not at all.
    public var latency = TimeSpan(microseconds: 0)
    /// How much longer an answer is held back at most, by chance. Default: not at all.
    public var jitter = TimeSpan(microseconds: 0)
    /// The share of requests, from 0 to 1, that are answered by 500, 502, 503 or 504; one half before they take effect, the
    /// other after.
    public var failRate = 0.0
    /// The share of requests, from 0 to 1, whose connection is closed without an answer; one half before they take effect,
    /// the other after.
    public var dropRate = 0.0
    /// The share of requests, from 0 to 1, whose answer ends, with the connection, before its `Content-Length`.
    public var truncateRate = 0.0
    /// How long after its start the API is under maintenance: each call is answered by 503 with code 0. Default: not at all.
    public var maintenance = TimeSpan(microseconds: 0)
    /// How many bytes a second go through a connection, in each direction; nil, the default, for as many as can.
    public var bandwidth: ByteCount?
    /// What decides which requests go wrong. Default 1.
    public var seed: UInt64 = 1

    /// No faults.
    public init() {}
}
