/// What has arrived of a response and who waits for it: the meeting point of the loop thread and one reader.
///
/// A value without locks, threads or sockets: `Exchange` puts the lock around it and acts on what it answers.
struct ExchangeState<Waiter> {
    /// What the loop should do with bytes that it offers.
    enum Reception: Equatable {
        case taken
        /// The reader lags: keep the bytes, offer them again once resumed.
        case full
        /// Nobody wants them: end the transfer.
        case unwanted
    }

    /// What a reader finds.
    enum Arrival<Item> {
        case item(Item)
        /// Not there yet: wait, and look again.
        case nothing
        case end
        case failure(TransportError)
    }

    private enum Outcome {
        case complete
        case failed(TransportError)
    }

    private let capacity: Int
    private var head: ResponseHead?
    private var bytes: [UInt8] = []
    private var lastChunkSize = 0
    private var outcome: Outcome?
    private var isPaused = false
    private var waiters: [Waiter] = []

    /// A state that buffers so many bytes at most, or one delivery of the loop's if that is more.
    init(capacity: Int) {
        self.capacity = capacity
    }
}

// What the loop thread tells.
extension ExchangeState {
    mutating func receive(_ head: ResponseHead) {
        guard outcome == nil else { return }
        self.head = head
    }

    mutating func receive(_ delivery: UnsafeBufferPointer<UInt8>) -> Reception {
        guard outcome == nil else { return .unwanted }
        guard bytes.isEmpty || bytes.count + delivery.count <= capacity else {
            isPaused = true
            return .full
        }
        // A stream's chunks resemble each other, so growing step by step would copy each of them several times.
        if bytes.isEmpty { bytes.reserveCapacity(max(delivery.count, lastChunkSize)) }
        bytes.append(contentsOf: delivery)
        return .taken
    }

    /// The transfer is over, well or badly; the first outcome counts.
    mutating func finish(_ error: TransportError?) {
        guard outcome == nil else { return }
        outcome = error.map { .failed($0) } ?? .complete
    }

    /// Whom to wake, if there is something to see.
    mutating func takeWaiters() -> [Waiter] {
        guard hasNews else { return [] }
        defer { waiters = [] }
        return waiters
    }
}

// What the reader asks.
extension ExchangeState {
    mutating func takeHead() -> Arrival<ResponseHead> {
        if let head {
            self.head = nil
            return .item(head)
        }
        return switch outcome {
        case nil: .nothing
        case .complete: .end
        case .failed(let error): .failure(error)
        }
    }

    /// All bytes that are here, before any failure that came after them.
    mutating func takeChunk() -> (arrival: Arrival<[UInt8]>, resumesTransfer: Bool) {
        guard bytes.isEmpty else { return (.item(takeBytes()), takePause()) }
        return switch outcome {
        case nil: (.nothing, false)
        case .complete: (.end, false)
        case .failed(let error): (.failure(error), false)
        }
    }

    /// Keeps `waiter` until there is news; hands it straight back if there is some now.
    mutating func wait(_ waiter: Waiter) -> Waiter? {
        guard !hasNews else { return waiter }
        waiters.append(waiter)
        return nil
    }

    /// The reader gives up: bytes are dropped, and waiters see `error`. Whether there is still a transfer to stop.
    mutating func abandon(with error: TransportError) -> (stopsTransfer: Bool, waiters: [Waiter]) {
        bytes = []
        guard outcome == nil else { return (false, []) }
        outcome = .failed(error)
        defer { waiters = [] }
        return (true, waiters)
    }

    private var hasNews: Bool { head != nil || !bytes.isEmpty || outcome != nil }

    private mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        lastChunkSize = bytes.count
        return bytes
    }

    private mutating func takePause() -> Bool {
        defer { isPaused = false }
        return isPaused && outcome == nil
    }
}
