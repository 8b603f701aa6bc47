/// The body of a response, in chunks as they arrive; it can be read once.
///
/// A reader that falls behind holds up the server after a bounded number of bytes. Leaving the loop early, or dropping
/// the response unread, ends the transfer. A body that ends before its announced length throws `.truncatedBody`.
public struct HTTPBody: AsyncSequence, Sendable {
    /// A piece of the body, as it arrived.
    public typealias Element = [UInt8]

    private enum Source: Sendable {
        case chunks([[UInt8]], failure: TransportError?)
        case exchange(Lifeline)
    }

    private let source: Source

    /// A body that is all here.
    public init(_ bytes: [UInt8]) {
        self.init(chunks: bytes.isEmpty ? [] : [bytes])
    }

    /// A body in these chunks that then ends, or fails where an error is given: for tests of readers.
    public init(chunks: [[UInt8]], failure: TransportError? = nil) {
        source = .chunks(chunks, failure: failure)
    }

    init(_ exchange: Exchange) {
        source = .exchange(Lifeline(exchange))
    }

    /// Starts reading.
    public func makeAsyncIterator() -> AsyncIterator {
        switch source {
        case .chunks(let chunks, let failure): AsyncIterator(source: .chunks(chunks[...], failure: failure))
        case .exchange(let lifeline): AsyncIterator(source: .exchange(Lifeline(readerOf: lifeline)))
        }
    }

    /// Reads the whole body, or throws `.bodyTooLarge` as soon as it exceeds `limit` bytes.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        var collected: [UInt8] = []
        for try await chunk in self {
            guard chunk.count <= limit - collected.count else { throw tooLarge(limit) }
            if collected.isEmpty { collected = chunk } else { collected += chunk }
        }
        return collected
    }

    private func tooLarge(_ limit: Int) -> TransportError {
        var error = TransportError(.bodyTooLarge, message: "more than \(limit) bytes", requestWasSent: true)
        if case .exchange(let lifeline) = source { error.locate(at: lifeline.exchange.url) }
        return error
    }
}

extension HTTPBody {
    /// Reads a body chunk by chunk.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate enum Source {
            case chunks(ArraySlice<[UInt8]>, failure: TransportError?)
            case exchange(Lifeline)
        }

        fileprivate var source: Source

        /// The next bytes, at least one, or nil at the end.
        public mutating func next() async throws -> [UInt8]? {
            switch source {
            case .exchange(let lifeline):
                return try await lifeline.exchange.chunk()
            case .chunks(var chunks, let failure):
                guard let chunk = chunks.popFirst() else { return try failure.map { throw $0 } }
                source = .chunks(chunks, failure: failure)
                return chunk
            }
        }
    }
}

/// Ends an exchange when nobody can read it any more.
///
/// The body has one, and each reader has its own that keeps the body's: a loop may outlive the response that it reads,
/// and a loop that is left ends the transfer though the response is still there.
private final class Lifeline: Sendable {
    let exchange: Exchange
    private let body: Lifeline?

    init(_ exchange: Exchange) {
        self.exchange = exchange
        body = nil
    }

    init(readerOf body: Lifeline) {
        exchange = body.exchange
        self.body = body
    }

    deinit {
        exchange.abandon()
    }
}
