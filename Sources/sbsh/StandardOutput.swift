import SevenBridgesShell
import ShellLanguage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The process's streams: results on standard output, everything else on standard error.
///
/// Results are buffered unless a person watches; reports are written at once, after the results before them.
final class StandardOutput: TextOutput {
    private var buffer: [UInt8] = []
    private var failure: Int32?
    /// Asks a person; set by the prompt, where one sits.
    var ask: ((String) async -> Bool)?
    let isTerminal = isatty(STDOUT_FILENO) == 1
    private static let bufferSize = 1 << 16

    /// Writes results; throws once nobody reads them any more.
    func writeResult(_ text: String) async throws {
        buffer.append(contentsOf: text.utf8)
        if isTerminal || buffer.count >= Self.bufferSize { flush() }
        try checkFailure()
    }

    /// Writes what is left; throws what kept any of it from being written.
    func finish() throws {
        flush()
        try checkFailure()
    }

    private func checkFailure() throws {
        guard let failure else { return }
        guard failure != EPIPE else { throw OutputClosed() }
        let reason = String(cString: strerror(failure))
        throw UsageError(description: "the results can't be written: \(reason)", status: .failed)
    }

    func confirm(_ question: String) async throws -> Bool {
        flush()
        guard let ask else { return true }
        return await ask(question)
    }

    func writeReport(_ text: String) {
        writeText(text, toError: true)
    }

    /// Writes text to one of the streams at once.
    func writeText(_ text: String, toError: Bool) {
        if !toError { buffer.append(contentsOf: text.utf8) }
        flush()
        if toError { _ = Self.failure(writing: Array(text.utf8), to: STDERR_FILENO) }
    }

    /// Writes what is buffered.
    func flush() {
        guard !buffer.isEmpty else { return }
        if failure == nil { failure = Self.failure(writing: buffer, to: STDOUT_FILENO) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// The terminal's columns; nil where output is no terminal.
    var width: Int? {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Colour on a terminal, unless the user has said no (https://no-color.org).
    var isColoured: Bool {
        isTerminal && getenv("NO_COLOR").map { String(cString: $0).isEmpty } ?? true && !isDumb
    }

    /// Whether the terminal's locale says that it shows another encoding than UTF-8; one that says nothing shows it.
    var isASCII: Bool {
        let settings = ["LC_ALL", "LC_CTYPE", "LANG"].map { (name: String) -> String in
            getenv(name).map { String(cString: $0) } ?? ""
        }
        let locale = settings.first { !$0.isEmpty }
        guard isTerminal, let locale = locale?.lowercased() else { return false }
        return !locale.contains("utf-8") && !locale.contains("utf8")
    }

    private var isDumb: Bool { getenv("TERM").map { String(cString: $0) == "dumb" } ?? true }

    /// Writes all bytes, and gives the error number where they can't be written.
    static func failure(writing bytes: [UInt8], to descriptor: Int32) -> Int32? {
        bytes.withUnsafeBytes { content in
            var rest = content[...]
            while !rest.isEmpty {
                let count = UnsafeRawBufferPointer(rebasing: rest).withMemoryRebound(to: UInt8.self) {
                    #if canImport(Glibc)
                        Glibc.write(descriptor, $0.baseAddress, $0.count)
                    #else
                        Darwin.write(descriptor, $0.baseAddress, $0.count)
                    #endif
                }
                if count < 0 && errno == EINTR { continue }
                if count < 0 && errno == EAGAIN {
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&wait, 1, -1)
                    continue
                }
                guard count > 0 else { return errno }
                rest = rest.dropFirst(count)
            }
            return nil
        }
    }
}

/// Nobody reads the results any more: a reason to stop, and no failure.
struct OutputClosed: ControlError {}
