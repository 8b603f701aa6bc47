public import SevenBridgesData

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The time as a client sees it; tests bring their own, so that nobody sleeps.
public struct Timing: Sendable {
    /// The time of day.
    public var now: @Sendable () -> Timestamp
    /// Waits, or throws `CancellationError`.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A random number in 0..<1.
    public var jitter: @Sendable () -> Double

    /// A time made by hand.
    public init(
        now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Duration) async throws -> Void,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.jitter = jitter
    }

    /// The real time.
    public static let real = Timing(
        now: timeOfDay, sleep: { try await Task.sleep(for: $0) },
        jitter: { Double.random(in: 0..<1) })

    @Sendable private static func timeOfDay() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

extension Timestamp {
    /// The moment so much later; this one where that is out of range.
    func adding(_ duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        guard let span = Timestamp(seconds: seconds) else { return self }
        let rest = TimeSpan(microseconds: attoseconds / 1_000_000_000_000)
        return adding(TimeSpan(microseconds: span.microseconds))?.adding(rest) ?? self
    }
}
