/// Turns bytes into tokens, one at a time, in the mode that the parser asks for.
///
/// A lexer is a value: the parser peeks by asking a copy.
struct Lexer {
    let source: Source
    private(set) var offset: Int
    /// Inside brackets a newline is white space.
    var newlineIsSpace = false
    /// Where the last look over ends of lines came to a token: one look serves all the empty lines before it.
    private var lookahead: (offset: Int, isPipe: Bool) = (-1, false)

    private var bytes: [UInt8] { source.bytes }

    init(_ source: Source, at offset: Int = 0) {
        self.source = source
        self.offset = offset
    }

    // MARK: Characters

    func byte(_ distance: Int = 0) -> UInt8? {
        let index = offset + distance
        return index < source.bytes.count ? source.bytes[index] : nil
    }

    func at(_ text: StaticString) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { byte($0) == text.utf8Start[$0] }
    }

    mutating func advance(_ count: Int) {
        offset += count
    }

    mutating func advance(while condition: (UInt8) -> Bool) {
        while let byte = byte(), condition(byte) { offset += 1 }
    }

    func text(from start: Int) -> String {
        source.text(SourceRange(start, offset))
    }

    /// Whether the token that starts here touches what is before it.
    var isAdjacent: Bool {
        offset > 0 && !Self.isSpace(source.bytes[offset - 1])
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }

    static func isNameStart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
    }

    static func isNamePart(_ byte: UInt8) -> Bool {
        isNameStart(byte) || isDigit(byte)
    }

    /// Whether a byte ends every bare word: white space, or one of `| ; ( ) [ ] { } " '`.
    static func endsWord(_ byte: UInt8) -> Bool {
        wordEnds[Int(byte)]
    }

    private static let wordEnds: [Bool] = (0...255).map { (byte: UInt8) in
        isSpace(byte) || "|;()[]{}\"'".utf8.contains(byte)
    }

    // MARK: Trivia

    /// Passes over white space and comments, and returns the comments.
    mutating func skipTrivia() -> [Comment] {
        var comments: [Comment] = []
        while let byte = byte() {
            if byte == UInt8(ascii: "#"), !isAdjacent || isAfterOpening {
                comments.append(comment())
            } else if Self.isSpace(byte), byte != 0x0A || newlineIsSpace {
                offset += 1
            } else if byte == 0x0A, isPipeNext {
                offset += 1
            } else {
                break
            }
        }
        return comments
    }

    private var isAfterOpening: Bool {
        offset > 0 && "|;([{,".utf8.contains(source.bytes[offset - 1])
    }

    private mutating func comment() -> Comment {
        let start = offset
        advance { $0 != 0x0A }
        var end = offset
        while end > start, Self.isSpace(source.bytes[end - 1]) { end -= 1 }
        var text = source.text(SourceRange(start, end)).dropFirst()
        if text.first == " " { text = text.dropFirst() }
        return Comment(text: String(text), range: SourceRange(start, end))
    }

    /// Whether the first token after this line's end is `|`: the statement then goes on.
    private var isPipeNext: Bool {
        mutating get {
            guard lookahead.offset < offset else { return lookahead.isPipe }
            var ahead = self
            while let byte = ahead.byte(), byte == UInt8(ascii: "#") || Self.isSpace(byte) {
                if byte == UInt8(ascii: "#") { ahead.advance { $0 != 0x0A } } else { ahead.advance(1) }
            }
            lookahead = (ahead.offset, ahead.byte() == UInt8(ascii: "|"))
            return lookahead.isPipe
        }
    }

    /// Passes over a byte order mark and a first line that starts with `#!`.
    mutating func skipInterpreterLine() {
        if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { advance(3) }
        if at("#!") { advance { $0 != 0x0A } }
    }

    // MARK: Tokens

    /// The token that starts here; white space and comments are already passed over.
    mutating func next(_ mode: LexicalMode) -> Token {
        let start = offset
        let kind: Token.Kind
        if let structural = structure(mode) {
            kind = structural
        } else {
            switch mode {
            case .statement: kind = statementToken()
            case .argument: kind = argumentToken()
            case .system: kind = systemToken()
            case .expression: kind = operandToken()
            case .operand(let terminators): kind = textToken(terminators)
            case .operator: kind = operatorToken()
            }
        }
        return token(kind, from: start)
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        let range = SourceRange(start, offset)
        switch kind {
        case .variable: return Token(kind: kind, text: String(text(from: start + 1)), range: range)
        case .key: return Token(kind: kind, text: String(text(from: start).dropLast()), range: range)
        case .flag: return Token(kind: kind, text: String(text(from: start).dropFirst(2)), range: range)
        case .rawString:
            let content = text(from: start).dropFirst().dropLast()
            return Token(kind: kind, text: unescapedQuotes(content), range: range)
        case .unterminated: return Token(kind: kind, text: "the string has no closing quote", range: range)
        default: return Token(kind: kind, text: text(from: start), range: range)
        }
    }

    private func unescapedQuotes(_ text: Substring) -> String {
        text.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
    }

    /// Tokens that are the same in every mode, but for the dot and the comma, which may begin a word.
    private mutating func structure(_ mode: LexicalMode) -> Token.Kind? {
        guard let byte = byte() else { return .end }
        let single: Token.Kind? =
            switch byte {
            case 0x0A: .newline
            case UInt8(ascii: ";"): .semicolon
            case UInt8(ascii: "|"): .pipe
            case UInt8(ascii: "("): .leftParenthesis
            case UInt8(ascii: ")"): .rightParenthesis
            case UInt8(ascii: "["): .leftBracket
            case UInt8(ascii: "]"): .rightBracket
            case UInt8(ascii: "{"): .leftBrace
            case UInt8(ascii: "}"): .rightBrace
            case UInt8(ascii: ",") where !mode.isArgument: .comma
            default: nil
            }
        if let single {
            offset += 1
            return single
        }
        switch byte {
        case UInt8(ascii: "$"): return dollar()
        case UInt8(ascii: "\""):
            let isTriple = at("\"\"\"")
            offset += isTriple ? 3 : 1
            return isTriple ? .tripleQuote : .quote
        case UInt8(ascii: "'"): return rawString()
        default: return nil
        }
    }

    private mutating func dollar() -> Token.Kind {
        if at("$(") {
            offset += 2
            return .dollarParenthesis
        }
        if at("${") {
            offset += 2
            return .dollarBrace
        }
        guard let first = byte(1), Self.isNameStart(first) else {
            offset += 1
            return .unknown
        }
        offset += 1
        advance(while: Self.isNamePart)
        return .variable
    }

    private mutating func rawString() -> Token.Kind {
        let start = offset
        offset += 1
        while let byte = byte() {
            offset += 1
            guard byte == UInt8(ascii: "'") else { continue }
            guard self.byte() == UInt8(ascii: "'") else { return .rawString }
            offset += 1
        }
        offset = start + 1
        advance { $0 != 0x0A }
        return .unterminated
    }
}

extension LexicalMode {
    fileprivate var isArgument: Bool {
        switch self {
        case .argument, .system: true
        default: false
        }
    }
}
