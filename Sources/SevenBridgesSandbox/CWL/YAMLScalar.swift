import SevenBridgesData

/// What a plain scalar means by the core schema of YAML 1.2.
enum YAMLScalar {
    static func value(of text: String) -> Value {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: break
        }
        guard let first = text.utf8.first, Self.numberStarts.contains(first) else { return .string(text) }
        return integer(text) ?? float(text) ?? .string(text)
    }

    private static let numberStarts = Set("+-.0123456789".utf8)

    private static func integer(_ text: String) -> Value? {
        if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16).map(Value.int) }
        if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8).map(Value.int) }
        return Int(text).map(Value.int)
    }

    /// Digits with a point or an exponent; infinity and NaN have no value in JSON and stay text.
    private static func float(_ text: String) -> Value? {
        let isDecimal = text.utf8.allSatisfy { Self.decimals.contains($0) }
        guard isDecimal, text.utf8.contains(where: { (0x30...0x39).contains($0) }),
            let number = Double(text), number.isFinite
        else { return nil }
        return .float(number)
    }

    private static let decimals = Set("+-.eE0123456789".utf8)
}
