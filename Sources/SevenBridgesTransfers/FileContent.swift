internal import CurlTransport
public import SevenBridges

/// The bytes of a file, or a range of them, as they arrive from storage.
///
/// Nothing is sent before the first chunk is asked for; a reader that stops early ends the transfer. A range that
/// begins behind the end of the file has no bytes.
public struct FileContent: AsyncSequence, Sendable {
    private let file: String
    private let range: Range<Int>?
    private let client: Client

    /// The content of the file with this id; `range` counts bytes from 0, its end excluded.
    public init(of file: String, range: Range<Int>? = nil, client: Client) {
        self.file = file
        self.range = range
        self.client = client
    }

    /// Starts at the first byte.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(file: file, range: range, client: client)
    }

    /// Reads chunk by chunk.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let file: String
        private let range: Range<Int>?
        private let client: Client
        private var chunks: HTTPBody.AsyncIterator?
        private var isStarted = false
        private var window: ByteWindow

        init(file: String, range: Range<Int>?, client: Client) {
            self.file = file
            self.range = range
            self.client = client
            window = ByteWindow(skip: 0, take: range?.count)
        }

        /// The next bytes, at least one, or nil at the end.
        public mutating func next() async throws -> [UInt8]? {
            if !isStarted { try await start() }
            while !window.isFull, let chunk = try await nextChunk() {
                let wanted = window.pass(chunk)
                if !wanted.isEmpty { return wanted }
            }
            chunks = nil
            return nil
        }

        private mutating func start() async throws {
            isStarted = true
            guard !window.isFull else { return }
            let response = try await StorageRead(file: file, range: range, client: client).open()
            guard response.status != 416 else { return }
            // A server that ignores the range sends everything from the first byte on.
            if response.status == 200, let range {
                window = ByteWindow(skip: range.lowerBound, take: range.count)
            }
            chunks = response.body.makeAsyncIterator()
        }

        private mutating func nextChunk() async throws -> [UInt8]? {
            do {
                return try await chunks?.next()
            } catch let error as TransportError {
                if error.code == .cancelled { throw CancellationError() }
                throw APIError(
                    error.code == .truncatedBody ? .truncated : .unreachable,
                    message: error.description, underlyingError: error)
            }
        }
    }
}

/// Which bytes of a stream are wanted: some are skipped, then so many taken.
struct ByteWindow: Sendable {
    private var skip: Int
    private var take: Int

    /// Skips and takes so many bytes; all that come where `take` is nil.
    init(skip: Int, take: Int?) {
        self.skip = skip
        self.take = take ?? .max
    }

    /// Whether nothing more is wanted.
    var isFull: Bool { take == 0 }

    /// The wanted bytes of the next chunk.
    mutating func pass(_ chunk: [UInt8]) -> [UInt8] {
        let rest = chunk.dropFirst(skip)
        skip -= chunk.count - rest.count
        let wanted = rest.prefix(take)
        take -= wanted.count
        return wanted.count == chunk.count ? chunk : Array(wanted)
    }
}
