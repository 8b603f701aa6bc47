public import SevenBridgesData

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a sandbox is like: where it listens, who may call it, what its world grows from.
public struct SandboxConfiguration: Sendable {
    /// The loopback port to listen on; 0, the default, takes a free one.
    public var port = 0
    /// The token that callers must send to act as the sandbox's user.
    public var token: String
    /// More users, by the tokens with which one acts as them. Names that the world does not know become accounts of
    /// strangers to everybody in it. Default: none.
    public var users: [String: String] = [:]
    /// Whether preview calls need the header `X-SBG-Advance-Access`. Default true, as on the platform.
    public var requiresAdvanceAccess = true
    /// What the world grows from: the same seed gives the same projects, ids and file contents. Default 1.
    public var seed: UInt64 = 1
    /// How many calls are answered in how long. Default 1000 in 5 minutes, as on the platform.
    public var rateLimit = RateLimit(requests: 1000, seconds: 300)
    /// How long a signed storage URL works. Default 1 hour.
    public var linkLifetime = TimeSpan(microseconds: TimeSpan.Unit.hours.microseconds)
    /// The time, by which objects are dated, URLs expire and the rate limit is counted. Default the system's clock.
    public var now: @Sendable () -> Timestamp = SandboxConfiguration.systemTime
    /// How long a connection may do nothing before it is closed, and how long the body of a call may take to arrive.
    /// Default 1 minute.
    public var idleTimeout = TimeSpan(microseconds: TimeSpan.Unit.minutes.microseconds)
    /// What goes wrong on purpose. Default: nothing.
    public var faults = Faults()
    /// Whether `Sandbox.calls` says what was done; off by default, since it grows with each request.
    public var keepsRecord = false
    /// The file to which each request adds a line of JSON that says what was done; nil, the default, for none.
    public var recordFile: String?

    /// How much there is in a new world. Default `lab`.
    public var world = WorldSize.lab
    /// How many seconds of the platform pass in one of the clock's. Default 1.
    ///
    /// It drives what tasks, imports and jobs go through. The rate limit and signed URLs stay with the clock, since callers
    /// compare them with their own.
    public var timeScale = 1.0
    /// The folder that keeps the world; nil, the default, for none. What is there already is taken up again.
    public var dataFolder: String?

    /// Folders of this machine that are buckets, by the names of the buckets; a bucket of any other name is made up.
    ///
    /// Nothing outside of a folder is read or written through its bucket; symbolic links do not exist in it.
    public var buckets: [String: String] = [:]

    /// A sandbox for callers who have this token, with defaults for the rest.
    public init(token: String) {
        self.token = token
    }

    /// How many calls are answered in each window of time.
    public struct RateLimit: Hashable, Sendable {
        /// How many calls a window has.
        public var requests: Int
        /// How long a window lasts.
        public var seconds: Int

        /// A limit of so many calls in so many seconds; numbers below 1 count as 1.
        public init(requests: Int, seconds: Int) {
            self.requests = max(1, requests)
            self.seconds = max(1, seconds)
        }
    }

    /// How much there is in a new world.
    public enum WorldSize: String, CaseIterable, Sendable {
        /// One project of the user's.
        case small
        /// The projects of a laboratory, a few hundred files.
        case lab
        /// The same, and a project with 100,000 files.
        case huge
    }

    @Sendable private static func systemTime() -> Timestamp {
        Timestamp(microseconds: Int64(clamping: Date().timeIntervalSince1970 * 1_000_000))
    }
}
