import Testing

@testable import CurlTransport

struct ExchangeStateTests {
    private typealias State = ExchangeState<String>

    private static let head = ResponseHead(status: 200, headers: [:])
    private static let cancelled = TransportError(.cancelled)
    private static let truncated = TransportError(.truncatedBody)

    @Test func aWaiterIsKeptUntilThereIsNews() {
        var state = State(capacity: 8)
        #expect(state.wait("reader") == nil)
        #expect(state.takeWaiters() == [])
        state.receive(Self.head)
        #expect(state.takeWaiters() == ["reader"])
        #expect(state.takeWaiters() == [])
    }

    @Test func aWaiterGoesBackWhereThereIsNews() {
        var state = State(capacity: 8)
        state.receive(Self.head)
        #expect(state.wait("reader") == "reader")
    }

    @Test func bytesBeyondTheCapacityPauseUntilTheReaderComes() {
        var state = State(capacity: 4)
        #expect(state.receive([1, 2, 3]) == .taken)
        #expect(state.receive([4, 5]) == .full)
        let (arrival, resumes) = state.takeChunk()
        #expect(arrival.item == [1, 2, 3])
        #expect(resumes)
        #expect(state.receive([4, 5]) == .taken)
        #expect(!state.takeChunk().resumesTransfer)
    }

    @Test func oneDeliveryIsTakenWhateverItsSize() {
        var state = State(capacity: 1)
        #expect(state.receive([1, 2, 3]) == .taken)
    }

    @Test func bytesComeBeforeTheFailureThatFollowedThem() {
        var state = State(capacity: 8)
        _ = state.receive([1])
        state.finish(Self.truncated)
        #expect(state.takeChunk().arrival.item == [1])
        #expect(state.takeChunk().arrival.failure == .truncatedBody)
        #expect(state.takeChunk().arrival.failure == .truncatedBody)
    }

    @Test func theFirstOutcomeCounts() {
        var state = State(capacity: 8)
        state.finish(nil)
        state.finish(Self.truncated)
        guard case .end = state.takeChunk().arrival else { return #expect(Bool(false), "not at its end") }
    }

    @Test func abandoningDropsBytesAndRefusesMore() {
        var state = State(capacity: 8)
        _ = state.receive([1])
        #expect(state.abandon(with: Self.cancelled).stopsTransfer)
        #expect(state.receive([2]) == .unwanted)
        #expect(state.takeChunk().arrival.failure == .cancelled)
        #expect(!state.abandon(with: Self.cancelled).stopsTransfer)
    }

    @Test func abandoningWakesWaiters() {
        var state = State(capacity: 8)
        _ = state.wait("a")
        _ = state.wait("b")
        #expect(state.abandon(with: Self.cancelled).waiters == ["a", "b"])
        #expect(state.takeWaiters() == [])
        #expect(state.takeHead().failure == .cancelled)
    }

    @Test func abandoningAfterTheEndStopsNothing() {
        var state = State(capacity: 8)
        state.receive(Self.head)
        state.finish(nil)
        #expect(!state.abandon(with: Self.cancelled).stopsTransfer)
        #expect(state.takeHead().item == Self.head)
    }

    @Test func aPauseIsNotResumedAfterTheEnd() {
        var state = State(capacity: 1)
        _ = state.receive([1])
        _ = state.receive([2])
        state.finish(Self.truncated)
        #expect(!state.takeChunk().resumesTransfer)
    }
}

extension ExchangeState {
    fileprivate mutating func receive(_ bytes: [UInt8]) -> Reception {
        bytes.withUnsafeBufferPointer { receive($0) }
    }
}

extension ExchangeState.Arrival {
    fileprivate var item: Item? {
        if case .item(let item) = self { item } else { nil }
    }

    fileprivate var failure: TransportError.Code? {
        if case .failure(let error) = self { error.code } else { nil }
    }
}
