#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// C streams over duplicates of the terminal's descriptors, as libedit wants streams and ours must not close others'.
final class TerminalStreams {
    let input: UnsafeMutablePointer<FILE>
    let output: UnsafeMutablePointer<FILE>

    init(input: Int32, output: Int32) throws(LineEditingError) {
        guard let input = Self.open(input, mode: "r") else {
            throw LineEditingError(.outOfResources, systemError: errno)
        }
        guard let output = Self.open(output, mode: "w") else {
            let error = errno
            fclose(input)
            throw LineEditingError(.outOfResources, systemError: error)
        }
        self.input = input
        self.output = output
    }

    deinit {
        fclose(input)
        fclose(output)
    }

    /// The descriptor that keys come from.
    var inputDescriptor: Int32 { fileno(input) }

    /// Writes through the stream that libedit writes to, so that the order is kept.
    func write(_ text: String) {
        fputs(text, output)
        fflush(output)
    }

    private static func open(_ descriptor: Int32, mode: String) -> UnsafeMutablePointer<FILE>? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { return nil }
        if let stream = fdopen(copy, mode) { return stream }
        close(copy)
        return nil
    }
}

/// Wide text at an address that C code may keep.
final class WideBuffer {
    private(set) var start: UnsafeMutablePointer<wchar_t>

    init() {
        start = .allocate(capacity: 1)
        start.initialize(to: 0)
    }

    deinit {
        start.deallocate()
    }

    func fill(with text: String) {
        let characters = text.wide
        start.deallocate()
        start = .allocate(capacity: characters.count)
        start.initialize(from: characters, count: characters.count)
    }
}
