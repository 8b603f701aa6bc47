import SevenBridgesData

extension Parser {
    /// The commands whose first argument is an expression without parentheses.
    private static let takingExpressions: Set = ["where", "assert"]

    /// Words of other shells, and what does their work here.
    private static let foreignWords = [
        ">": "there is no redirection: use --output, or redirect in the shell that starts sbsh",
        ">>": "there is no redirection: use --output, or redirect in the shell that starts sbsh",
        "&&": "put ';' between statements; conditions are joined by 'and'",
    ]

    /// Stages joined by `|`.
    mutating func pipeline() throws(SyntaxFailure) -> Pipeline {
        let start = peek(.statement).range
        var stages = [try firstStage()]
        while take(.pipe, .argument) != nil {
            skipNewlines()
            stages.append(try laterStage())
        }
        let background = isAtAmpersand ? take(.argument).range : nil
        let end = background ?? stages[stages.count - 1].range
        return Pipeline(stages: stages, background: background, range: start.through(end))
    }

    /// Whether a `&` by itself comes next, after which a pipeline runs in the background.
    private var isAtAmpersand: Bool {
        mutating get {
            let next = peek(.argument)
            return next.kind == .word && next.text == "&"
        }
    }

    private mutating func skipNewlines() {
        while take(.newline, .statement) != nil {}
    }

    private mutating func firstStage() throws(SyntaxFailure) -> Stage {
        startsExpression() ? .expression(try expression()) : try laterStage()
    }

    private mutating func laterStage() throws(SyntaxFailure) -> Stage {
        peek(.statement).kind == .bang ? .system(try systemCall()) : .command(try command())
    }

    /// Whether the statement is an expression: it starts with `$`, a literal, a bracket, or a function's name and `(`.
    private mutating func startsExpression() -> Bool {
        let next = peek(.statement)
        switch next.kind {
        case .variable, .dollarParenthesis, .dollarBrace, .quote, .tripleQuote, .rawString, .leftParenthesis,
            .leftBracket, .leftBrace, .regex, .unterminated, .binary(.subtract):
            return true
        case .word:
            guard let first = next.text.utf8.first, Lexer.isNameStart(first) else { return true }
            if Literal(next.text) != nil || next.text == "not" { return true }
            var ahead = lexer
            _ = ahead.next(.statement)
            // A command's name may have a '-', a function's not: `r-(5)` is no difference.
            return ahead.byte() == UInt8(ascii: "(") && next.text.utf8.allSatisfy(Lexer.isNamePart)
        default: return false
        }
    }

    private mutating func command() throws(SyntaxFailure) -> CommandCall {
        let token = try expect(.word, .statement, "a command")
        guard let first = token.text.utf8.first, Lexer.isNameStart(first) else {
            throw failure("expected a command, found '\(shown(token))'", at: token.range)
        }
        if Self.keywords.contains(token.text) {
            throw failure("'\(shown(token))' can't stand in a pipeline", at: token.range)
        }
        try refuseAssignment(to: token)
        var arguments: [Argument] = []
        if Self.takingExpressions.contains(token.text), !isAtEndOfStage {
            let condition = try expression()
            arguments.append(Argument(value: condition, range: condition.range))
            if token.text == "where", !isAtEndOfStage { throw notAnOperator() }
        }
        while !isAtEndOfStage { arguments.append(try argument()) }
        let range = arguments.last.map { token.range.through($0.range) } ?? token.range
        return CommandCall(name: name(token), arguments: arguments, range: range)
    }

    /// What follows a whole condition can't go on with it.
    private mutating func notAnOperator() -> SyntaxFailure {
        let next = peek(.argument)
        return failure(
            "the condition can't go on with '\(shown(next))'",
            hint: "operators are = != < <= > >= ~ !~ like in has, joined by and, or, not", at: next.range)
    }

    /// `n = 3` without its `$` reads as a command named `n`; say what was meant.
    private mutating func refuseAssignment(to token: Token) throws(SyntaxFailure) {
        guard case .assign = peek(.operator).kind else { return }
        throw failure("a variable starts with '$'", hint: "did you mean '$\(token.text) ='?", at: token.range)
    }

    var isAtEndOfStage: Bool {
        mutating get {
            switch peek(.argument).kind {
            case .end, .newline, .semicolon, .pipe, .rightBrace, .rightParenthesis: true
            case .word: isAtAmpersand
            default: false
            }
        }
    }

    // MARK: Arguments

    private mutating func argument() throws(SyntaxFailure) -> Argument {
        let next = peek(.argument)
        switch next.kind {
        case .key:
            take(.argument)
            let key = Name(text: next.text, range: SourceRange(next.range.lower, next.range.upper - 1))
            guard isAdjacent, !isAtEndOfWord else {
                throw failure(
                    "no value after '\(next.text)='", hint: "write it without a space", at: next.range)
            }
            let value = try argumentValue()
            return Argument(key: key, value: value, range: next.range.through(value.range))
        case .flag:
            take(.argument)
            if lexer.byte() == UInt8(ascii: "=") {
                throw failure(
                    "a switch takes no value", hint: "write '\(next.text)=...' without the dashes",
                    at: next.range)
            }
            let value = Expression(kind: .literal(Literal(value: true, spelling: "true")), range: next.range)
            return Argument(key: name(next), isSwitch: true, value: value, range: next.range)
        default:
            if next.kind == .word, let hint = Self.foreignWords[next.text] {
                throw failure("'\(shown(next))' means nothing here", hint: hint, at: next.range)
            }
            let value = try argumentValue()
            return Argument(value: value, range: value.range)
        }
    }

    var isAtEndOfWord: Bool {
        guard let byte = lexer.byte() else { return true }
        return Lexer.isSpace(byte) || "|;)]}".utf8.contains(byte)
    }

    mutating func argumentValue() throws(SyntaxFailure) -> Expression {
        let next = peek(.argument)
        let isPositional = !isAdjacent
        let value: Expression
        switch next.kind {
        case .leftParenthesis: value = try parenthesized(.argument)
        case .leftBracket: value = try list(.argument)
        case .leftBrace: value = isPositional ? try closure() : try map(.argument)
        case .quote, .tripleQuote: value = try quoted(.argument)
        case .rawString:
            take(.argument)
            value = Expression(kind: .string(next.text), range: next.range)
        case .word, .variable, .dollarParenthesis, .dollarBrace: value = try word(.argument)
        default: throw unexpected(.argument, wanted: "an argument")
        }
        try refuseGluedText(after: value)
        return value
    }

    /// `"a"b` would be two arguments that look like one.
    private mutating func refuseGluedText(after value: Expression) throws(SyntaxFailure) {
        guard lexer.offset == value.range.upper, !isAtEndOfWord else { return }
        let next = peek(.argument)
        let hint =
            next.kind == .leftParenthesis
            ? "put an expression in parentheses, as in (len(name)), or quote the text"
            : "quote the whole text"
        throw failure("'\(shown(next))' may not follow without a space", hint: hint, at: next.range)
    }
}
