import SevenBridgesData

extension Parser {
    /// An expression; bare words on its left are names.
    mutating func expression() throws(SyntaxFailure) -> Expression {
        try expression(.expression, minimum: 0)
    }

    /// An element of a list, the value of a map, a default: bare words are text and end at a comma.
    mutating func element() throws(SyntaxFailure) -> Expression {
        try expression(.operand(.comma), minimum: 0)
    }

    /// Precedence climbing: operands joined by operators that bind at least as tightly as `minimum`.
    private mutating func expression(_ mode: LexicalMode, minimum: Int) throws(SyntaxFailure) -> Expression {
        var left = try prefixed(mode)
        while let (op, tokens) = binaryOperator(), op.precedence >= minimum {
            for _ in 0..<tokens { take(.operator) }
            skipNewlinesAfterOperator()
            let rightMode = op.isComparison ? mode.comparisonOperand : mode
            let right =
                op == .matches || op == .notMatches
                ? try regexOr { (parser) throws(SyntaxFailure) in
                    try parser.expression(rightMode, minimum: op.precedence + 1)
                } : try expression(rightMode, minimum: op.precedence + 1)
            left = try node(.binary(op, left, right), left.range.through(right.range), above: [left, right])
            if op.isComparison { try refuseChain() }
        }
        return left
    }

    /// A newline after a binary operator does not end the statement.
    private mutating func skipNewlinesAfterOperator() {
        while take(.newline, .statement) != nil {}
    }

    /// The operator that comes next and how many tokens it has.
    private mutating func binaryOperator() -> (BinaryOperator, Int)? {
        let next = peek(.operator)
        switch next.kind {
        case .binary(let op): return (op, 1)
        case .assign(nil): return (.equal, 1)
        case .not:
            var ahead = self
            ahead.take(.operator)
            return ahead.peek(.operator).kind == .binary(.in) ? (.notIn, 2) : nil
        default: return nil
        }
    }

    private mutating func refuseChain() throws(SyntaxFailure) {
        guard let (op, _) = binaryOperator(), op.isComparison else { return }
        let next = peek(.operator)
        throw failure("comparisons don't chain", hint: "join two comparisons with 'and'", at: next.range)
    }

    private mutating func regexOr(
        _ otherwise: (inout Parser) throws(SyntaxFailure) -> Expression
    ) throws(SyntaxFailure) -> Expression {
        let next = peek(.expression)
        guard next.kind == .regex else { return try otherwise(&self) }
        take(.expression)
        return regex(next)
    }

    private func regex(_ token: Token) -> Expression {
        let parts = token.text.dropFirst()
        let end = parts.lastIndex(of: "/") ?? parts.endIndex
        return Expression(
            kind: .regex(pattern: String(parts[..<end]), flags: String(parts[end...].dropFirst())),
            range: token.range)
    }

    /// A tree node, unless the tree gets too deep to be walked safely.
    mutating func node(
        _ kind: Expression.Kind, _ range: SourceRange, above children: [Expression]
    ) throws(SyntaxFailure) -> Expression {
        let depth = 1 + (children.map(\.depth).max() ?? 0)
        guard depth <= Self.depthLimit else {
            throw failure("the expression has more than \(Self.depthLimit) levels", at: range)
        }
        return Expression(kind: kind, range: range, depth: depth)
    }

    // MARK: Operands

    private mutating func prefixed(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let next = peek(mode)
        if next.kind == .word, next.text == "not", case .expression = mode {
            take(mode)
            skipNewlinesAfterOperator()
            let operand = try deeper { (parser) throws(SyntaxFailure) in
                try parser.expression(mode, minimum: 3)
            }
            return try node(.unary(.not, operand), next.range.through(operand.range), above: [operand])
        }
        if next.kind == .binary(.subtract) || (next.kind == .word && next.text == "-") {
            take(mode)
            if let literal = negativeLiteral(after: next) { return literal }
            let operand = try deeper { (parser) throws(SyntaxFailure) in try parser.prefixed(.expression) }
            return try node(.unary(.negative, operand), next.range.through(operand.range), above: [operand])
        }
        return try postfixed(try primary(mode))
    }

    /// `-7`, as one literal.
    private mutating func negativeLiteral(after minus: Token) -> Expression? {
        guard isAdjacent, let digit = lexer.byte(), Lexer.isDigit(digit) else { return nil }
        let spelling = "-" + peek(.expression).text
        guard let literal = Literal(spelling) else { return nil }
        let token = take(.expression)
        return Expression(kind: .literal(literal), range: minus.range.through(token.range))
    }

    private mutating func primary(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let next = peek(mode)
        switch next.kind {
        case .leftParenthesis: return try parenthesized(mode)
        case .leftBracket: return try list(mode)
        case .leftBrace: return startsClosure() ? try closure() : try map(mode)
        case .quote, .tripleQuote: return try quoted(mode)
        case .rawString:
            take(mode)
            return Expression(kind: .string(next.text), range: next.range)
        case .regex:
            take(mode)
            return regex(next)
        case .variable, .dollarParenthesis, .dollarBrace: return try mode.isText ? word(mode) : inserted(mode)
        case .word: return try mode.isText ? textWord(mode) : nameOrLiteral(mode)
        default: throw unexpected(mode, wanted: "a value")
        }
    }

    /// A word on the left: a function's call, a literal, or a name.
    private mutating func nameOrLiteral(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let token = take(mode)
        if isCallAhead(of: token) { return try call(token) }
        if let literal = Literal(token.text) {
            return Expression(kind: .literal(literal), range: token.range)
        }
        try refuseImpossibleLiteral(token)
        return Expression(kind: .word(token.text, isOperand: false), range: token.range)
    }

    private func isCallAhead(of token: Token) -> Bool {
        guard lexer.byte() == UInt8(ascii: "("), let first = token.text.utf8.first else { return false }
        return Lexer.isNameStart(first) && token.text.utf8.allSatisfy(Lexer.isNamePart)
    }

    /// Digits that are no literal are text, but for numbers out of range and dates that don't exist.
    private mutating func refuseImpossibleLiteral(_ token: Token) throws(SyntaxFailure) {
        let digits = token.text.utf8
        guard digits.first.map(Lexer.isDigit) == true else { return }
        if Literal.isTooLarge(token.text) {
            throw failure("the number does not fit 64 bits", hint: "quote it to mean text", at: token.range)
        }
        let dashes = digits.enumerated().filter { $1 == UInt8(ascii: "-") }.map(\.offset)
        if dashes.starts(with: [4, 7]) {
            throw failure(
                "there is no date '\(token.text)'", hint: "dates are written 2024-05-01", at: token.range)
        }
    }

    /// A word on the right of a comparison or in a list: a function's call, a range's start, a literal, or text.
    private mutating func textWord(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        var ahead = self
        let token = ahead.take(mode)
        if ahead.isCallAhead(of: token) {
            self = ahead
            return try call(token)
        }
        return try word(mode)
    }

    private mutating func call(_ token: Token) throws(SyntaxFailure) -> Expression {
        let arguments = try callArguments()
        let range = SourceRange(token.range.lower, lexer.offset)
        return try node(.call(name(token), arguments), range, above: arguments)
    }

    /// `(a, b)` after what is called.
    private mutating func callArguments() throws(SyntaxFailure) -> [Expression] {
        take(.expression)
        return try nested { (parser) throws(SyntaxFailure) in
            var arguments: [Expression] = []
            while parser.take(.rightParenthesis, .operator) == nil {
                arguments.append(try parser.expression())
                if parser.take(.comma, .operator) == nil, parser.peek(.operator).kind != .rightParenthesis {
                    throw parser.unexpected(.operator, wanted: "',' or ')'")
                }
            }
            return arguments
        }
    }

    // MARK: Steps into a value

    /// `.prop`, `?.prop`, `[index]` and `(arguments)` that touch what is before them.
    mutating func postfixed(_ base: Expression) throws(SyntaxFailure) -> Expression {
        var value = base
        while lexer.offset == value.range.upper {
            var ahead = lexer
            switch ahead.next(.operator).kind {
            case .dot, .questionDot:
                guard ahead.byte().map({ Lexer.isNameStart($0) || $0 == UInt8(ascii: "\"") }) == true else {
                    return value
                }
                let isOptional = take(.operator).kind == .questionDot
                let name = try propertyName()
                value = try node(
                    .property(value, name, isOptional: isOptional), value.range.through(name.range),
                    above: [value])
            case .leftBracket:
                value = try indexed(value)
            case .leftParenthesis where value.isCallable:
                let arguments = try callArguments()
                value = try node(
                    .invocation(value, arguments), SourceRange(value.range.lower, lexer.offset),
                    above: [value] + arguments)
            default: return value
            }
        }
        return value
    }

    private mutating func indexed(_ base: Expression) throws(SyntaxFailure) -> Expression {
        take(.operator)
        let index = try nested { (parser) throws(SyntaxFailure) in
            let index = try parser.expression()
            try parser.expect(.rightBracket, .operator, "']'")
            return index
        }
        return try node(
            .index(base, index), SourceRange(base.range.lower, lexer.offset), above: [base, index])
    }

    /// The name after a dot, quoted where it is no plain name.
    mutating func propertyName() throws(SyntaxFailure) -> Name {
        let next = peek(.expression)
        guard next.kind == .quote else {
            guard let first = next.text.utf8.first, next.kind == .word, Lexer.isNameStart(first) else {
                throw unexpected(.expression, wanted: "a property's name")
            }
            return name(take(.expression))
        }
        let quoted = try quoted(.expression)
        guard case .string(let text) = quoted.kind else {
            throw failure("a property's name takes no inserted values", at: quoted.range)
        }
        return Name(text: text, range: quoted.range)
    }

    // MARK: Brackets

    /// `(expression)`; inside, bare words on the left are names again.
    mutating func parenthesized(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let open = take(mode)
        let inner = try nested { (parser) throws(SyntaxFailure) in
            let aggregate = mode.isArgument ? try parser.aggregate() : nil
            let inner = if let aggregate { aggregate } else { try parser.expression() }
            try parser.refuseCommand(inner, after: open)
            try parser.expect(.rightParenthesis, .operator, "')'")
            return inner
        }
        return inner.bracketed(.parentheses, SourceRange(open.range.lower, lexer.offset))
    }

    /// `(file x)` where `$(file x)` is meant: a name, and then what only a command's arguments can be.
    private mutating func refuseCommand(_ inner: Expression, after open: Token) throws(SyntaxFailure) {
        guard case .word(let name, isOperand: false) = inner.kind, inner.brackets.isEmpty else { return }
        switch peek(.operator).kind {
        case .rightParenthesis, .end, .unterminated: return
        default: break
        }
        let rest = source.restOfLine(from: open.range.upper, upTo: 80)
        let content = rest.prefix { $0 != ")" }
        let hint = content.count < rest.count ? "did you mean $(\(content))?" : "did you mean $(\(name) ...)?"
        throw failure(
            "a pipeline stands in $( ), not in ( )", hint: hint, at: open.range.through(inner.range))
    }

    /// `sum size` between an argument's parentheses; nil for any other expression.
    private mutating func aggregate() throws(SyntaxFailure) -> Expression? {
        let token = peek(.expression)
        guard token.kind == .word, Aggregate(rawValue: token.text) != nil else { return nil }
        var ahead = self
        ahead.take(.expression)
        guard ahead.binaryOperator() == nil, !ahead.isAdjacent, ahead.startsAggregated() else { return nil }
        self = ahead
        let operand = try argumentValue()
        return try node(
            .aggregate(name(token), operand), token.range.through(operand.range), above: [operand])
    }

    /// Whether a property or an expression in parentheses comes next.
    private mutating func startsAggregated() -> Bool {
        switch peek(.argument).kind {
        case .word, .quote, .rawString, .leftParenthesis: true
        default: false
        }
    }

    /// `[a, b]`.
    mutating func list(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let open = take(mode)
        let elements = try nested { (parser) throws(SyntaxFailure) in
            var elements: [Expression] = []
            while parser.take(.rightBracket, .operand(.comma)) == nil {
                elements.append(try parser.element())
                if parser.take(.comma, .operator) == nil, parser.peek(.operator).kind != .rightBracket {
                    throw parser.unexpected(.operator, wanted: "',' or ']'")
                }
            }
            return elements
        }
        return try node(.list(elements), SourceRange(open.range.lower, lexer.offset), above: elements)
    }

    /// `{key: value}`.
    mutating func map(_ mode: LexicalMode) throws(SyntaxFailure) -> Expression {
        let open = take(mode)
        let pairs = try nested { (parser) throws(SyntaxFailure) in
            var pairs: [(key: Name, value: Expression)] = []
            while parser.take(.rightBrace, .operand(.comma)) == nil {
                let hint = pairs.isEmpty ? "a closure here is written { || ... }" : nil
                let key = try parser.mapKey(hint: hint)
                try parser.expect(.colon, .operator, "':' after the key", hint: hint)
                pairs.append((key, try parser.element()))
                if parser.take(.comma, .operator) == nil, parser.peek(.operator).kind != .rightBrace {
                    throw parser.unexpected(.operator, wanted: "',' or '}'")
                }
            }
            return pairs
        }
        return try node(.map(pairs), SourceRange(open.range.lower, lexer.offset), above: pairs.map(\.value))
    }

    private mutating func mapKey(hint: String?) throws(SyntaxFailure) -> Name {
        let next = peek(.operand(.comma))
        switch next.kind {
        case .quote:
            let key = try quoted(.expression)
            guard case .string(let text) = key.kind else {
                throw failure("a key takes no inserted values", at: key.range)
            }
            return Name(text: text, range: key.range)
        case .rawString: return name(take(.operand(.comma)))
        case .word:
            let start = lexer.offset
            lexer.advance { !Lexer.endsWord($0) && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ",") }
            return Name(text: lexer.text(from: start), range: SourceRange(start, lexer.offset))
        default: throw unexpected(.expression, wanted: "a key", hint: hint)
        }
    }

    // MARK: Closures

    /// Whether the brace ahead opens a closure: `{ |` follows.
    private mutating func startsClosure() -> Bool {
        var ahead = lexer
        _ = ahead.next(.expression)
        ahead.advance { Lexer.isSpace($0) }
        return ahead.byte() == UInt8(ascii: "|")
    }

    /// `{ statements }` or `{ |a, b| statements }`.
    mutating func closure() throws(SyntaxFailure) -> Expression {
        let open = peek(.expression)
        let parameters = startsClosure() ? try closureParameters() : nil
        let body = parameters == nil ? try block() : try restOfBlock(open)
        return Expression(
            kind: .closure(parameters: parameters, body: body), range: open.range.through(body.range))
    }

    private mutating func closureParameters() throws(SyntaxFailure) -> [Name] {
        take(.expression)
        return try nested { (parser) throws(SyntaxFailure) in
            parser.take(.operator)
            var names: [Name] = []
            while parser.take(.pipe, .expression) == nil {
                let token = try parser.expect(.word, .expression, "a parameter's name or '|'")
                names.append(parser.name(token))
                _ = parser.take(.comma, .operator)
            }
            return names
        }
    }
}

extension Expression {
    /// Whether a `(` right after it calls it: a variable, or what comes out of one.
    fileprivate var isCallable: Bool {
        var base = self
        while true {
            switch base.kind {
            case .variable, .invocation, .pipeline: return true
            case .property(let inner, _, _), .index(let inner, _): base = inner
            default: return false
            }
        }
    }
}

extension LexicalMode {
    /// Whether a command's arguments stand here.
    fileprivate var isArgument: Bool {
        if case .argument = self { true } else { false }
    }

    /// Whether bare words are text here.
    fileprivate var isText: Bool {
        switch self {
        case .argument, .system, .operand: true
        default: false
        }
    }

    /// The mode of a comparison's right side: text, and in a list still up to a comma.
    fileprivate var comparisonOperand: LexicalMode {
        if case .operand = self { self } else { .operand(.none) }
    }
}
