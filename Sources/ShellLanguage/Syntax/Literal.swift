import SevenBridgesData

extension Literal {
    /// The literal that an unquoted word is, or nil where it is only text.
    ///
    /// The list is closed: `null`, `true`, `false`, numbers without leading zeros, sizes, durations and dates. Sample
    /// ids look like numbers, so whatever doubts there are, it is text.
    init?(_ word: String) {
        guard let value = Self.keyword(word) ?? Self.measure(word) else { return nil }
        self.init(value: value, spelling: word)
    }

    private static func keyword(_ word: String) -> Value? {
        switch word {
        case "null": .null
        case "true": .bool(true)
        case "false": .bool(false)
        default: nil
        }
    }

    private static func measure(_ word: String) -> Value? {
        guard let first = word.utf8.first, Lexer.isDigit(first) || first == UInt8(ascii: "-") else {
            return nil
        }
        if let date = Timestamp(iso8601: word) { return .date(date) }
        return number(word) ?? size(word) ?? duration(word)
    }

    /// An int or a finite float, with `_` between digits.
    static func number(_ word: some StringProtocol) -> Value? {
        guard isPlainNumber(word) else { return nil }
        let digits = String(word).filter { $0 != "_" }
        if let int = Int(digits) { return .int(int) }
        guard digits.contains(where: { ".eE".contains($0) }), let float = Double(digits), float.isFinite
        else {
            return nil
        }
        return .float(float)
    }

    /// `-?(0|[1-9][0-9_]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    private static func isPlainNumber(_ word: some StringProtocol) -> Bool {
        var rest = Substring(word)
        if rest.first == "-" { rest.removeFirst() }
        let whole = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "_") }
        guard let first = whole.first, first != "_", whole.last != "_", first != "0" || whole.count == 1
        else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == "." {
            let fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !fraction.isEmpty else { return false }
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard rest.first == "e" || rest.first == "E" else { return rest.isEmpty }
        rest = rest.dropFirst()
        if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// `10KB`, `1.5GiB`: an int of bytes.
    static func size(_ word: String) -> Value? {
        for unit in ByteCount.Unit.allCases where word.hasSuffix(unit.rawValue) {
            guard let number = number(word.dropLast(unit.rawValue.count)) else { continue }
            return product(number, unit.bytes).map { .int($0) }
        }
        return nil
    }

    /// `250ms`, `1.5h`.
    static func duration(_ word: String) -> Value? {
        for unit in TimeSpan.Unit.allCases where word.hasSuffix(unit.rawValue) {
            guard let number = number(word.dropLast(unit.rawValue.count)) else { continue }
            return product(number, Int(unit.microseconds)).map {
                .duration(TimeSpan(microseconds: Int64($0)))
            }
        }
        return nil
    }

    /// Whether a word is written like a number, size or duration, but is none: it is too large.
    static func isTooLarge(_ word: String) -> Bool {
        guard Literal(word) == nil else { return false }
        let units = ByteCount.Unit.allCases.map(\.rawValue) + TimeSpan.Unit.allCases.map(\.rawValue)
        return ([""] + units).contains { word.hasSuffix($0) && isPlainNumber(word.dropLast($0.count)) }
    }

    private static func product(_ number: Value, _ unit: Int) -> Int? {
        switch number {
        case .int(let count):
            let (product, overflow) = count.multipliedReportingOverflow(by: unit)
            return overflow ? nil : product
        case .float(let count): return Int(exactly: (count * Double(unit)).rounded())
        default: return nil
        }
    }
}
