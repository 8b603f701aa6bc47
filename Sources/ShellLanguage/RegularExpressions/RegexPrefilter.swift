#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// Finds where a match may begin, without looking at it closer.
enum RegexPrefilter: Sendable {
    /// Every match begins with these bytes.
    case literal([UInt8])
    /// Every match begins with one of these bytes.
    case bytes([Bool])

    /// The filter that a tree allows; nil where a match may begin nearly anywhere.
    init?(_ node: RegexNode) {
        let prefix = node.prefix.bytes
        let first = node.first
        if !prefix.isEmpty {
            self = .literal(prefix)
        } else if !first.isOpen, first.bytes.count <= Self.mostBytes {
            self = .bytes((0...255).map { first.bytes.contains($0) })
        } else {
            return nil
        }
    }

    /// More first bytes than this leave too little out.
    private static let mostBytes = 24

    /// The next position at or after one where a match may begin; the end where there is none.
    func next(in text: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
        switch self {
        case .literal(let wanted): return Self.next(wanted, in: text, from: position)
        case .bytes(let wanted):
            return wanted.withUnsafeBufferPointer { wanted in
                var position = position
                while position < text.count, !wanted[Int(text[position])] { position += 1 }
                return position
            }
        }
    }

    /// Looks for the byte of the literal that is likely the rarest, and then at the others.
    private static func next(_ wanted: [UInt8], in text: UnsafeBufferPointer<UInt8>, from position: Int)
        -> Int
    {
        guard let start = text.baseAddress else { return text.count }
        let offset = wanted.indices.min { frequency(wanted[$0]) < frequency(wanted[$1]) } ?? 0
        var position = position + offset
        while position < text.count,
            let found = memchr(start + position, Int32(wanted[offset]), text.count - position)
        {
            let candidate = UnsafeRawPointer(found) - UnsafeRawPointer(start) - offset
            guard candidate + wanted.count <= text.count else { break }
            if memcmp(start + candidate, wanted, wanted.count) == 0 { return candidate }
            position = candidate + offset + 1
        }
        return text.count
    }

    /// How often a byte stands in texts, roughly.
    private static func frequency(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "e"): 5
        case _ where "taoinsrhld".utf8.contains(byte): 4
        case 0x61...0x7A, 0x30...0x39, 0x0A: 3
        case 0x20...0x7E: 2
        case 0x80...: 3
        default: 1
        }
    }
}
