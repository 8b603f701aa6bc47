extension RegexParser {
    /// `[...]`, with ranges, nested sets, `&&` and `--`.
    mutating func set() throws(RegexProblem) -> ScalarSet {
        try set(level: 1)
    }

    private mutating func set(level: Int) throws(RegexProblem) -> ScalarSet {
        let start = position
        guard level <= Self.depthLimit else { throw problem("the sets are nested too deep", 1) }
        position += 1
        let isNegated = take("^")
        var reader = SetReader()
        var isFirst = true
        while true {
            skipSetSpace()
            guard let next = raw() else {
                position = start
                throw problem("the set has no ']'", hint: "write \\[ for the character", 1)
            }
            if next == "]", !isFirst {
                position += 1
                break
            }
            isFirst = false
            try element(next, into: &reader, level: level)
        }
        let set = folded(reader.finished())
        return isNegated ? set.complement : set
    }

    /// With the flag x, white space in a set means nothing either; `#` does.
    private mutating func skipSetSpace() {
        guard flags.contains(.freeSpacing) else { return }
        while let next = raw(), next.properties.isPatternWhitespace { position += 1 }
    }

    private mutating func element(
        _ next: Unicode.Scalar, into reader: inout SetReader, level: Int
    ) throws(RegexProblem) {
        switch next {
        case "[":
            if raw(1) == ":", let posix = try posixSet() { return reader.add(posix) }
            reader.add(try set(level: level + 1))
        case "&" where raw(1) == "&":
            position += 2
            reader.operate(.intersection)
        case "-" where raw(1) == "-":
            position += 2
            reader.operate(.difference)
        case "&" where reader.endsInSet && raw(1) == "[":
            position += 1
            reader.combine(try set(level: level + 1), .intersection)
        case "-" where reader.endsInSet && raw(1) == "[":
            position += 1
            reader.combine(try set(level: level + 1), .difference)
        default: try range(into: &reader)
        }
    }

    /// A code point, a range of them, or an escape that is a set.
    private mutating func range(into reader: inout SetReader) throws(RegexProblem) {
        let start = position
        if raw() == "\\", raw(1) == "Q" { return quoted(into: &reader) }
        if raw() == "\\", raw(1) == "E" { return position += 2 }
        if raw() == "\\", let set = try setEscape() { return reader.add(set) }
        let lower = try setScalar()
        skipSetSpace()
        guard raw() == "-", let after = raw(1), after != "]", after != "-", after != "[" else {
            return reader.add(lower.value...lower.value)
        }
        position += 1
        skipSetSpace()
        if raw() == "\\", try setEscape() != nil {
            throw problem("a range ends with a character", hint: "write \\- for the character", from: start)
        }
        let upper = try setScalar()
        guard lower <= upper else {
            throw problem("the range goes backwards", hint: "the smaller character stands first", from: start)
        }
        reader.add(lower.value...upper.value)
    }

    private mutating func quoted(into reader: inout SetReader) {
        position += 2
        while let next = raw() {
            if next == "\\", raw(1) == "E" { return position += 2 }
            reader.add(next.value...next.value)
            position += 1
        }
    }

    private mutating func setScalar() throws(RegexProblem) -> Unicode.Scalar {
        if raw() == "\\", raw(1) == "b" {
            position += 2
            return "\u{8}"
        }
        if raw() == "\\" { return try scalarEscape() }
        defer { position += 1 }
        return raw() ?? "]"
    }

    /// `[:alpha:]`; nil where the colon is only a character.
    private mutating func posixSet() throws(RegexProblem) -> ScalarSet? {
        let start = position
        var end = position + 2
        while end < scalars.count, scalars[end] != ":", scalars[end] != "]" { end += 1 }
        guard end + 1 < scalars.count, scalars[end] == ":", scalars[end + 1] == "]" else { return nil }
        var name = String(String.UnicodeScalarView(scalars[(position + 2)..<end]))
        position = end + 2
        let isNegated = name.hasPrefix("^")
        if isNegated { name.removeFirst() }
        return try property(name, isNegated: isNegated, from: start)
    }
}

/// Puts a set together from its elements: side by side they are a union, which `&&` and `--` take as a whole.
private struct SetReader {
    enum Operation {
        case intersection, difference
    }

    private var left: (set: ScalarSet, operation: Operation)?
    private var ranges: [ClosedRange<UInt32>] = []
    private var sets: [ScalarSet] = []
    /// Whether the last element was a set, so that a single `-` or `&` before another set is an operator.
    private(set) var endsInSet = false

    mutating func add(_ range: ClosedRange<UInt32>) {
        ranges.append(range)
        endsInSet = false
    }

    mutating func add(_ set: ScalarSet) {
        sets.append(set)
        endsInSet = true
    }

    mutating func operate(_ operation: Operation) {
        left = (finished(), operation)
        (ranges, sets, endsInSet) = ([], [], false)
    }

    /// `[...]-[...]`, which binds as tightly as standing side by side.
    mutating func combine(_ set: ScalarSet, _ operation: Operation) {
        let new = Self.apply(operation, union(), set)
        (ranges, sets, endsInSet) = ([], [new], true)
    }

    func finished() -> ScalarSet {
        guard let left else { return union() }
        return Self.apply(left.operation, left.set, union())
    }

    private func union() -> ScalarSet {
        let plain = ScalarSet(ranges: ranges)
        guard !sets.isEmpty else { return plain }
        if ranges.isEmpty, sets.count == 1 { return sets[0] }
        return ScalarSet(union: sets + [plain])
    }

    private static func apply(_ operation: Operation, _ left: ScalarSet, _ right: ScalarSet) -> ScalarSet {
        switch operation {
        case .intersection: left.intersection(right)
        case .difference: left.subtracting(right)
        }
    }
}
