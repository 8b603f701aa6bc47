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

    private static func source(named name: String, _ bytes: [UInt8]) throws -> Source {
        guard let source = Source(name: name, utf8: bytes) else {
            throw UsageError(description: "\(name) is not UTF-8 text")
        }
        return source
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
