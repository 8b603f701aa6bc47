#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Cuts chunks of bytes into lines; the start of a line whose end has not come yet is kept for the next chunk.
struct LineSplitter {
    /// The number of the line that `forEach` is at, from 1.
    private(set) var line = 0
    private var rest: [UInt8] = []

    /// The longest line that is accepted: what has no line ends at all must not fill memory.
    static let longestLine = 1 << 28

    /// Calls `body` with each line that a chunk completes, without its end.
    mutating func forEach(
        in chunk: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Int) throws -> Void
    ) throws {
        var start = 0
        while let end = Self.lineEnd(in: chunk, from: start) {
            line += 1
            if rest.isEmpty {
                try body(UnsafeBufferPointer(rebasing: chunk[start..<end]), line)
            } else {
                rest.append(contentsOf: chunk[start..<end])
                try rest.withUnsafeBufferPointer { try body($0, line) }
                rest.removeAll()
            }
            start = end + 1
        }
        rest.append(contentsOf: chunk[start...])
        guard rest.count <= Self.longestLine else {
            throw FormatFault(message: "the line is longer than 256 MiB", line: line + 1)
        }
    }

    /// Calls `body` with the last line where it has no end.
    mutating func finish(_ body: (UnsafeBufferPointer<UInt8>, Int) throws -> Void) throws {
        guard !rest.isEmpty else { return }
        line += 1
        try rest.withUnsafeBufferPointer { try body($0, line) }
        rest.removeAll()
    }

    static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
