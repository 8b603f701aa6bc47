/// What is behind the mailbox's lock.
struct MailboxState {
    enum Stage {
        case unused
        /// The thread runs; the doorbell is there once it listens.
        case open(Doorbell?)
        /// The thread takes no more orders.
        case closed(TransportError)
    }

    var stage = Stage.unused
    var orders: [Mailbox.Order] = []
    var isRetiring = false
    var isClosing = false
    /// Whether the thread has let go of everything.
    var hasReleased = false
    var closers: [CheckedContinuation<Void, Never>] = []
}

extension MailboxState {
    enum Acceptance {
        case done, startThread
        case refuse(TransportError)
    }

    mutating func accept(_ order: Mailbox.Order) -> Acceptance {
        switch stage {
        case .closed(let error):
            return .refuse(error)
        case .unused:
            stage = .open(nil)
            orders.append(order)
            return .startThread
        case .open:
            // Whoever left the first of these orders has rung already.
            if orders.isEmpty { ring() }
            orders.append(order)
            return .done
        }
    }

    /// Under the lock on purpose: the thread closes the mailbox before it frees what the doorbell rings.
    func ring() {
        if case .open(let doorbell?) = stage { doorbell.ring() }
    }

    /// Whether there is nothing to wait for.
    mutating func beginClosing(_ closer: CheckedContinuation<Void, Never>) -> Bool {
        switch stage {
        case .unused:
            stage = .closed(TransportError(.shutDown))
            hasReleased = true
            return true
        case .closed where hasReleased:
            return true
        case .closed, .open:
            isClosing = true
            closers.append(closer)
            ring()
            return false
        }
    }
}
