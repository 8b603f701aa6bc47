extension Formatter {
    mutating func layout(_ expression: Expression) -> Layout {
        layout(expression, in: expression.brackets[...], until: expression.range.upper)
    }

    /// An expression in the brackets that it was written in; of doubled parentheses one pair is enough.
    private mutating func layout(
        _ expression: Expression, in brackets: ArraySlice<Bracket>, until end: Int
    ) -> Layout {
        guard let outer = brackets.first else { return content(of: expression) }
        let rest = brackets.dropFirst()
        if outer.form == .parentheses, rest.first?.form == .parentheses {
            return layout(expression, in: rest, until: outer.inside.upper)
        }
        let comments = commentsHere(outer.inside.lower)
        let inner = layout(expression, in: rest, until: outer.inside.upper)
        if outer.form == .braces { return [comments, "${", inner, "}"] }
        let open = Layout.text(outer.form.rawValue)
        return enclosed(open, [comments, .softLine, inner, commentsHere(end)], ")")
    }

    private mutating func content(of expression: Expression) -> Layout {
        switch expression.kind {
        case .literal, .word, .template, .string, .regex, .variable, .invalid:
            return verbatim(expression.content)
        case .property(let base, let name, let isOptional):
            return [layout(base), isOptional ? "?." : ".", verbatim(name.range)]
        case .index(let base, let index): return [layout(base), indexed(index)]
        case .list(let elements):
            let layouts = separated(elements, start: \.range.lower) { $0.layout($1) }
            return bracketed("[", layouts, until: expression.content.upper, "]")
        case .map(let pairs):
            let layouts = separated(pairs, start: \.key.range.lower) { formatter, pair in
                let key = formatter.verbatim(pair.key.range)
                return [
                    key, ": ", formatter.commentsHere(pair.value.range.lower), formatter.layout(pair.value),
                ]
            }
            return bracketed("{", layouts, until: expression.content.upper, "}")
        case .range(let lower, let upper): return range(lower, upper)
        case .unary(let op, let operand): return layout(op, operand, in: expression)
        case .binary(.range, let lower, let upper): return range(lower, upper)
        case .binary: return .group(chain(expression))
        case .call(let name, let arguments):
            let layouts = separated(arguments, start: \.range.lower) { $0.layout($1) }
            return [.text(name.text), bracketed("(", layouts, until: expression.content.upper, ")")]
        case .aggregate(let name, let operand):
            return [.text(name.text), " ", commentsHere(operand.range.lower), layout(operand)]
        case .invocation(let callee, let arguments):
            let layouts = separated(arguments, start: \.range.lower) { $0.layout($1) }
            return [layout(callee), bracketed("(", layouts, until: expression.content.upper, ")")]
        case .closure(let parameters, let body): return closure(parameters, body)
        case .pipeline(let pipeline): return substitution(pipeline, in: expression)
        case .conditional(let conditional): return layout(conditional)
        case .attempt(let attempt): return layout(attempt)
        }
    }

    // MARK: Brackets

    /// Layouts of elements with the comments before each, and commas between them.
    mutating func separated<Element>(
        _ elements: [Element], start: (Element) -> Int, _ layout: (inout Formatter, Element) -> Layout
    ) -> Layout {
        var parts: [Layout] = []
        for (position, element) in elements.enumerated() {
            if position > 0 { parts.append(",") }
            parts.append(commentsHere(start(element)))
            if position > 0 { parts.append(.line) }
            parts.append(layout(&self, element))
        }
        return .sequence(parts)
    }

    /// Elements between brackets: on one line, or each on its own.
    mutating func bracketed(_ open: Layout, _ elements: Layout, until end: Int, _ close: Layout) -> Layout {
        let comments = commentsHere(end)
        return enclosed(open, [.softLine, elements, comments], close)
    }

    /// Content between brackets; what is broken in it has the brackets on lines of their own.
    private func enclosed(_ open: Layout, _ content: Layout, _ close: Layout) -> Layout {
        .group([open, .indented(content), .softLine, close], isBroken: content.isBroken)
    }

    mutating func indexed(_ index: Expression) -> Layout {
        let comments = commentsHere(index.range.lower)
        let content = layout(index)
        let end = commentsHere(source.token(after: index.range.upper).range.lower)
        return enclosed("[", [comments, .softLine, content, end], "]")
    }

    private mutating func substitution(_ pipeline: Pipeline, in expression: Expression) -> Layout {
        // After `=` and `return` a pipeline stands without brackets.
        if pipeline.range.lower == expression.content.lower { return layout(pipeline) }
        let comments = commentsHere(pipeline.range.lower)
        let content = layout(pipeline)
        let end = commentsHere(expression.content.upper)
        return enclosed("$(", [comments, .softLine, content, end], ")")
    }

    private mutating func closure(_ parameters: [Name]?, _ body: Block) -> Layout {
        layout(body, open: parameters.map { "{ |\($0.map(\.text).joined(separator: ", "))|" } ?? "{")
    }

    // MARK: Operators

    private mutating func layout(_ op: UnaryOperator, _ operand: Expression, in expression: Expression)
        -> Layout
    {
        let isApart = op == .not || operand.range.lower > expression.content.lower + 1
        return [
            .text(op.rawValue), isApart ? .space : .empty, commentsHere(operand.range.lower), layout(operand),
        ]
    }

    /// Operands joined by operators that bind equally tightly: broken all or none, behind the operator.
    private mutating func chain(_ expression: Expression) -> Layout {
        guard case .binary(let op, let left, let right) = expression.kind else { return layout(expression) }
        var first: Layout
        if case .binary(let inner, _, _) = left.kind, left.brackets.isEmpty, inner.precedence == op.precedence
        {
            first = chain(left)
        } else {
            first = layout(left)
        }
        let sign = Layout.text(spelling(of: op, between: left, right))
        let comments = commentsHere(right.range.lower)
        let gap: Layout = op.isComparison ? .space : .line
        return [first, " ", sign, .indented(comments, gap, layout(right))]
    }

    /// `=` and `==` are one operator; what was written stays.
    private func spelling(of op: BinaryOperator, between left: Expression, _ right: Expression) -> String {
        guard op == .equal else { return op.rawValue }
        return source.token(after: left.range.upper).text
    }

    /// `1..10`, with spaces only where they were written: beside a word they may be needed.
    private mutating func range(_ lower: Expression, _ upper: Expression) -> Layout {
        let first = layout(lower)
        let isApartBefore = source.byte(at: lower.range.upper) != UInt8(ascii: ".")
        let isApartAfter = source.byte(at: upper.range.lower - 1) != UInt8(ascii: ".")
        return [
            first, isApartBefore ? .space : .empty, "..", isApartAfter ? .space : .empty,
            commentsHere(upper.range.lower), layout(upper),
        ]
    }

    // MARK: Pieces

    /// What the source says there. Comments inside are part of it.
    mutating func verbatim(_ range: SourceRange) -> Layout {
        let before = commentsHere(range.lower)
        _ = comments.take(before: range.upper)
        let text = Layout.text(source.text(range))
        return before.isEmpty ? text : [before, text]
    }

    /// The comments that stand before an offset and were not printed yet.
    mutating func commentsHere(_ offset: Int) -> Layout {
        let taken = comments.take(before: offset)
        return taken.isEmpty ? .empty : .sequence(taken.map(comments.layout))
    }
}
