import SevenBridges
import SevenBridgesData
import Synchronization

/// A time that moves only when everybody sleeps: then at once to the moment when the first wakes.
final class ManualClock: Sendable {
    private struct State {
        var now: Timestamp
        var workers = 0
        var sleepers: [(until: Timestamp, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    init(_ start: Timestamp) {
        state = Mutex(State(now: start))
    }

    var now: Timestamp { state.withLock(\.now) }

    var timing: Timing {
        Timing(now: { self.now }, sleep: { await self.sleep($0) }, jitter: { 0 })
    }

    /// Does the work of several workers at a time, each with its numbers of `0..<count`.
    func run(_ workers: Int, count: Int, _ work: @escaping @Sendable (Int) async throws -> Void) async throws
    {
        state.withLock { $0.workers = workers }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                group.addTask {
                    defer { self.end() }
                    for number in stride(from: worker, to: count, by: workers) { try await work(number) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func sleep(_ duration: Duration) async {
        let (seconds, attoseconds) = duration.components
        let span = TimeSpan(microseconds: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
        await withCheckedContinuation { continuation in
            change { $0.sleepers.append(($0.now.adding(span) ?? $0.now, continuation)) }
        }
    }

    private func end() {
        change { $0.workers -= 1 }
    }

    private func change(_ body: (inout State) -> Void) {
        let woken = state.withLock { state in
            body(&state)
            guard state.sleepers.count == state.workers,
                let next = state.sleepers.map(\.until).min()
            else { return [CheckedContinuation<Void, Never>]() }
            state.now = max(state.now, next)
            defer { state.sleepers.removeAll { $0.until <= state.now } }
            return state.sleepers.filter { $0.until <= state.now }.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }
}
