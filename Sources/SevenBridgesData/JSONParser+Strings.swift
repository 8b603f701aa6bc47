extension JSONParser {
    /// Eight bytes of a string, looked at together.
    private enum Word {
        static let ones: UInt64 = 0x0101_0101_0101_0101
        static let highs: UInt64 = 0x8080_8080_8080_8080

        /// Marks the first byte that is a quote, a backslash or a control character; marks after it mean nothing.
        @inline(__always)
        static func stops(in word: UInt64) -> UInt64 {
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let quotes = (quote &- ones) & ~quote
            let backslashes = (backslash &- ones) & ~backslash
            let controls = (word &- (ones &* 0x20)) & ~word
            return (quotes | backslashes | controls) & highs
        }
    }

    /// The first quote, backslash or control character from a place on, or the end; and whether all before is ASCII.
    @inline(__always)
    private func stop(from first: UnsafePointer<UInt8>) -> (place: UnsafePointer<UInt8>, isASCII: Bool) {
        var place = first
        var seen: UInt64 = 0
        while end - place >= 8 {
            let word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
            let stops = Word.stops(in: word)
            if stops != 0 {
                let bits = UInt64(stops.trailingZeroBitCount & ~7)
                seen |= word & ((1 << bits) &- 1)
                return (place + Int(bits / 8), seen & Word.highs == 0)
            }
            seen |= word
            place += 8
        }
        while place < end {
            let byte = place.pointee
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            seen |= UInt64(byte)
            place += 1
        }
        return (place, seen & Word.highs == 0)
    }

    /// Reads a string; the position is at its first quote.
    @inline(__always)
    mutating func string() throws(JSONFault) -> String {
        let first = position + 1
        let (place, isASCII) = stop(from: first)
        guard place < end, place.pointee == UInt8(ascii: "\"") else { return try escapedString(from: place) }
        let content = UnsafeBufferPointer(start: first, count: place - first)
        guard isASCII else {
            guard let text = String(validating: content, as: UTF8.self) else { throw invalid(at: position) }
            position = place + 1
            return text
        }
        position = place + 1
        return String(decoding: content, as: UTF8.self)
    }

    /// Passes over a string, checking it.
    mutating func skipString() throws(JSONFault) {
        let first = position + 1
        let (place, isASCII) = stop(from: first)
        guard isASCII, place < end, place.pointee == UInt8(ascii: "\"") else {
            _ = try string()
            return
        }
        position = place + 1
    }

    private func invalid(at place: UnsafePointer<UInt8>) -> JSONFault {
        JSONFault("the string is not valid UTF-8", at: place - start)
    }

    /// Reads a string whose first stop is not its closing quote.
    @inline(never)
    private mutating func escapedString(from firstStop: UnsafePointer<UInt8>) throws(JSONFault) -> String {
        let opening = position
        scratch.removeAll(keepingCapacity: true)
        var part = position + 1
        var place = firstStop
        while true {
            guard place < end else { throw JSONFault("the string has no closing quote", at: opening - start) }
            scratch.append(contentsOf: UnsafeBufferPointer(start: part, count: place - part))
            position = place + 1
            switch place.pointee {
            case UInt8(ascii: "\""):
                guard let text = String(validating: scratch, as: UTF8.self) else {
                    throw invalid(at: opening)
                }
                return text
            case UInt8(ascii: "\\"): try escape()
            default:
                throw JSONFault("a control character in a string must be written as \\u", at: place - start)
            }
            part = position
            place = stop(from: part).place
        }
    }

    /// Appends what an escape stands for; the backslash is already passed.
    private mutating func escape() throws(JSONFault) {
        guard let byte = peek() else { throw unexpected("an escape") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(byte)
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "n"): scratch.append(0x0A)
        case UInt8(ascii: "r"): scratch.append(0x0D)
        case UInt8(ascii: "t"): scratch.append(0x09)
        case UInt8(ascii: "u"): scratch.append(contentsOf: UTF8.encode(try scalar()) ?? .init())
        default: throw JSONFault("unknown escape in a string", at: offset - 2)
        }
    }

    /// The scalar of `\uXXXX`, or of a surrogate pair of two of them; the first `\u` is already passed.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let start = offset - 2
        let first = try hexQuad()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
            throw JSONFault("half of a surrogate pair", at: start)
        }
        let second = try hexQuad()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONFault("half of a surrogate pair", at: start) }
        return scalar
    }

    private mutating func hexQuad() throws(JSONFault) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
            else {
                throw unexpected("four hexadecimal digits after \\u")
            }
            number = number << 4 + UInt32(digit)
            position += 1
        }
        return number
    }
}
