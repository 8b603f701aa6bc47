import ShellLanguage

/// What the mark at the cursor is in the program that was made around it.
struct Place {
    let insight: Insight
    let kind: Kind
    let word: TypedWord

    enum Kind {
        /// A command's name; `input` is what would flow into it, nil at the head of a pipeline.
        case command(input: Flow?)
        /// The second word of a command's name.
        case secondWord(after: String)
        /// A word among a command's arguments: a key, or the value of a parameter that needs none.
        case argument(Insight.Call, Parameter?)
        /// What stands after `key=`, or in a list there.
        case value(Insight.Call, Parameter)
        /// The key of an argument whose value is written already.
        case key(Insight.Call)
        case flag(Insight.Call)
        /// A name in an expression: a property of the row, or a function.
        case name
        /// A step of a property's path in an argument over the row, after these steps.
        case step(after: [String], Insight.Call, Parameter)
        /// A property's name after a dot.
        case property(of: Expression)
        case variable
        /// The right side of a comparison.
        case operand(left: Expression)
        case keyOfMap
        case typeName
        /// An operator; in a comparison's right side, one that joins it to another.
        case `operator`(isCompared: Bool)
    }
}

/// The part of a word that stands before the cursor.
struct TypedWord {
    /// What it says, without quotes and escapes.
    var text: String
    /// The byte at which it begins, its quote included.
    var start: Int
    var form = Form.name

    /// How it is written, and so how a candidate is.
    enum Form: Hashable {
        /// A part of a name, without quotes unless it is no plain name.
        case name
        /// A bare word among arguments.
        case argument
        /// A bare word after `key=`.
        case value
        /// A bare word on the right of a comparison.
        case operand
        /// A bare word in a list.
        case element
        /// In `"`, `"""` or `'`.
        case quoted(Opening)
    }
}

extension Place {
    /// What the mark of an attempt is; nil if it is nothing that was understood.
    init?(_ insight: Insight, _ attempt: CursorText.Attempt) {
        self.insight = insight
        let finder = PlaceFinder(insight: insight, attempt: attempt)
        guard let (kind, word) = finder.place else { return nil }
        self.kind = kind
        self.word = word
    }
}

/// Finds the mark among what the checker saw.
private struct PlaceFinder {
    let insight: Insight
    let attempt: CursorText.Attempt

    private static let mark = CursorText.Attempt.mark
    private var call: Insight.Call? { insight.calls.last }

    var place: (Place.Kind, TypedWord)? {
        if let typed = attempt.typedOperator { return comparison(typed) }
        if insight.isTypeName { return (.typeName, trailingName) }
        if let call, let typed = Self.typed(call.syntax.name.text) {
            return (.command(input: call.input), name(typed))
        }
        if attempt.isKey { return keyOfMap }
        if let last = insight.path.last, let found = place(of: last) { return found }
        return argument
    }

    /// What was typed of a text with the mark in it.
    private static func typed(_ text: String) -> String? {
        text.firstRange(of: mark).map { String(text[..<$0.lowerBound]) }
    }

    private func name(_ typed: String) -> TypedWord {
        TypedWord(text: typed, start: attempt.offset - typed.utf8.count)
    }

    private var trailingName: TypedWord {
        let before = String(decoding: attempt.text.utf8.prefix(attempt.offset), as: UTF8.self)
        return name(String(before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed()))
    }

    private func contains(_ range: SourceRange) -> Bool {
        range.lower <= attempt.offset && attempt.offset < range.upper
    }

    private func byte(at offset: Int) -> UInt8? { attempt.text.utf8.dropFirst(offset).first }

    // MARK: Operators and keys of maps

    private func comparison(_ typed: String) -> (Place.Kind, TypedWord)? {
        guard case .binary(.coalesce, _, let right)? = insight.path.last(where: \.isBinary)?.kind,
            right.range.lower == attempt.offset
        else { return nil }
        let isCompared = insight.path.contains { $0.comparison.map { contains($0.right.range) } ?? false }
        return (
            .operator(isCompared: isCompared),
            TypedWord(text: typed, start: attempt.offset - CursorText.Attempt.standIn.utf8.count)
        )
    }

    private var keyOfMap: (Place.Kind, TypedWord)? {
        guard case .map(let pairs)? = insight.path.last?.kind,
            let key = pairs.lazy.compactMap({ Self.typed($0.key.text) }).first
        else { return nil }
        return (.keyOfMap, name(key))
    }

    // MARK: Expressions

    private func place(of expression: Expression) -> (Place.Kind, TypedWord)? {
        switch expression.kind {
        case .variable(let text): return Self.typed(text).map { (.variable, name($0)) }
        case .property(let base, let step, _):
            guard let typed = Self.typed(step.text) else { return nil }
            return (.property(of: base), quotable(typed, at: step.range.lower, else: .name))
        case .word(let text, isOperand: false): return Self.typed(text).map { (.name, name($0)) }
        case .word(let text, isOperand: true), .string(let text):
            return Self.typed(text).flatMap { operand($0, expression) }
        case .pipeline(let pipeline):
            guard case .command(let call)? = pipeline.stages.first else { return nil }
            return Self.typed(call.name.text).map { (.command(input: nil), name($0)) }
        default: return nil
        }
    }

    /// A word that may stand in quotes, which then belong to it.
    private func quotable(_ typed: String, at start: Int, else form: TypedWord.Form) -> TypedWord {
        let quote: Opening? =
            switch byte(at: start) {
            case UInt8(ascii: "'"): .rawQuote
            case UInt8(ascii: "\"")
            where attempt.text.utf8.dropFirst(start).starts(with: "\"\"\"".utf8): .tripleQuote
            case UInt8(ascii: "\""): .quote
            default: nil
            }
        return TypedWord(text: typed, start: start, form: quote.map { .quoted($0) } ?? form)
    }

    /// Text in an expression: what it is compared with says what it may be.
    private func operand(_ typed: String, _ expression: Expression) -> (Place.Kind, TypedWord)? {
        var parents = insight.path.dropLast()[...]
        var form = TypedWord.Form.operand
        if case .list? = parents.last?.kind {
            form = .element
            parents = parents.dropLast()
        }
        let word = quotable(typed, at: expression.range.lower, else: form)
        if let (left, right) = parents.last?.comparison, contains(right.range) {
            return (.operand(left: left), word)
        }
        guard parents.isEmpty, form == .element, let call, let parameter = parameter(in: call) else {
            return nil
        }
        return (.value(call, parameter), word)
    }

    // MARK: Arguments

    private func parameter(in call: Insight.Call) -> Parameter? {
        call.bound.first { contains($0.range) }?.parameter
    }

    private var argument: (Place.Kind, TypedWord)? {
        guard let call, insight.path.count <= 1,
            let index = call.syntax.arguments.firstIndex(where: { contains($0.range) })
        else { return nil }
        let argument = call.syntax.arguments[index]
        if let key = argument.key, let typed = Self.typed(key.text) {
            return (argument.isSwitch ? .flag(call) : .key(call), name(typed))
        }
        switch argument.value.kind {
        case .word(let text, isOperand: true), .string(let text):
            guard let typed = Self.typed(text) else { return nil }
            let isPositional = argument.key == nil
            let word = quotable(
                typed, at: argument.value.range.lower, else: isPositional ? .argument : .value)
            if call.signature == nil, index == 0, isPositional {
                return (.secondWord(after: call.syntax.name.text), word)
            }
            return value(call, parameter(in: call), word, isPositional: isPositional)
        case .variable, .property: return place(of: argument.value)
        default: return nil
        }
    }

    private func value(
        _ call: Insight.Call, _ parameter: Parameter?, _ word: TypedWord, isPositional: Bool
    ) -> (Place.Kind, TypedWord)? {
        if let parameter, parameter.kind == .row { return step(call, parameter, word) }
        if isPositional { return (.argument(call, parameter), word) }
        return parameter.map { (.value(call, $0), word) }
    }

    /// The last step of a path such as `metadata."Sample ID"`.
    private func step(_ call: Insight.Call, _ parameter: Parameter, _ word: TypedWord) -> (
        Place.Kind, TypedWord
    )? {
        guard word.form == .argument else { return (.step(after: [], call, parameter), word) }
        var steps: [(text: String, start: Int, isQuoted: Bool)] = [("", word.start, false)]
        var isInQuotes = false
        for (index, scalar) in zip(word.text.utf8.indices, word.text.utf8) {
            let offset = word.text.utf8.distance(from: word.text.utf8.startIndex, to: index)
            if scalar == UInt8(ascii: "\"") {
                isInQuotes.toggle()
                steps[steps.count - 1].isQuoted = true
            } else if scalar == UInt8(ascii: "."), !isInQuotes {
                steps.append(("", word.start + offset + 1, false))
            }
        }
        let ends = steps.dropFirst().map { $0.start - word.start - 1 } + [word.text.utf8.count]
        let texts = zip(steps, ends).map { step, end in
            String(decoding: word.text.utf8.prefix(end).dropFirst(step.start - word.start), as: UTF8.self)
                .replacing("\"", with: "")
        }
        guard let last = steps.last, let typed = texts.last else { return nil }
        return (
            .step(after: Array(texts.dropLast()), call, parameter),
            TypedWord(text: typed, start: last.start, form: last.isQuoted ? .quoted(.quote) : .name)
        )
    }
}

extension Expression {
    fileprivate var isBinary: Bool {
        if case .binary = kind { true } else { false }
    }

    /// The sides of a comparison.
    fileprivate var comparison: (left: Expression, right: Expression)? {
        guard case .binary(let op, let left, let right) = kind, op.isComparison else { return nil }
        return (left, right)
    }
}
