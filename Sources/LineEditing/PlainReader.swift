import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Reads lines from a pipe or a file, without prompt, editing or history.
///
/// A last line without a newline is a line, CRLF ends a line too, and invalid UTF-8 is repaired with U+FFFD. It reads
/// ahead, so nobody else can read from the same descriptor.
public final class PlainReader: LineReader {
    private let lines = WaitingLines()
    private let bell: Doorbell
    private let thread: DedicatedThread<PlainSession>

    /// A reader of a file descriptor, which stays the caller's to close; standard input by default.
    public init(descriptor: Int32 = 0) throws(LineEditingError) {
        let bell = try Doorbell()
        self.bell = bell
        thread = DedicatedThread { [lines] in PlainSession(descriptor: descriptor, lines: lines, bell: bell) }
    }

    /// Reads a line; the prompt is not shown. A line that was read ahead costs no change of threads.
    public func readLine(prompt: @escaping @Sendable () -> String) async -> LineEvent {
        if !Task.isCancelled, let line = lines.next() { return .line(line) }
        return await thread.read(bell: bell) { $0.readLine(cancellation: $1) }
    }
}

/// What was read and not yet asked for.
private final class WaitingLines: Sendable {
    private let splitter = Mutex(LineSplitter())

    func next() -> String? { splitter.withLock { $0.next() } }

    func finish() -> String? { splitter.withLock { $0.finish() } }

    func add(_ bytes: ArraySlice<UInt8>) { splitter.withLock { $0.add(bytes) } }
}

/// Waits and reads; lives on the reader's thread.
private final class PlainSession {
    private let descriptor: Int32
    private let lines: WaitingLines
    private let bell: Doorbell
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)

    init(descriptor: Int32, lines: WaitingLines, bell: Doorbell) {
        self.descriptor = descriptor
        self.lines = lines
        self.bell = bell
    }

    func readLine(cancellation: Cancellation) -> LineEvent {
        while true {
            if cancellation.isRequested { return .cancelled }
            if let line = lines.next() { return .line(line) }
            guard isReady() else { continue }
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 { lines.add(chunk[..<count]) }
            if count == 0 { return lines.finish().map(LineEvent.line) ?? .endOfInput }
            if count < 0, errno != EINTR, errno != EAGAIN {
                return .failed(LineEditingError(.readFailed, systemError: errno))
            }
        }
    }

    /// Waits for input or the bell; true if there is something to read, be it the end or an error.
    private func isReady() -> Bool {
        guard descriptor >= 0 else { return true }  // poll(2) would pass it over and wait forever.
        var descriptors = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: bell.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&descriptors, 2, -1) > 0 else { return false }
        if descriptors[1].revents != 0 { _ = bell.answer() }
        return descriptors[0].revents != 0
    }
}
