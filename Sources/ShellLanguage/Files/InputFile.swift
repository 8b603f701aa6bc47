#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A local file that is read from its start to its end, a chunk at a time.
final class InputFile {
    let path: LocalPath
    private let descriptor: Int32
    /// Whether reading may wait for somebody, as a pipe's does.
    let mayWait: Bool

    static let chunkSize = 1 << 18

    /// Opens a file that can be read; a folder can't.
    init(_ path: LocalPath) throws(Fault) {
        try path.check()
        self.path = path
        // Without O_NONBLOCK a pipe that nobody writes to would hold this thread, and Ctrl-C with it.
        descriptor = open(path.text, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            mayWait = false
            throw path.fault("read", errno)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, !status.isFolder else {
            mayWait = false
            throw Fault(
                "'\(path.spelling)' is a folder",
                hint:
                    "local '\(path.spelling.hasSuffix("/") ? path.spelling : path.spelling + "/")*' lists what is in it"
            )
        }
        mayWait = !status.isRegular
    }

    deinit {
        // After a failed `open` there is nothing to close, and closing -1 only says so.
        close(descriptor)
    }

    /// Appends up to a chunk to a buffer and says how many bytes came; 0 at the end.
    func read(into buffer: inout [UInt8], upTo size: Int = chunkSize) throws -> Int {
        while true {
            try Task.checkCancellation()
            if mayWait, !isReady() { continue }
            var (count, code): (Int, Int32) = (0, 0)
            let chunk = [UInt8](unsafeUninitializedCapacity: size) { bytes, initialized in
                count = posixRead(descriptor, UnsafeMutableRawBufferPointer(bytes))
                code = errno
                initialized = max(0, count)
            }
            if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
            if count >= 0 { return count }
            guard code == EINTR || code == EAGAIN else { throw path.fault("read", code) }
        }
    }

    /// Waits a moment for bytes, or for the end.
    private func isReady() -> Bool {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 50) != 0
    }
}

private func posixRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
        Glibc.read(descriptor, bytes.baseAddress, bytes.count)
    #else
        Darwin.read(descriptor, bytes.baseAddress, bytes.count)
    #endif
}
