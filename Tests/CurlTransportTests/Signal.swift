import Foundation
import Synchronization

/// Something that happens once, on any thread, and that tests wait for instead of sleeping.
final class Signal: Sendable {
    private struct State {
        var hasFired = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func fire() {
        let waiters = state.withLock { state in
            defer { state.waiters = [] }
            state.hasFired = true
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    func wait() async {
        await withCheckedContinuation { waiter in
            let hasFired = state.withLock { state in
                if !state.hasFired { state.waiters.append(waiter) }
                return state.hasFired
            }
            if hasFired { waiter.resume() }
        }
    }
}

/// Runs blocking work outside the cooperative pool.
func detachThread(_ work: @escaping @Sendable () -> Void) {
    Thread.detachNewThread(work)
}

extension Signal {
    /// Waits on a thread of its own, where nothing may be awaited.
    func block() {
        let semaphore = DispatchSemaphore(value: 0)
        Task {
            await wait()
            semaphore.signal()
        }
        semaphore.wait()
    }
}

/// True for whoever asks first.
final class Once: Sendable {
    private let isTaken = Mutex(false)

    func take() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }
}
