/// Cuts bytes into lines as they arrive.
///
/// A line ends in LF or CRLF. Invalid UTF-8 is repaired with U+FFFD.
struct LineSplitter {
    private var bytes: [UInt8] = []
    private var start = 0
    private var scanned = 0

    /// Takes the next bytes.
    mutating func add(_ more: some Sequence<UInt8>) {
        bytes.removeFirst(start)
        scanned -= start
        start = 0
        bytes += more
    }

    /// The next whole line, without its end; `nil` until more bytes come.
    mutating func next() -> String? {
        guard let end = bytes[scanned...].firstIndex(of: UInt8(ascii: "\n")) else {
            scanned = bytes.count
            return nil
        }
        defer {
            start = end + 1
            scanned = start
        }
        return line(upTo: end)
    }

    /// The last line if it had no newline; `nil` if nothing is left.
    mutating func finish() -> String? {
        guard start < bytes.count else { return nil }
        defer {
            start = bytes.count
            scanned = start
        }
        return line(upTo: bytes.count)
    }

    private func line(upTo end: Int) -> String {
        let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
        return String(decoding: bytes[start..<(hasReturn ? end - 1 : end)], as: UTF8.self)
    }
}
