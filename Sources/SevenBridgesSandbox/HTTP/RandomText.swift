/// Text that nobody can guess, for request ids and signatures.
enum RandomText {
    /// So many hexadecimal digits.
    static func hex(_ count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return hex(count, using: &generator)
    }

    /// So many hexadecimal digits from a generator.
    static func hex(_ count: Int, using generator: inout some RandomNumberGenerator) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = (0..<count).map { _ in digits[Int(generator.next() >> 60)] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A UUID from a generator.
    static func uuid(using generator: inout some RandomNumberGenerator) -> String {
        let digits = Array(hex(32, using: &generator))
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return parts.joined(separator: "-")
    }

    /// So many letters and digits from a generator.
    static func alphanumeric(_ count: Int, using generator: inout some RandomNumberGenerator) -> String {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        let bytes = (0..<count).map { _ in letters[Int(generator.next() >> 32) % letters.count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a text has the form of a UUID.
    static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.joined().allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
