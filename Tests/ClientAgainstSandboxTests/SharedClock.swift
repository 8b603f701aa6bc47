import SevenBridges
import SevenBridgesData
import Synchronization

/// A clock that client and sandbox go by: it stands still until somebody sleeps, and nobody really does.
final class SharedClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ text: String = "2025-06-01T12:00:00Z") {
        time = Mutex(Timestamp(iso8601: text) ?? Timestamp(microseconds: 0))
    }

    var now: Timestamp { time.withLock { $0 } }

    /// The clock as a client takes it.
    var timing: Timing {
        Timing(
            now: { self.now },
            sleep: { delay in
                try Task.checkCancellation()
                self.pass(delay)
                await Task.yield()
            },
            jitter: { 0.5 })
    }

    /// Lets time pass; those who sleep at the same time wake up together.
    private func pass(_ delay: Duration) {
        let (seconds, attoseconds) = delay.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        time.withLock { $0.microseconds += max(0, microseconds) }
    }
}
