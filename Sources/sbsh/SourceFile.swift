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

    private static func unreadable(_ name: String) -> UsageError {
        UsageError(description: "can't read '\(name)': \(String(cString: strerror(errno)))")
    }
}
