extension RegexParser {
    /// Escapes that stand for a set of code points, in brackets and outside.
    static let sets: [Unicode.Scalar: ScalarSet] = [
        "d": .digit, "D": .digit.complement, "w": .word, "W": .word.complement, "s": .space,
        "S": .space.complement, "h": .horizontalSpace, "H": .horizontalSpace.complement,
        "v": .lineTerminator, "V": .lineTerminator.complement,
    ]

    private static let assertions: [Unicode.Scalar: RegexAssertion] = [
        "A": .start, "z": .end, "Z": .finalEnd, "b": .wordBoundary, "B": .noWordBoundary, "G": .searchStart,
    ]

    private static let controls: [Unicode.Scalar: UInt32] = [
        "a": 0x07, "e": 0x1B, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09,
    ]

    /// What a backslash begins outside brackets.
    mutating func escape() throws(RegexProblem) -> RegexNode? {
        let start = position
        guard let letter = raw(1) else {
            throw problem("a backslash stands at the end", hint: "write \\\\ for the character", 1)
        }
        if let assertion = Self.assertions[letter] {
            position += 2
            return .assertion(assertion)
        }
        switch letter {
        case "R":
            position += 2
            return .lineBreak
        case "X":
            position += 2
            return .grapheme
        case "E":
            position += 2
            return nil
        case "k":
            position += 2
            return try namedReference(from: start)
        case "1"..."9":
            position += 1
            return reference(from: start)
        default: break
        }
        if let set = try setEscape() { return .set(set) }
        return literal(try scalarEscape())
    }

    /// The text between `\Q` and `\E`, or the end.
    mutating func quotedText() -> ArraySlice<Unicode.Scalar> {
        position += 2
        let start = position
        while position < scalars.count {
            if raw() == "\\", raw(1) == "E" {
                defer { position += 2 }
                return scalars[start..<position]
            }
            position += 1
        }
        return scalars[start...]
    }

    /// `\1`; more digits belong to it as long as there are that many groups before it.
    private mutating func reference(from start: Int) -> RegexNode {
        var group = 0
        while let digit = raw(), ("0"..."9").contains(digit) {
            let next = group * 10 + Int(digit.value - 0x30)
            if group > 0, next > groupCount { break }
            group = next
            position += 1
        }
        references.append((group, range(from: start)))
        return .backreference(group: group, ignoresCase: flags.contains(.ignoreCase))
    }

    private mutating func namedReference(from start: Int) throws(RegexProblem) -> RegexNode {
        guard take("<") else { throw problem("a reference is written \\k<name>", from: start) }
        let name = try groupName()
        guard let group = names[name] else {
            throw problem(
                "there is no group '\(name)' before this",
                hint: names.isEmpty ? nil : "there are: \(names.keys.sorted().joined(separator: ", "))",
                from: start)
        }
        return .backreference(group: group, ignoresCase: flags.contains(.ignoreCase))
    }

    /// `\d`, `\p{...}` and their like; nil where the escape is one code point.
    mutating func setEscape() throws(RegexProblem) -> ScalarSet? {
        guard let letter = raw(1) else { return nil }
        if let set = Self.sets[letter] {
            position += 2
            return set
        }
        guard letter == "p" || letter == "P" else { return nil }
        return try property(isNegated: letter == "P")
    }

    private mutating func property(isNegated: Bool) throws(RegexProblem) -> ScalarSet {
        let start = position
        position += 2
        guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
            throw problem("a property is written \\p{Lu}", from: start)
        }
        var name = String(String.UnicodeScalarView(scalars[position..<end]))
        position = end + 1
        let isInverted = name.hasPrefix("^")
        if isInverted { name.removeFirst() }
        return folded(try property(name, isNegated: isNegated != isInverted, from: start))
    }

    /// The set of a property's name.
    func property(_ name: String, isNegated: Bool, from start: Int) throws(RegexProblem) -> ScalarSet {
        guard let set = ScalarSet(property: name) else {
            throw problem(
                "there is no property '\(name)'",
                hint: "known are general categories (Lu), scripts (Greek) and names such as Alphabetic",
                from: start)
        }
        return isNegated ? set.complement : set
    }

    /// The set in either case, where case is ignored.
    func folded(_ set: ScalarSet) -> ScalarSet {
        flags.contains(.ignoreCase) ? set.ignoringCase : set
    }

    /// An escape that stands for one code point.
    mutating func scalarEscape() throws(RegexProblem) -> Unicode.Scalar {
        let start = position
        guard let letter = raw(1) else {
            throw problem("a backslash stands at the end", hint: "write \\\\ for the character", 1)
        }
        position += 2
        if let control = Self.controls[letter], let scalar = Unicode.Scalar(control) { return scalar }
        switch letter {
        case "u": return try hexadecimal(4, from: start)
        case "U": return try hexadecimal(8, from: start)
        case "x":
            if take("{") { return try bracedHexadecimal(from: start) }
            return try hexadecimal(2, from: start)
        case "0": return try octal(from: start)
        case "c":
            guard let control = raw(), control.isASCII else {
                throw problem("'\\c' needs a letter", from: start)
            }
            position += 1
            return Unicode.Scalar(UInt8(control.value & 0x1F))
        case "N": return try named(from: start)
        default:
            if letter.isASCII, letter.properties.isAlphabetic {
                throw problem("'\\\(letter)' means nothing", hint: "leave the backslash out", from: start)
            }
            return letter
        }
    }

    private mutating func hexadecimal(_ count: Int, from start: Int) throws(RegexProblem) -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = raw().flatMap(Self.hexadecimalValue) else {
                throw problem("\(count) hexadecimal digits belong here", from: start)
            }
            value = value << 4 | digit
            position += 1
        }
        return try scalar(value, from: start)
    }

    private mutating func bracedHexadecimal(from start: Int) throws(RegexProblem) -> Unicode.Scalar {
        var value: UInt32 = 0
        var count = 0
        while let digit = raw().flatMap(Self.hexadecimalValue), count < 8 {
            value = value << 4 | digit
            position += 1
            count += 1
        }
        guard count > 0, take("}") else { throw problem("a code point is written \\x{1F600}", from: start) }
        return try scalar(value, from: start)
    }

    private mutating func octal(from start: Int) throws(RegexProblem) -> Unicode.Scalar {
        var value: UInt32 = 0
        var count = 0
        while let digit = raw(), ("0"..."7").contains(digit), count < 3,
            value * 8 + digit.value - 0x30 <= 0xFF
        {
            value = value * 8 + digit.value - 0x30
            position += 1
            count += 1
        }
        guard count > 0 else { throw problem("octal digits belong after \\0", from: start) }
        return try scalar(value, from: start)
    }

    /// `\N{GREEK SMALL LETTER ALPHA}`.
    private mutating func named(from start: Int) throws(RegexProblem) -> Unicode.Scalar {
        guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
            throw problem("a name is written \\N{GREEK SMALL LETTER ALPHA}", from: start)
        }
        let name = String(String.UnicodeScalarView(scalars[position..<end])).uppercased()
        position = end + 1
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if scalar.properties.name == name || scalar.properties.nameAlias == name { return scalar }
        }
        throw problem("no character is called '\(name)'", hint: "give its number: \\x{3B1}", from: start)
    }

    private func scalar(_ value: UInt32, from start: Int) throws(RegexProblem) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(value) else {
            throw problem("there is no such code point", from: start)
        }
        return scalar
    }

    private static func hexadecimalValue(_ scalar: Unicode.Scalar) -> UInt32? {
        guard scalar.isASCII else { return nil }
        return Character(scalar).hexDigitValue.map { UInt32($0) }
    }
}

extension RegexNode {
    /// `\R`: CR LF, or one line terminator; CR alone only where no LF follows.
    static var lineBreak: RegexNode {
        .alternation([
            .sequence([.scalar(0x0D), .scalar(0x0A)]),
            .sequence([.scalar(0x0D), .assertion(.notBeforeLineFeed)]),
            .set(.lineTerminator.subtracting(ScalarSet([0x0D]))),
        ])
    }
}
