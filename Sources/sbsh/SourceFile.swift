import ShellLanguage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Programs from files and from standard input.
enum SourceFile {
    /// Whether a person types the program.
    static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    static func read(_ path: String) throws -> Source {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        return try source(named: path, bytes(of: descriptor, path))
    }

    static func readStandardInput() throws -> Source {
        try source(named: "<stdin>", bytes(of: STDIN_FILENO, "<stdin>"))
    }

    /// The text of `-c`, whose bytes may not be what Swift's own reading of the command line made of them.
    static func commandLine(_ text: String) throws -> Source {
        for index in 1..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let bytes = UnsafeBufferPointer(start: argument, count: strlen(argument)).map {
                UInt8(bitPattern: $0)
            }
            guard String(validating: bytes, as: UTF8.self) == nil else { continue }
            return try source(named: "<command>", bytes)
        }
        return Source(name: "<command>", text: text)
    }

    private static func source(named name: String, _ bytes: [UInt8]) throws -> Source {
        do throws(Diagnostic) { return try Source(name: name, utf8: bytes) } catch {
            throw UsageError(description: error.description, status: .badUsage, isComplete: true)
        }
    }

    private static func bytes(of descriptor: Int32, _ name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { content in
                #if canImport(Glibc)
                    Glibc.read(descriptor, content.baseAddress, content.count)
                #else
                    Darwin.read(descriptor, content.baseAddress, content.count)
                #endif
            }
            if count == 0 { return bytes }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw unreadable(name) }
            bytes += buffer[..<count]
        }
    }

    /// Replaces a file as a whole: written beside it under another name, then renamed, with the same mode. A symbolic
    /// link stays one; what it points to is replaced.
    static func replace(_ path: String, with text: String) throws {
        guard let resolved = realpath(path, nil) else { throw unwritable(path) }
        defer { free(resolved) }
        let target = String(cString: resolved)
        var status = stat()
        guard stat(target, &status) == 0, access(target, W_OK) == 0 else { throw unwritable(path) }
        var template = Array((target + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw unwritable(path) }
        let temporary = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        let isWritten =
            StandardOutput.failure(writing: Array(text.utf8), to: descriptor) == nil
            && fchmod(descriptor, status.st_mode & 0o7777) == 0 && fsync(descriptor) == 0
        let isClosed = close(descriptor) == 0
        guard isWritten, isClosed, rename(temporary, target) == 0 else {
            defer { unlink(temporary) }
            throw unwritable(path)
        }
    }

    private static func unwritable(_ path: String) -> UsageError {
        UsageError(
            description: "can't write '\(path)': \(String(cString: strerror(errno)))", status: .failed)
    }

    private static func unreadable(_ name: String) -> UsageError {
        UsageError(description: "can't read '\(name)': \(String(cString: strerror(errno)))")
    }
}
