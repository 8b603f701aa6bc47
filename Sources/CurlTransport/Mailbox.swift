internal import Synchronization

/// Carries orders to the loop thread, which starts with the first of them.
///
/// Everyone holds the mailbox and nobody the thread: it ends after `close`, or after `retire` with its last transfer.
final class Mailbox: Sendable {
    enum Order: Sendable {
        case start(WireRequest, Exchange)
        case resume(Exchange)
        case stop(Exchange)
    }

    private let state = Mutex(MailboxState())
    private let configuration: CurlTransport.Configuration

    init(_ configuration: CurlTransport.Configuration) {
        self.configuration = configuration
    }
}

// For everyone.
extension Mailbox {
    /// Leaves an order; starts the thread if this is the first. After the end, a start fails and the rest is moot.
    func post(_ order: Order) {
        switch state.withLock({ $0.accept(order) }) {
        case .done: break
        case .startThread: startThread()
        case .refuse(let error): order.fail(with: error)
        }
    }

    /// Lets the thread end with its last transfer.
    func retire() {
        state.withLock {
            $0.isRetiring = true
            $0.ring()
        }
    }

    /// Ends all transfers, and returns when the thread has let go of its connections.
    func close() async {
        await withCheckedContinuation { closer in
            let isClosed = state.withLock { $0.beginClosing(closer) }
            if isClosed { closer.resume() }
        }
    }

    private func startThread() {
        let (mailbox, configuration) = (self, configuration)
        let hasStarted = LoopThread.start { CurlLoop.run(mailbox, configuration) }
        guard !hasStarted else { return }
        end(TransportError(.internal, message: "no thread could be started"))
        release()
    }
}

// For the loop thread.
extension Mailbox {
    /// What the loop finds when it looks.
    struct Delivery {
        var orders: [Order]
        var isRetiring: Bool
        var isClosing: Bool
    }

    func listen(_ doorbell: Doorbell) {
        state.withLock { $0.stage = .open(doorbell) }
    }

    func collect() -> Delivery {
        state.withLock { state in
            defer { state.orders = [] }
            return Delivery(orders: state.orders, isRetiring: state.isRetiring, isClosing: state.isClosing)
        }
    }

    /// No order is taken from here on; those that nobody has seen fail.
    func end(_ error: TransportError) {
        let unseen = state.withLock { state in
            defer { state.orders = [] }
            state.stage = .closed(error)
            return state.orders
        }
        for order in unseen { order.fail(with: error) }
    }

    /// All is freed: tells those who wait in `close`.
    func release() {
        let closers = state.withLock { state in
            defer { state.closers = [] }
            state.hasReleased = true
            return state.closers
        }
        for closer in closers { closer.resume() }
    }
}

extension Mailbox.Order {
    fileprivate func fail(with error: TransportError) {
        guard case .start(let request, let exchange) = self else { return }
        var error = error
        error.locate(at: request.url)
        exchange.finish(error)
    }
}
