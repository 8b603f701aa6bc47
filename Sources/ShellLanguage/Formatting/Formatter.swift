/// Prints programs in the house layout: 4 spaces, lines of up to 100 characters, a long pipeline one stage a line.
///
/// It changes white space and nothing else: spellings, quotes and parentheses stay, comments stay beside what they were
/// written beside, and of several blank lines between statements one is kept. A pipeline or a block that was written on
/// several lines stays on several lines. Formatting what is formatted changes nothing.
public struct Formatter {
    let source: Source
    var comments: CommentCursor

    private init(_ program: Program) {
        source = program.source
        comments = CommentCursor(program)
    }

    /// The text of a program in the house layout; throws where it can't be read, with every problem found.
    public static func format(_ source: Source) throws(SyntaxProblems) -> String {
        let (program, problems) = Parser.parse(source)
        guard problems.isEmpty else { throw SyntaxProblems(diagnostics: problems) }
        return format(program)
    }

    /// The text of a program that was read without problems.
    public static func format(_ program: Program) -> String {
        var formatter = Formatter(program)
        let statements = formatter.layout(
            program.statements, until: program.source.bytes.count, isInBlock: false)
        return LayoutPrinter.text(of: [formatter.interpreterLine, statements])
    }

    /// The `#!` line, as it is.
    private var interpreterLine: Layout {
        var lexer = Lexer(source)
        lexer.skipInterpreterLine()
        let start = source.bytes.firstIndex(of: UInt8(ascii: "#")) ?? 0
        guard lexer.offset > start else { return .empty }
        return [.text(lexer.text(from: start).withoutTrailingSpace), .newline]
    }

    // MARK: Statements

    /// Statements with the comments between them, each on a line of its own.
    private mutating func layout(_ statements: [Statement], until end: Int, isInBlock: Bool) -> Layout {
        var parts: [Layout] = []
        for statement in statements {
            appendComments(before: statement.range.lower, to: &parts, isInBlock)
            appendBreak(before: statement.range.lower, to: &parts, isInBlock)
            parts.append(layout(statement))
        }
        appendComments(before: end, to: &parts, isInBlock)
        return .sequence(parts)
    }

    private mutating func appendComments(before offset: Int, to parts: inout [Layout], _ isInBlock: Bool) {
        for comment in comments.take(before: offset) {
            if !comments.isTrailing(comment) {
                appendBreak(before: comment.range.lower, to: &parts, isInBlock)
            }
            parts.append(comments.layout(comment))
            // Behind a lone `;` it must not become the help of what follows.
            if parts.count == 1, !isInBlock, comments.isTrailing(comment) { parts.append(.blankLine) }
        }
    }

    private func appendBreak(before offset: Int, to parts: inout [Layout], _ isInBlock: Bool) {
        if !parts.isEmpty, source.hasBlankLine(before: offset) {
            parts.append(.blankLine)
        } else if !parts.isEmpty || isInBlock {
            parts.append(.newline)
        }
    }

    private mutating func layout(_ statement: Statement) -> Layout {
        switch statement.kind {
        case .pipeline(let pipeline): return layout(pipeline)
        case .assignment(let assignment): return layout(assignment)
        case .conditional(let conditional): return layout(conditional)
        case .forLoop(let variable, let sequence, let body):
            return ["for $", .text(variable.text), " in ", layout(sequence), " ", layout(body)]
        case .whileLoop(let condition, let body): return ["while ", layout(condition), " ", layout(body)]
        case .definition(let definition): return layout(definition)
        case .parameter(let parameter, _): return ["param ", layout(parameter)]
        case .attempt(let attempt): return layout(attempt)
        case .throw(let value): return ["throw ", layout(value)]
        case .inclusion(let inclusion): return [.text(inclusion.form.rawValue), " ", layout(inclusion.path)]
        case .return(nil): return "return"
        case .return(let value?): return ["return ", layout(value)]
        case .break: return "break"
        case .continue: return "continue"
        case .invalid: return .text(source.text(statement.range))
        }
    }

    private mutating func layout(_ assignment: Assignment) -> Layout {
        let path = assignment.path.map { accessor -> Layout in
            switch accessor {
            case .property(let name): [".", verbatim(name.range)]
            case .index(let index): indexed(index)
            }
        }
        let sign = (assignment.operator?.rawValue ?? "") + "="
        return [
            "$", .text(assignment.variable.text), .sequence(path), " ", .text(sign), " ",
            layout(assignment.value),
        ]
    }

    private mutating func layout(_ definition: Definition) -> Layout {
        var parts: [Layout] = ["def ", .text(definition.name.text), " "]
        if !definition.parameters.isEmpty {
            let parameters = separated(definition.parameters, start: \.name.range.lower) { $0.layout($1) }
            parts += [bracketed("[", parameters, until: definition.body.range.lower, "]"), " "]
        }
        return .sequence(parts + [layout(definition.body)])
    }

    private mutating func layout(_ parameter: ParameterSyntax) -> Layout {
        var parts: [Layout] = [.text(parameter.name.text)]
        if let type = parameter.type { parts += [": ", commentsHere(type.range.lower), .text(type.text)] }
        if let value = parameter.defaultValue { parts += [" = ", layout(value)] }
        return .sequence(parts)
    }

    // MARK: Blocks

    /// `if` with all its blocks on one line, or each over several.
    mutating func layout(_ conditional: Conditional) -> Layout {
        let bodies = conditional.branches.map(\.body) + (conditional.otherwise.map { [$0] } ?? [])
        let isBroken = bodies.contains { isWrittenBroken($0) }
        var parts: [Layout] = []
        for (condition, body) in conditional.branches {
            if !parts.isEmpty { parts += [.space, commentsHere(condition.range.lower), "else "] }
            parts += ["if ", layout(condition), " ", content(of: body)]
        }
        if let otherwise = conditional.otherwise {
            parts += [.space, commentsHere(otherwise.range.lower), "else ", content(of: otherwise)]
        }
        let whole = Layout.sequence(parts)
        return .group(whole, isBroken: isBroken || whole.isBroken)
    }

    /// `try` and `catch` both on one line, or each over several.
    mutating func layout(_ attempt: Attempt) -> Layout {
        let isBroken = isWrittenBroken(attempt.body) || isWrittenBroken(attempt.handler)
        var parts: [Layout] = ["try ", content(of: attempt.body), .space]
        parts += [commentsHere(attempt.variable?.range.lower ?? attempt.handler.range.lower), "catch "]
        if let variable = attempt.variable { parts += [.text(variable.text), " "] }
        let whole = Layout.sequence(parts + [content(of: attempt.handler)])
        return .group(whole, isBroken: isBroken || whole.isBroken)
    }

    mutating func layout(_ block: Block, open: String = "{") -> Layout {
        let isWrittenBroken = isWrittenBroken(block)
        let whole = content(of: block, open: open)
        return .group(whole, isBroken: isWrittenBroken || whole.isBroken)
    }

    /// A block in the group around it: `{ statement }` where that stays on a line.
    private mutating func content(of block: Block, open: String = "{") -> Layout {
        if isWrittenBroken(block) {
            let statements = layout(block.statements, until: block.range.upper, isInBlock: true)
            return [.text(open), .indented(statements), .newline, "}"]
        }
        guard let statement = block.statements.first else { return open == "{" ? "{}" : [.text(open), " }"] }
        return [.text(open), .indented(.line, layout(statement)), .line, "}"]
    }

    /// Whether a block takes several lines: it has several statements, or a newline before the first, or comments.
    private func isWrittenBroken(_ block: Block) -> Bool {
        guard block.statements.count == 1, let first = block.statements.first else {
            return !block.statements.isEmpty || comments.isAhead(of: block.range.upper)
        }
        return source.hasNewline(block.range.lower, first.range.lower)
            || comments.isAhead(of: block.range.upper)
    }
}

/// Why a text is no program: every problem that reading it found.
public struct SyntaxProblems: Error {
    /// The problems, in the order of the text.
    public let diagnostics: [Diagnostic]
}
