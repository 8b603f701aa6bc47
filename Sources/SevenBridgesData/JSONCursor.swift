/// A position in JSON bytes, and the scalar grammar of RFC 8259: white space, literals, numbers, strings.
struct JSONCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    func peek() -> UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipByteOrderMark() {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
    }

    mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    /// Passes over `[` or `{` and the white space after it.
    mutating func open(depth: Int) throws(JSONFault) {
        guard depth < JSON.nestingLimit else {
            throw JSONFault("nested deeper than \(JSON.nestingLimit) levels", at: offset)
        }
        offset += 1
        skipWhitespace()
    }

    mutating func literal(_ word: StaticString, _ value: Value) throws(JSONFault) -> Value {
        for index in 0..<word.utf8CodeUnitCount where !skip(word.utf8Start[index]) {
            throw unexpected("'\(word)'")
        }
        return value
    }

    func unexpected(_ wanted: String) -> JSONFault {
        guard offset < bytes.count else {
            return JSONFault("the text ends where \(wanted) should be", at: offset)
        }
        let byte = bytes[offset]
        let found = (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
        return JSONFault("expected \(wanted), found \(found)", at: offset)
    }
}

// MARK: - Strings

extension JSONCursor {
    /// Passes over `"key"` where it stands next, byte for byte.
    mutating func skipKey(_ key: String?) -> Bool {
        guard let key, peek() == UInt8(ascii: "\"") else { return false }
        let start = offset + 1
        let length = key.utf8.count
        guard start + length < bytes.count, bytes[start + length] == UInt8(ascii: "\"") else { return false }
        var index = start
        for byte in key.utf8 {
            // A key that holds a quote or backslash never equals its escaped spelling, so it falls to the slow way.
            guard bytes[index] == byte else { return false }
            index += 1
        }
        offset = index + 1
        return true
    }

    /// Reads a string without escapes, or returns nil, not having moved, where it has some.
    mutating func plainString() throws(JSONFault) -> String? {
        let start = offset + 1
        var end = start
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\""):
                let content = UnsafeBufferPointer(rebasing: bytes[start..<end])
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw JSONFault("the string is not valid UTF-8", at: offset)
                }
                offset = end + 1
                return text
            case UInt8(ascii: "\\"): return nil
            case 0..<0x20: throw JSONFault("a control character in a string must be written as \\u", at: end)
            default: end += 1
            }
        }
        throw JSONFault("the string has no closing quote", at: offset)
    }

    /// Reads a string with escapes; the bytes appended are not yet known to be valid UTF-8.
    mutating func escapedString(into text: inout [UInt8]) throws(JSONFault) {
        let start = offset
        offset += 1
        while let byte = peek() {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20:
                throw JSONFault("a control character in a string must be written as \\u", at: offset - 1)
            default: text.append(byte)
            }
        }
        throw JSONFault("the string has no closing quote", at: start)
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
        guard let byte = peek() else { throw unexpected("an escape") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: UTF8.encode(try scalar()) ?? .init())
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
            offset += 1
        }
        return number
    }
}

// MARK: - Numbers

extension JSONCursor {
    mutating func number() throws(JSONFault) -> Value {
        let start = offset
        let isNegative = skip(UInt8(ascii: "-"))
        let integer = try integerDigits(isNegative: isNegative)
        let isFloat = try skipFraction() || peekIsExponent
        try skipExponent()
        if !isFloat {
            guard let integer else { throw JSONFault("the integer does not fit 64 bits", at: start) }
            return .int(integer)
        }
        let spelling = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let float = Double(spelling), float.isFinite else {
            throw JSONFault("the number is too large for a float", at: start)
        }
        return .float(float)
    }

    /// The digits before the point; nil where they do not fit 64 bits.
    private mutating func integerDigits(isNegative: Bool) throws(JSONFault) -> Int? {
        guard let first = digit() else { throw unexpected("a digit") }
        if first == 0, digit() != nil { throw JSONFault("a number may not start with 0", at: offset - 2) }
        var number: Int? = isNegative ? -first : first
        while let digit = digit() {
            number = number.flatMap { Self.appending(isNegative ? -digit : digit, to: $0) }
        }
        return number
    }

    private static func appending(_ digit: Int, to number: Int) -> Int? {
        let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(digit)
        return overflow || carry ? nil : sum
    }

    private mutating func digit() -> Int? {
        guard offset < bytes.count, (0x30...0x39).contains(bytes[offset]) else { return nil }
        offset += 1
        return Int(bytes[offset - 1]) - 0x30
    }

    private mutating func skipFraction() throws(JSONFault) -> Bool {
        guard skip(UInt8(ascii: ".")) else { return false }
        guard digit() != nil else { throw unexpected("a digit after the point") }
        while digit() != nil {}
        return true
    }

    private var peekIsExponent: Bool { peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") }

    private mutating func skipExponent() throws(JSONFault) {
        guard peekIsExponent else { return }
        offset += 1
        if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
        guard digit() != nil else { throw unexpected("a digit in the exponent") }
        while digit() != nil {}
    }
}
