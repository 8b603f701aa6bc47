import SevenBridges

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The wire log of `--trace`, on standard error. The client has masked every secret before an event gets here.
enum TraceLog {
    @Sendable static func write(_ event: TraceEvent) {
        writeLine("\(event)")
    }

    /// One whole line in one write, so that the lines of several requests don't mix.
    static func writeLine(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { content in
            #if canImport(Glibc)
                Glibc.write(STDERR_FILENO, content.baseAddress, content.count)
            #else
                Darwin.write(STDERR_FILENO, content.baseAddress, content.count)
            #endif
        }
    }
}
