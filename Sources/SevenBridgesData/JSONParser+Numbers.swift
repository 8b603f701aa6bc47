extension JSONParser {
    /// Reads a number: an int that fits 64 bits where it has neither fraction nor exponent, else a finite float.
    @inline(__always)
    mutating func number() throws(JSONFault) -> Value {
        let first = position
        let isNegative = skip(UInt8(ascii: "-"))
        let digits = position
        var magnitude = 0
        // Eighteen digits can't overflow.
        while position < end, position.pointee &- 0x30 < 10, position - digits < 18 {
            magnitude = magnitude &* 10 &+ Int(position.pointee &- 0x30)
            position += 1
        }
        let count = position - digits
        let isPlain = position == end || !Self.goesOn(position.pointee)
        guard count > 0, digits.pointee != UInt8(ascii: "0") || count == 1, isPlain else {
            position = first
            return try longNumber()
        }
        return .int(isNegative ? -magnitude : magnitude)
    }

    /// Whether a byte after digits belongs to the number.
    @inline(__always)
    private static func goesOn(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
    }

    @inline(never)
    private mutating func longNumber() throws(JSONFault) -> Value {
        let first = position
        let isNegative = skip(UInt8(ascii: "-"))
        let integer = try integerDigits(isNegative: isNegative)
        let isFloat = try skipFraction() || peekIsExponent
        try skipExponent()
        if !isFloat {
            guard let integer else { throw JSONFault("the integer does not fit 64 bits", at: first - start) }
            return .int(integer)
        }
        if let float = Self.shortDecimal(first, position) { return .float(float) }
        let spelling = String(
            decoding: UnsafeBufferPointer(start: first, count: position - first), as: UTF8.self)
        guard let float = Double(spelling), float.isFinite else {
            throw JSONFault("the number is too large for a float", at: first - start)
        }
        return .float(float)
    }

    /// The float of up to 15 digits with a point among them: two exact numbers, and so their quotient is rounded right.
    private static func shortDecimal(_ first: UnsafePointer<UInt8>, _ last: UnsafePointer<UInt8>) -> Double? {
        guard last - first <= 16 else { return nil }
        var mantissa = 0
        var decimals: Int?
        var place = first.pointee == UInt8(ascii: "-") ? first + 1 : first
        let isNegative = place > first
        while place < last {
            let digit = place.pointee &- 0x30
            if digit < 10 {
                mantissa = mantissa &* 10 &+ Int(digit)
                if let count = decimals { decimals = count + 1 }
            } else if place.pointee == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else {
                return nil
            }
            place += 1
        }
        guard mantissa < 1 << 53, let decimals, decimals < powersOfTen.count else { return nil }
        let magnitude = Double(mantissa) / powersOfTen[decimals]
        return isNegative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    ]

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
        guard let byte = peek(), (0x30...0x39).contains(byte) else { return nil }
        position += 1
        return Int(byte) - 0x30
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
        position += 1
        if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
        guard digit() != nil else { throw unexpected("a digit in the exponent") }
        while digit() != nil {}
    }
}
