import SevenBridgesData

extension Builtins {
    /// Functions of one value that loops call all the time, in a form that needs no list of arguments.
    static let single: [String: @Sendable (Value) throws(Fault) -> Value] = [
        "len": { (v) throws(Fault) in try length(v) },
        "split": { (v) throws(Fault) in .list(words(try text(v, "split"))) },
    ]

    /// The parts between white space.
    static func words(_ text: String) -> [Value] {
        var text = text
        if let words = text.withUTF8({ asciiWords($0) }) { return words }
        return text.split { $0.isWhitespace }.map { .string(String($0)) }
    }

    /// The words of text that is ASCII throughout; nil where it is not.
    private static func asciiWords(_ bytes: UnsafeBufferPointer<UInt8>) -> [Value]? {
        guard bytes.isASCII else { return nil }
        var words: [Value] = []
        words.reserveCapacity(bytes.count / 6)
        var start = 0
        while start < bytes.count {
            guard !isSpace(bytes[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
            words.append(.string(String(decoding: bytes[start..<end], as: UTF8.self)))
            start = end + 1
        }
        return words
    }

    /// What `Character.isWhitespace` says of ASCII.
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}

extension String {
    /// How many characters it has. Of ASCII without carriage returns each byte is one.
    var characterCount: Int {
        var copy = self
        let simple = copy.withUTF8 { bytes in bytes.isASCII && !bytes.contains(0x0D) }
        return simple ? utf8.count : count
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether no byte has its high bit set; eight at a time.
    var isASCII: Bool {
        guard let start = baseAddress.map(UnsafeRawPointer.init) else { return true }
        var position = 0
        while position + 8 <= count {
            let word = start.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { return false }
            position += 8
        }
        return self[position...].allSatisfy { $0 < 0x80 }
    }
}
