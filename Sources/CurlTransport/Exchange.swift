internal import Synchronization

/// One request and its response, shared by the loop thread that feeds it and the task that reads it.
///
/// This is the one place where a cancelled task meets a stored continuation: `cancel` may come before, while or after
/// the reader waits, and the state under the lock decides once who is resumed.
final class Exchange: Sendable {
    typealias State = ExchangeState<CheckedContinuation<Void, Never>>

    let url: RequestURL
    private let mailbox: Mailbox
    private let state: Mutex<State>

    init(_ url: RequestURL, capacity: Int, mailbox: Mailbox) {
        self.url = url
        self.mailbox = mailbox
        state = Mutex(State(capacity: capacity))
    }
}

// For the reader.
extension Exchange {
    /// Waits for the head.
    func head() async throws -> ResponseHead {
        let head = try await next { (state.withLock { $0.takeHead() }, false) }
        guard let head else { throw TransportError(.invalidResponse, at: url, requestWasSent: true) }
        return head
    }

    /// Waits for bytes; nil is the end.
    func chunk() async throws -> [UInt8]? {
        try await next { state.withLock { $0.takeChunk() } }
    }

    /// Ends the transfer unless it has ended by itself.
    func abandon() {
        let error = TransportError(.cancelled, at: url, requestWasSent: true)
        let (stopsTransfer, waiters) = state.withLock { $0.abandon(with: error) }
        if stopsTransfer { mailbox.post(.stop(self)) }
        for waiter in waiters { waiter.resume() }
    }

    private func next<Item>(
        _ take: () -> (arrival: State.Arrival<Item>, resumesTransfer: Bool)
    ) async throws -> Item? {
        try await withTaskCancellationHandler {
            while true {
                let (arrival, resumesTransfer) = take()
                if resumesTransfer { mailbox.post(.resume(self)) }
                switch arrival {
                case .item(let item): return item
                case .end: return nil
                case .failure(let error): throw error
                case .nothing: await news()
                }
            }
        } onCancel: {
            abandon()
        }
    }

    private func news() async {
        await withCheckedContinuation { waiter in
            state.withLock { $0.wait(waiter) }?.resume()
        }
    }
}

// For the loop thread.
extension Exchange {
    func receive(_ head: ResponseHead) {
        state.withLock { $0.receive(head) }
    }

    func receive(_ delivery: UnsafeBufferPointer<UInt8>) -> State.Reception {
        let delivery = Delivery(bytes: delivery)
        return state.withLock { $0.receive(delivery.bytes) }
    }

    func finish(_ error: TransportError?) {
        state.withLock { $0.finish(error) }
        wakeReader()
    }

    func wakeReader() {
        for waiter in state.withLock({ $0.takeWaiters() }) { waiter.resume() }
    }
}

/// Lets bytes of libcurl's past the lock.
///
/// `@unchecked Sendable` because they are copied before `withLock` returns, on the thread that was given them.
private struct Delivery: @unchecked Sendable {
    let bytes: UnsafeBufferPointer<UInt8>
}
