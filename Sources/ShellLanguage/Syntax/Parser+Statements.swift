extension Parser {
    /// The words that begin a statement and can't be commands.
    public static let keywords: Set = [
        "if", "else", "for", "while", "try", "catch", "throw", "def", "param", "source", "use", "return",
        "break", "continue",
    ]

    /// Statements up to a `}` or the end.
    mutating func statements() -> [Statement] {
        var statements: [Statement] = []
        while !isGivingUp {
            skipSeparators()
            let next = peek(.statement)
            guard next.kind != .end, next.kind != .rightBrace else { break }
            statements.append(statement())
        }
        return statements
    }

    private mutating func skipSeparators() {
        while take(.newline, .statement) != nil || take(.semicolon, .statement) != nil {}
    }

    /// One statement with its end; after a problem, the tokens up to the end are passed over.
    private mutating func statement() -> Statement {
        let start = peek(.statement).range
        do throws(SyntaxFailure) {
            let kind = try statementKind()
            if !kind.endsWithBlock { try endOfStatement() }
            return Statement(kind: kind, range: SourceRange(start.lower, lexer.offset))
        } catch {
            skipToEndOfStatement(from: start.lower)
            return Statement(kind: .invalid, range: SourceRange(start.lower, lexer.offset))
        }
    }

    private mutating func endOfStatement() throws(SyntaxFailure) {
        let next = peek(.argument)
        switch next.kind {
        case .newline, .semicolon, .end, .rightBrace: return
        default:
            throw failure(
                "unexpected '\(shown(next))'", hint: "the statement should end here", at: next.range)
        }
    }

    private mutating func statementKind() throws(SyntaxFailure) -> Statement.Kind {
        let next = peek(.statement)
        if next.kind == .word {
            switch next.text {
            case "if": return .conditional(try conditional())
            case "for": return try forLoop()
            case "while": return try whileLoop()
            case "try": return .attempt(try attempt())
            case "throw": return try throwStatement()
            case "source": return .inclusion(try inclusion(.source))
            case "use": return .inclusion(try inclusion(.use))
            case "def": return .definition(try definition())
            case "param": return try scriptParameter()
            case "return": return try returnStatement()
            case "break":
                take(.statement)
                return .break
            case "continue":
                take(.statement)
                return .continue
            case "catch": throw failure("'catch' without a 'try' before it", at: next.range)
            case "else": throw failure("'else' without an 'if' before it", at: next.range)
            default: break
            }
        }
        if next.kind == .variable, let assignment = try assignment() { return .assignment(assignment) }
        return .pipeline(try pipeline())
    }

    // MARK: Blocks

    /// `{ statements }`.
    mutating func block() throws(SyntaxFailure) -> Block {
        try restOfBlock(try expect(.leftBrace, .statement, "'{'"))
    }

    /// The statements of a block and its closing brace; the opening is taken.
    mutating func restOfBlock(_ open: Token) throws(SyntaxFailure) -> Block {
        let statements = try nested(isBlock: true) { (parser) throws(SyntaxFailure) in
            let statements = parser.statements()
            guard parser.peek(.statement).kind == .rightBrace else {
                // A string without its quote may have taken the brace with it.
                if parser.lostBrace { throw SyntaxFailure() }
                throw parser.failure("the block has no closing '}'", at: open.range, isPartial: true)
            }
            return statements
        }
        let close = take(.statement)
        return Block(statements: statements, range: open.range.through(close.range))
    }

    /// `if c { } else if d { } else { }`, with an `else` that may stand on the next line.
    mutating func conditional() throws(SyntaxFailure) -> Conditional {
        take(.statement)
        var branches = [(condition: try expression(), body: try block())]
        while takeContinuation("else") {
            guard peek(.statement).text == "if" else {
                return Conditional(branches: branches, otherwise: try block())
            }
            take(.statement)
            branches.append((condition: try expression(), body: try block()))
        }
        return Conditional(branches: branches, otherwise: nil)
    }

    /// Takes the keyword that continues a statement after a block, also from a line further down.
    mutating func takeContinuation(_ keyword: String) -> Bool {
        var ahead = self
        while ahead.take(.newline, .statement) != nil {}
        let next = ahead.take(.statement)
        guard next.kind == .word, next.text == keyword else { return false }
        self = ahead
        return true
    }

    private mutating func forLoop() throws(SyntaxFailure) -> Statement.Kind {
        take(.statement)
        let variable = try expect(.variable, .statement, "the loop's variable with its '$'")
        let keyword = take(.operator)
        guard keyword.kind == .binary(.in) else {
            throw failure(
                "expected 'in' after the loop's variable, found '\(keyword.text)'", at: keyword.range)
        }
        let sequence = try expression()
        return .forLoop(variable: name(variable), sequence: sequence, body: try block())
    }

    private mutating func whileLoop() throws(SyntaxFailure) -> Statement.Kind {
        take(.statement)
        return .whileLoop(condition: try expression(), body: try block())
    }

    private mutating func returnStatement() throws(SyntaxFailure) -> Statement.Kind {
        take(.statement)
        switch peek(.statement).kind {
        case .newline, .semicolon, .end, .rightBrace: return .return(nil)
        default: return .return(try value())
        }
    }

    func name(_ token: Token) -> Name {
        Name(text: token.text, range: token.range)
    }

    // MARK: Assignments

    /// `$x = ...`, or nil, with nothing taken, where the statement is not an assignment.
    private mutating func assignment() throws(SyntaxFailure) -> Assignment? {
        var ahead = self
        let variable = ahead.take(.statement)
        let path: [Accessor]
        // Reading it again as an expression reports what is wrong; what the copy reports is lost.
        do throws(SyntaxFailure) { path = try ahead.accessors() } catch { return nil }
        guard case .assign(let op) = ahead.peek(.operator).kind else { return nil }
        self = ahead
        take(.operator)
        return Assignment(variable: name(variable), path: path, operator: op, value: try value())
    }

    private mutating func accessors() throws(SyntaxFailure) -> [Accessor] {
        var path: [Accessor] = []
        while isAdjacent {
            if take(.dot, .operator) != nil {
                path.append(.property(try propertyName()))
            } else if take(.leftBracket, .operator) != nil {
                let index = try nested { (parser) throws(SyntaxFailure) in
                    let index = try parser.expression()
                    try parser.expect(.rightBracket, .operator, "']'")
                    return index
                }
                path.append(.index(index))
            } else {
                break
            }
        }
        return path
    }

    /// What stands after `=` and `return`: an expression, a pipeline, an `if` or a `try`.
    mutating func value() throws(SyntaxFailure) -> Expression {
        let next = peek(.statement)
        if next.kind == .word, next.text == "try" {
            let attempt = try attempt()
            return Expression(kind: .attempt(attempt), range: SourceRange(next.range.lower, lexer.offset))
        }
        if next.kind == .word, next.text == "if" {
            let conditional = try conditional()
            return Expression(
                kind: .conditional(conditional), range: SourceRange(next.range.lower, lexer.offset))
        }
        let pipeline = try pipeline()
        if pipeline.stages.count == 1, pipeline.background == nil,
            case .expression(let expression) = pipeline.stages[0]
        {
            return expression
        }
        return Expression(kind: .pipeline(pipeline), range: pipeline.range)
    }

    // MARK: Definitions

    private mutating func definition() throws(SyntaxFailure) -> Definition {
        let keyword = take(.statement)
        let name = try commandName()
        let parameters = peek(.statement).kind == .leftBracket ? try parameters() : []
        return Definition(
            name: name, parameters: parameters, body: try block(), help: helpAbove(keyword.range))
    }

    private mutating func commandName() throws(SyntaxFailure) -> Name {
        let token = try expect(.word, .statement, "a name for the command")
        if Self.keywords.contains(token.text) {
            throw failure("'\(shown(token))' is a keyword and can't be a command's name", at: token.range)
        }
        return name(token)
    }

    private mutating func parameters() throws(SyntaxFailure) -> [ParameterSyntax] {
        take(.statement)
        return try nested { (parser) throws(SyntaxFailure) in
            var parameters: [ParameterSyntax] = []
            while parser.take(.rightBracket, .expression) == nil {
                parameters.append(try parser.parameter())
                if parser.take(.comma, .operator) == nil, parser.peek(.operator).kind != .rightBracket {
                    throw parser.unexpected(.operator, wanted: "',' or ']'")
                }
            }
            return parameters
        }
    }

    /// `param name: type = default`, with its help in the comment on the same line.
    private mutating func scriptParameter() throws(SyntaxFailure) -> Statement.Kind {
        take(.statement)
        let parameter = try parameter()
        _ = peek(.statement)
        let comment = comments.last.flatMap { $0.range.lower >= parameter.end ? $0 : nil }
        let help = comment.flatMap { source.hasNewline(parameter.end, $0.range.lower) ? nil : $0.text }
        return .parameter(parameter, help: help)
    }

    private mutating func parameter() throws(SyntaxFailure) -> ParameterSyntax {
        let name = name(try expect(.word, .statement, "a parameter's name"))
        var type: Name?
        if take(.colon, .operator) != nil { type = self.name(try expect(.word, .expression, "a type")) }
        var defaultValue: Expression?
        if take(.assign(nil), .operator) != nil { defaultValue = try element() }
        return ParameterSyntax(name: name, type: type, defaultValue: defaultValue)
    }

    /// The comment lines that end right above a statement, without a blank line between.
    private func helpAbove(_ range: SourceRange) -> [String] {
        var lines: [String] = []
        var next = range.lower
        for comment in comments.reversed() where comment.range.upper <= range.lower {
            guard source.isFirstOnLine(next), source.isFirstOnLine(comment.range.lower),
                source.isNextLine(comment.range.upper, next)
            else { break }
            lines.append(comment.text)
            next = comment.range.lower
        }
        return lines.reversed()
    }
}

extension Statement.Kind {
    /// Whether the `}` of its block is its end, so that the next statement may follow on the same line.
    fileprivate var endsWithBlock: Bool {
        switch self {
        case .conditional, .forLoop, .whileLoop, .attempt, .definition: true
        default: false
        }
    }
}
