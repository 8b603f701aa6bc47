internal import SevenBridgesData
internal import Synchronization

/// Where requests wait until the governor lets them go; the copies of a client have one together.
///
/// Those who wait for an answer stand in a queue and are let go in its order; those who wait for the next window sleep.
final class RateGate: Sendable {
    fileprivate typealias Waiter = CheckedContinuation<Governor.Action, any Error>

    fileprivate struct State {
        var governor = Governor()
        var queue: [(id: Int, waiter: Waiter)] = []
        var nextID = 0
        /// Who was cancelled before they stood in the queue.
        var cancelled: Set<Int> = []
        /// The end of the window of whose use the waiting were told.
        var announced: Timestamp?
    }

    private let state = Mutex(State())

    /// Returns when a request may leave; then one of `answered` and `failed` has to follow.
    ///
    /// `tell` hears of a wait for the next window, once for each. Throws `CancellationError`.
    func enter(_ timing: Timing, tell: (Duration) -> Void) async throws {
        while true {
            var action = state.withLock { $0.governor.request(at: timing.now()) }
            if action == .waitForAnswer { action = try await queued(timing) }
            switch action {
            case .go: return
            case .waitForAnswer: continue
            case .wait(let end): try await sleep(until: end, timing, tell)
            }
        }
    }

    /// An answer came; `limit` is what it told, by our clock.
    func answered(_ limit: RateLimit?, isRefusal: Bool, at now: Timestamp) {
        change(at: now) { $0.answered(limit, isRefusal: isRefusal, at: now) }
    }

    /// No answer came.
    func failed(wasSent: Bool, at now: Timestamp) {
        change(at: now) { $0.failed(wasSent: wasSent) }
    }

    /// Somebody has slept until this moment: a window that ends by then is over.
    func slept(until end: Timestamp) {
        state.withLock { $0.governor.waited(until: end) }
    }

    private func sleep(until end: Timestamp, _ timing: Timing, _ tell: (Duration) -> Void) async throws {
        let left = end.since(timing.now())?.microseconds ?? 0
        let isNews = state.withLock { state in
            defer { state.announced = end }
            return state.announced != end
        }
        if isNews { tell(.microseconds(max(0, left))) }
        try await timing.sleep(.microseconds(max(0, left)))
        slept(until: end)
    }

    /// Tells the governor something, and lets go whom it allows.
    private func change(at now: Timestamp, _ tell: (inout Governor) -> Void) {
        let released = state.withLock { state in
            tell(&state.governor)
            return state.release(at: now)
        }
        for (waiter, action) in released { waiter.resume(returning: action) }
    }

    /// Stands in the queue until there is an answer for this one.
    private func queued(_ timing: Timing) async throws -> Governor.Action {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { stand($0, id, timing) }
        } onCancel: {
            leave(id)
        }
    }

    private func stand(_ waiter: Waiter, _ id: Int, _ timing: Timing) {
        let result: Result<Governor.Action, any Error>? = state.withLock { state in
            guard state.cancelled.remove(id) == nil else { return .failure(CancellationError()) }
            // Since it was asked first, the last answer may have come.
            let action = state.governor.request(at: timing.now())
            guard action == .waitForAnswer else { return .success(action) }
            state.queue.append((id, waiter))
            return nil
        }
        if let result { waiter.resume(with: result) }
    }

    private func leave(_ id: Int) {
        let waiter = state.withLock { state -> Waiter? in
            guard let place = state.queue.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.queue.remove(at: place).waiter
        }
        waiter?.resume(throwing: CancellationError())
    }
}

extension RateGate.State {
    /// Takes out of the queue whoever may go; all, where they have to wait for the next window.
    fileprivate mutating func release(at now: Timestamp) -> [(RateGate.Waiter, Governor.Action)] {
        var released: [(RateGate.Waiter, Governor.Action)] = []
        for (_, waiter) in queue {
            let action = governor.request(at: now)
            if action == .waitForAnswer { break }
            released.append((waiter, action))
        }
        queue.removeFirst(released.count)
        return released
    }
}
