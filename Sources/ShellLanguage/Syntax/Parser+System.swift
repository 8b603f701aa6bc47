// Programs of the system. Nothing stands between their words and them: no globs, no shell.

extension Parser {
    /// `!program arguments`.
    mutating func systemCall() throws(SyntaxFailure) -> SystemCall {
        let bang = take(.statement)
        guard !isAtEndOfStage else {
            throw failure("'!' needs the name of a program", hint: "as in !wc -l", at: bang.range)
        }
        let program = try systemWord()
        var arguments: [Expression] = []
        while !isAtEndOfStage { arguments.append(try systemWord()) }
        let end = arguments.last?.range ?? program.range
        return SystemCall(program: program, arguments: arguments, range: bang.range.through(end))
    }

    /// One argument: text, quoted strings and values that touch are joined; a value alone keeps its kind.
    private mutating func systemWord() throws(SyntaxFailure) -> Expression {
        let start = peek(.system).range.lower
        var parts: [TemplatePart] = []
        repeat {
            parts.append(try systemPart())
        } while !isAtEndOfWord
        let range = SourceRange(start, lexer.offset)
        guard parts.count == 1, let only = parts.first else {
            return try node(.template(parts, isQuoted: false), range, above: parts.compactMap(\.expression))
        }
        switch only {
        case .text(let text): return Expression(kind: .word(text, isOperand: true), range: range)
        case .value(let value): return value
        }
    }

    private mutating func systemPart() throws(SyntaxFailure) -> TemplatePart {
        let next = peek(.system)
        switch next.kind {
        case .word: return .text(take(.system).text)
        case .variable, .dollarParenthesis, .dollarBrace: return .value(try inserted(.system))
        case .quote, .tripleQuote: return .value(try quoted(.system))
        case .rawString:
            take(.system)
            return .value(Expression(kind: .string(next.text), range: next.range))
        case .leftParenthesis: return .value(try parenthesized(.system))
        case .leftBracket: return .value(try list(.system))
        case .leftBrace:
            throw failure("'{' means nothing to a program here", hint: "quote it", at: next.range)
        default: throw unexpected(.system, wanted: "an argument")
        }
    }
}

extension TemplatePart {
    fileprivate var expression: Expression? {
        if case .value(let value) = self { value } else { nil }
    }
}
