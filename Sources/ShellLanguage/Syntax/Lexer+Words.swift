// The tokens that differ from mode to mode.

extension Lexer {
    // MARK: Start of a statement

    /// A command's name, which may contain `-`, or the start of an expression.
    mutating func statementToken() -> Token.Kind {
        if byte() == UInt8(ascii: "!") {
            advance(1)
            return .bang
        }
        guard let first = byte(), Self.isNameStart(first) else { return operandToken() }
        // Letters beyond ASCII are in no name, but belong to the misspelled word in the message.
        advance { Self.isNamePart($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
        return .word
    }

    // MARK: Arguments

    /// A key, a switch, or the text of a word up to its end or to an inserted value.
    mutating func argumentToken() -> Token.Kind {
        if !isAdjacent || isAfterBracket {
            if skipKey() { return .key }
            if skipFlag() { return .flag }
        }
        return wordText { Self.endsWord($0) }
    }

    /// A part of a word that a program of the system gets as it stands.
    mutating func systemToken() -> Token.Kind {
        wordText { Self.endsWord($0) }
    }

    private var isAfterBracket: Bool {
        offset > 0 && "|;({[".utf8.contains(source.bytes[offset - 1])
    }

    /// `name=`, `metadata.sample_id=`, `metadata."Sample ID"=`.
    private mutating func skipKey() -> Bool {
        var ahead = self
        guard let first = ahead.byte(), Self.isNameStart(first) else { return false }
        while true {
            ahead.advance { Self.isNamePart($0) || $0 == UInt8(ascii: "-") }
            guard ahead.byte() == UInt8(ascii: "."), let next = ahead.byte(1) else { break }
            ahead.advance(1)
            if next == UInt8(ascii: "\""), !ahead.skipQuotedName() { return false }
        }
        guard ahead.byte() == UInt8(ascii: "=") else { return false }
        ahead.advance(1)
        self = ahead
        return true
    }

    private mutating func skipQuotedName() -> Bool {
        advance(1)
        advance { $0 != UInt8(ascii: "\"") && $0 != 0x0A }
        guard byte() == UInt8(ascii: "\"") else { return false }
        advance(1)
        return true
    }

    private mutating func skipFlag() -> Bool {
        guard at("--"), let first = byte(2), Self.isNameStart(first) else { return false }
        advance(2)
        advance { Self.isNamePart($0) || $0 == UInt8(ascii: "-") }
        return true
    }

    // MARK: Operands

    /// A name, an unquoted literal, or an operator that may stand before its operand.
    mutating func operandToken() -> Token.Kind {
        guard let first = byte() else { return .end }
        if Self.isNameStart(first) {
            advance(while: Self.isNamePart)
            return .word
        }
        if Self.isDigit(first) { return number() }
        switch first {
        case UInt8(ascii: "-"):
            advance(1)
            return .binary(.subtract)
        case UInt8(ascii: "/"): return regex() ?? unknown()
        case UInt8(ascii: ":"):
            advance(1)
            return .colon
        default: return unknown()
        }
    }

    /// A bare word as text. A number stops before `..`, so that `1..10` is a range.
    mutating func textToken(_ terminators: LexicalMode.Terminators) -> Token.Kind {
        if let first = byte(),
            Self.isDigit(first) || (first == UInt8(ascii: "-") && byte(1).map(Self.isDigit) == true)
        {
            var ahead = self
            ahead.advance(1)
            ahead.advance(while: Self.isDigit)
            if ahead.at("..") {
                self = ahead
                return .word
            }
        }
        return wordText { Self.endsWord($0) || (terminators == .comma && $0 == UInt8(ascii: ",")) }
    }

    /// The text of a word up to its end, or up to `$name`, `$(` or `${` inside it.
    private mutating func wordText(endsAt isEnd: (UInt8) -> Bool) -> Token.Kind {
        let start = offset
        while let byte = byte(), !isEnd(byte), byte != UInt8(ascii: "$") || !startsInsertion { advance(1) }
        return offset > start ? .word : unknown()
    }

    private var startsInsertion: Bool {
        guard byte() == UInt8(ascii: "$"), let next = byte(1) else { return false }
        return Self.isNameStart(next) || next == UInt8(ascii: "(") || next == UInt8(ascii: "{")
    }

    /// The whole character that can't start anything here.
    mutating func unknown() -> Token.Kind {
        advance(1)
        advance { $0 & 0xC0 == 0x80 }
        return .unknown
    }

    /// A number, size, duration or date, with what sticks to it: `2024-05-01T10:00:00Z`, `1e-3`, `10KB`, `001`.
    private mutating func number() -> Token.Kind {
        if skipDate() { return .word }
        while let byte = byte() {
            if Self.isNamePart(byte) {
                let isExponent =
                    byte | 0x20 == UInt8(ascii: "e")
                    && (self.byte(1) == UInt8(ascii: "-") || self.byte(1) == UInt8(ascii: "+"))
                advance(isExponent && self.byte(2).map(Self.isDigit) == true ? 2 : 1)
            } else if byte == UInt8(ascii: "."), self.byte(1).map(Self.isDigit) == true {
                advance(1)
            } else {
                break
            }
        }
        return .word
    }

    /// `dddd-dd-dd` and a time after it.
    private mutating func skipDate() -> Bool {
        let pattern = "dddd-dd-dd".utf8
        for (index, expected) in pattern.enumerated() {
            guard let byte = byte(index) else { return false }
            guard expected == UInt8(ascii: "d") ? Self.isDigit(byte) : byte == expected else { return false }
        }
        advance(pattern.count)
        if byte() == UInt8(ascii: "T") {
            advance { Self.isNamePart($0) || ":.+-".utf8.contains($0) }
        } else {
            advance(while: Self.isNamePart)
        }
        return true
    }

    /// `/pattern/flags` on one line; `\/` is a slash in the pattern.
    mutating func regex() -> Token.Kind? {
        var ahead = self
        ahead.advance(1)
        while let byte = ahead.byte(), byte != UInt8(ascii: "/") {
            guard byte != 0x0A else { return nil }
            ahead.advance(byte == UInt8(ascii: "\\") && ahead.byte(1) != 0x0A ? 2 : 1)
        }
        guard ahead.byte() != nil else { return nil }
        ahead.advance(1)
        ahead.advance { Self.isNameStart($0) }
        self = ahead
        return .regex
    }

    // MARK: Operators

    /// The symbols of operators, longest first.
    private static let symbols: [(StaticString, Token.Kind)] = [
        ("==", .binary(.equal)), ("!=", .binary(.notEqual)), ("!~", .binary(.notMatches)),
        ("<=", .binary(.lessOrEqual)), (">=", .binary(.greaterOrEqual)), ("??", .binary(.coalesce)),
        ("?.", .questionDot), ("..", .binary(.range)), ("+=", .assign(.add)), ("-=", .assign(.subtract)),
        ("*=", .assign(.multiply)), ("//", .binary(.floorDivide)), ("/=", .assign(.divide)),
        ("=", .assign(nil)),
        ("~", .binary(.matches)), ("<", .binary(.less)), (">", .binary(.greater)), ("+", .binary(.add)),
        ("-", .binary(.subtract)), ("*", .binary(.multiply)), ("/", .binary(.divide)),
        ("%", .binary(.remainder)),
        (".", .dot), (":", .colon),
    ]

    private static let words: [String: Token.Kind] = [
        "and": .binary(.and), "or": .binary(.or), "in": .binary(.in), "like": .binary(.like),
        "has": .binary(.has),
        "not": .not,
    ]

    /// An operator, or what ends an expression.
    mutating func operatorToken() -> Token.Kind {
        if let first = byte(), Self.isNameStart(first) {
            let start = offset
            advance(while: Self.isNamePart)
            return Self.words[text(from: start)] ?? .word
        }
        for (symbol, kind) in Self.symbols where at(symbol) {
            advance(symbol.utf8CodeUnitCount)
            return kind
        }
        return unknown()
    }
}
