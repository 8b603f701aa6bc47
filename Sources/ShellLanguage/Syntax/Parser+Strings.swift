import SevenBridgesData

// Words and strings, with the values inserted into them.

extension Parser {
    /// An unquoted word, with `$x`, `${x.name}` and `$(...)` inserted; alone, an insertion keeps its kind.
    mutating func word(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let start = peek(mode).range.lower
        var parts: [TemplatePart] = []
        repeat {
            let next = peek(mode)
            switch next.kind {
            case .word: parts.append(.text(take(mode).text))
            case .variable, .dollarParenthesis, .dollarBrace: parts.append(.value(try inserted(mode)))
            default: throw unexpected(mode, wanted: "a word")
            }
        } while isAdjacent && continuesWord(mode)
        return try assembled(parts, start: start, mode: mode)
    }

    private func continuesWord(_ mode: LexicalMode) -> Bool {
        guard let byte = lexer.byte() else { return false }
        if case .operand = mode, byte == UInt8(ascii: ",") { return false }
        if case .operand = mode, lexer.at("..") { return false }
        return !Lexer.endsWord(byte)
    }

    private mutating func assembled(
        _ parts: [TemplatePart], start: Int, mode: LexicalMode
    ) throws(SyntaxFailure) -> Expression {
        let range = SourceRange(start, lexer.offset)
        if parts.count == 1 {
            switch parts[0] {
            case .value(let value): return value
            case .text(let text): return try plainWord(text, range)
            }
        }
        return try node(.template(parts, isQuoted: false), range, above: parts.compactMap(\.value))
    }

    /// A literal, a property path with a quoted step (`metadata."Sample ID"`), or text.
    private mutating func plainWord(_ text: String, _ range: SourceRange) throws(SyntaxFailure) -> Expression
    {
        if let literal = Literal(text) { return Expression(kind: .literal(literal), range: range) }
        return Expression(
            kind: .word(try quotedSteps(after: text), isOperand: true),
            range: SourceRange(range.lower, lexer.offset))
    }

    /// `metadata.` directly before a quote goes on with the quoted name: one word.
    private mutating func quotedSteps(after text: String) throws(SyntaxFailure) -> String {
        var path = text
        while path.hasSuffix("."), lexer.byte() == UInt8(ascii: "\"") {
            let start = lexer.offset
            _ = try quoted(.expression)
            path += lexer.text(from: start)
            let rest = lexer.offset
            lexer.advance { !Lexer.endsWord($0) }
            path += lexer.text(from: rest)
        }
        return path
    }

    /// `$x.prop[0]`, `${x.name}` or `$(...)`.
    mutating func inserted(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let token = take(mode)
        switch token.kind {
        case .variable:
            return try postfixed(Expression(kind: .variable(token.text), range: token.range))
        case .dollarBrace: return try braced(token)
        case .dollarParenthesis: return try postfixed(try substituted(token))
        default: throw unexpected(mode, wanted: "a value")
        }
    }

    /// `${x.name[0]}`; the opening is taken.
    private mutating func braced(_ open: Token) throws(SyntaxFailure) -> Expression {
        let value = try nested { (parser) throws(SyntaxFailure) in
            let name = try parser.expect(.word, .expression, "a variable's name")
            let variable = Expression(kind: .variable(name.text), range: name.range)
            let value = try parser.postfixed(variable)
            try parser.expect(.rightBrace, .operator, "'}' after the variable")
            return value
        }
        return value.bracketed(.braces, SourceRange(open.range.lower, lexer.offset))
    }

    /// `$( pipeline or expression )`; the opening is taken.
    private mutating func substituted(_ open: Token) throws(SyntaxFailure) -> Expression {
        let pipeline = try nested { (parser) throws(SyntaxFailure) in
            let pipeline = try parser.pipeline()
            guard parser.take(.rightParenthesis, .argument) != nil else {
                throw parser.unexpected(.argument, wanted: "')'")
            }
            return pipeline
        }
        let range = SourceRange(open.range.lower, lexer.offset)
        if pipeline.stages.count == 1, pipeline.background == nil,
            case .expression(let expression) = pipeline.stages[0]
        {
            return expression.bracketed(.substitution, range)
        }
        return Expression(kind: .pipeline(pipeline), range: range)
    }

    // MARK: Quoted strings

    /// `"text $x"` or `"""` over many lines.
    mutating func quoted(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let open = take(mode)
        let isTriple = open.kind == .tripleQuote
        var parts: [TemplatePart]
        do throws(SyntaxFailure) {
            parts = try nested { (parser) throws(SyntaxFailure) in
                try parser.parts(of: open, isTriple: isTriple)
            }
        } catch {
            if !isGivingUp { skipString(isTriple: isTriple) }
            throw error
        }
        if isTriple { parts = Indentation.removed(from: parts) }
        let range = SourceRange(open.range.lower, lexer.offset)
        let values = parts.compactMap(\.value)
        guard values.isEmpty else { return try node(.template(parts, isQuoted: true), range, above: values) }
        return Expression(kind: .string(parts.compactMap(\.text).joined()), range: range)
    }

    private mutating func parts(of open: Token, isTriple: Bool) throws(SyntaxFailure) -> [TemplatePart] {
        var parts: [TemplatePart] = []
        var text: [UInt8] = []
        func flushed() -> [TemplatePart] {
            text.isEmpty ? [] : [.text(String(decoding: text, as: UTF8.self))]
        }
        while true {
            guard let byte = lexer.byte(), isTriple || byte != 0x0A else {
                if !isTriple, lexer.text(from: open.range.upper).contains("}") { lostBrace = true }
                throw failure(
                    "the string has no closing quote", at: open.range,
                    isPartial: isTriple || lexer.byte() == nil)
            }
            if isTriple ? lexer.at("\"\"\"") : byte == UInt8(ascii: "\"") {
                lexer.advance(isTriple ? 3 : 1)
                return parts + flushed()
            }
            if byte == UInt8(ascii: "\\") {
                text += escape(isTriple: isTriple)
            } else if byte == UInt8(ascii: "$"), let insertion = try insertion() {
                parts += flushed() + [.value(insertion)]
                text = []
            } else {
                text.append(byte)
                lexer.advance(1)
            }
        }
    }

    /// The value inserted at a `$`, or nil where the dollar is only a dollar. `"$x.name"` is `$x` and then `.name`.
    private mutating func insertion() throws(SyntaxFailure) -> Expression? {
        var ahead = lexer
        let token = ahead.next(.expression)
        switch token.kind {
        case .variable:
            lexer = ahead
            return Expression(kind: .variable(token.text), range: token.range)
        case .dollarBrace:
            lexer = ahead
            return try braced(token)
        case .dollarParenthesis:
            lexer = ahead
            return try substituted(token)
        default: return nil
        }
    }

    // MARK: Escapes

    /// A wrong escape is reported, and the string goes on after it.
    private mutating func escape(isTriple: Bool) -> [UInt8] {
        let start = lexer.offset
        lexer.advance(1)
        guard let byte = lexer.byte(), isTriple || byte != 0x0A else { return [] }
        lexer.advance(1)
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "0"): return [0x00]
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "$"): return [byte]
        case UInt8(ascii: "u"): return unicodeEscape(from: start, isTriple: isTriple)
        default:
            lexer.advance { $0 & 0xC0 == 0x80 }
            let hint = "write '\\\\' for a backslash; known are \\n \\t \\r \\0 \\\\ \\\" \\$ \\u{1F600}"
            report("unknown escape", hint: hint, at: SourceRange(start, lexer.offset))
            return []
        }
    }

    /// `\u{1F600}`; the `\u` is passed.
    private mutating func unicodeEscape(from start: Int, isTriple: Bool) -> [UInt8] {
        let open = lexer.byte() == UInt8(ascii: "{")
        if open { lexer.advance(1) }
        let digits = lexer.offset
        lexer.advance { Character(Unicode.Scalar($0)).isHexDigit }
        let number = UInt32(lexer.text(from: digits), radix: 16)
        // Cut off by the end of the string, which is what will be reported.
        guard let end = lexer.byte(), isTriple || end != 0x0A else { return [] }
        let close = open && end == UInt8(ascii: "}")
        if close { lexer.advance(1) }
        guard close, let scalar = number.flatMap(Unicode.Scalar.init) else {
            report("no such character", hint: "write it as \\u{1F600}", at: SourceRange(start, lexer.offset))
            return []
        }
        return Array(String(scalar).utf8)
    }
}

extension TemplatePart {
    fileprivate var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    fileprivate var value: Expression? {
        if case .value(let value) = self { value } else { nil }
    }
}

/// The layout of a `"""` string: the newlines next to the quotes and the closing line's indentation are not content.
private enum Indentation {
    static func removed(from parts: [TemplatePart]) -> [TemplatePart] {
        var parts = parts
        guard case .text(let last)? = parts.last, let lineStart = last.lastIndex(of: "\n"),
            last[lineStart...].dropFirst().allSatisfy({ $0 == " " || $0 == "\t" })
        else { return droppingFirstNewline(parts) }
        let margin = String(last[lineStart...].dropFirst())
        parts[parts.count - 1] = .text(String(last[..<lineStart]))
        if case .text(let first)? = parts.first, !first.hasPrefix("\n"), parts.count == 1, last.first == "\n"
        {
            return [.text("")]
        }
        parts = parts.map { part in
            guard case .text(let text) = part else { return part }
            return .text(
                text.split(separator: "\n" + margin, omittingEmptySubsequences: false).joined(separator: "\n")
            )
        }
        return droppingFirstNewline(parts)
    }

    private static func droppingFirstNewline(_ parts: [TemplatePart]) -> [TemplatePart] {
        guard case .text(let first)? = parts.first, first.hasPrefix("\n") else { return parts }
        return [.text(String(first.dropFirst()))] + parts.dropFirst()
    }
}
