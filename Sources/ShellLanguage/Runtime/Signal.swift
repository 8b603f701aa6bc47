import Synchronization

/// Lets strands wait until something has changed.
final class Signal: Sendable {
    private struct State {
        var next = 0
        /// How many changes there were.
        var version = 0
        var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
        /// Waits that were cancelled before they began.
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    /// What to ask for before looking whether there is something to wait for: no change after it is missed.
    var version: Int { state.withLock(\.version) }

    /// Waits for a change after a version, or for cancellation.
    func wait(after version: Int) async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result: Result<Void, any Error>? = state.withLock { state in
                    guard state.cancelled.remove(id) == nil else { return .failure(CancellationError()) }
                    guard state.version == version else { return .success(()) }
                    state.waiting[id] = continuation
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                let waiting = state.waiting.removeValue(forKey: id)
                if waiting == nil { state.cancelled.insert(id) }
                return waiting
            }
            waiting?.resume(throwing: CancellationError())
        }
    }

    /// Wakes all who wait.
    func change() {
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            state.version += 1
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }
}
