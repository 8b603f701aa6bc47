import SevenBridgesData

extension Checker {
    /// Checks one argument; for an argument over the row, the column that it makes.
    mutating func check(
        _ argument: BoundArgument, of signature: Signature, rows: ValueType
    ) -> CheckedCall.Column? {
        switch argument.kind {
        case .row, .property:
            if argument.isWord(among: signature.parameter(argument.name)?.words ?? []) { return nil }
            return checkColumn(argument, rows)
        case .condition: return CheckedCall.Column(checkedRow(argument, rows), name: argument.name)
        case .newName: return checkRenaming(argument, rows)
        case .aggregate: return checkAggregate(argument, of: signature, rows)
        default:
            checkValue(argument, of: signature)
            return nil
        }
    }

    // MARK: Columns

    /// A property's path, a quoted name, or an expression over the row.
    private mutating func checkColumn(_ argument: BoundArgument, _ rows: ValueType) -> CheckedCall.Column {
        guard let (_, path) = argument.path else {
            if argument.kind == .property {
                report(
                    "a property's name should stand here", hint: "an expression has no place in its rows",
                    at: argument.value.range)
            }
            let type = checkedRow(argument, rows)
            return CheckedCall.Column(type, name: argument.isFreeKey ? argument.name : "key")
        }
        let type = checkPath(path, of: rows, at: argument.value.range)
        return CheckedCall.Column(
            type, name: argument.isFreeKey ? argument.name : path.text, unit: unit(of: path, rows),
            source: path)
    }

    /// Checks an expression over the row, in a scope in which `$it` is the row.
    private mutating func checkedRow(_ argument: BoundArgument, _ rows: ValueType) -> ValueType {
        let outer = (row, scope)
        scope = LexicalScope(parent: scope, function: function, block: argument.value.range.lower)
        resolution.rows[argument.value.range.lower] = declare("it", rows)
        row = rows
        defer { (row, scope) = outer }
        guard argument.kind == .condition else { return check(argument.value) }
        checkCondition(argument.value)
        return .bool
    }

    private mutating func checkPath(_ path: PropertyPath, of rows: ValueType, at range: SourceRange)
        -> ValueType
    {
        if path.text.hasSuffix(",") {
            report("arguments are separated by spaces, not by commas", at: range)
            return .any
        }
        if case .object(let object) = rows, let flat = object.property(path.text) { return flat.type }
        return path.steps.reduce(rows) { type, step in property(of: type, step, at: range) }
    }

    private func unit(of path: PropertyPath, _ rows: ValueType) -> PropertyType.Unit? {
        guard case .object(let object) = rows else { return nil }
        return object.property(path.text)?.unit
    }

    /// `old=new`: the key is a property of the rows, the value its new name.
    private mutating func checkRenaming(_ argument: BoundArgument, _ rows: ValueType) -> CheckedCall.Column? {
        guard let key = argument.freeKey, let name = argument.constantText else {
            report(
                "a new name is written as it is, not computed", hint: "as in: rename old=new",
                at: argument.value.range)
            return nil
        }
        let path = PropertyPath(steps: [key.text])
        let type = checkPath(path, of: rows, at: key.range)
        return CheckedCall.Column(type, name: name, unit: unit(of: path, rows), source: path)
    }

    // MARK: Aggregates

    private mutating func checkAggregate(
        _ argument: BoundArgument, of signature: Signature, _ rows: ValueType
    ) -> CheckedCall.Column? {
        guard let (aggregate, operand) = argument.aggregate else {
            report(
                "'\(argument.name)' of '\(signature.name)' is made of all rows of a group",
                hint: "write \(Aggregate.phrase), as in \(argument.name)=(sum size)", at: argument.value.range
            )
            return nil
        }
        guard let operand else {
            return CheckedCall.Column(.int, name: argument.name, isAggregate: true)
        }
        let column = checkColumn(operand, rows)
        if let problem = aggregate.problem(with: column.property.type) {
            report(problem.message, hint: problem.hint, at: operand.value.range)
        }
        return CheckedCall.Column(
            aggregate.type(of: column.property.type), name: argument.name,
            unit: aggregate.keepsUnit ? column.property.unit : nil, isAggregate: true)
    }
}

extension Expression {
    /// Whether it is a range as it is written: `1..3`.
    var isRange: Bool {
        switch kind {
        case .range, .binary(.range, _, _): true
        default: false
        }
    }
}

extension CheckedCall.Column {
    init(
        _ type: ValueType, name: String, unit: PropertyType.Unit? = nil, source: PropertyPath? = nil,
        isAggregate: Bool = false
    ) {
        property = PropertyType(name: name, type: type, unit: unit)
        self.source = source
        self.isAggregate = isAggregate
    }
}

extension BoundArgument {
    /// Whether it is one of the words that stand for themselves, such as `desc`.
    func isWord(among words: [String]) -> Bool {
        guard case .word(let word, isOperand: true) = value.kind else { return false }
        return words.contains(word)
    }

    /// The path that a word or a quoted name spells, where the argument is one.
    var path: (word: String, path: PropertyPath)? {
        switch value.kind {
        case .word(let word, isOperand: true): (word, PropertyPath(word))
        case .string(let name) where kind != .condition: (name, PropertyPath(steps: [name]))
        default: nil
        }
    }

    /// One argument for each word of a list, where properties are taken: `on=[a, b]`.
    var eachWord: [BoundArgument] {
        guard kind == .row, isVariadic, case .list(let elements) = value.kind else { return [self] }
        return elements.map { element in
            var argument = self
            argument.value = element
            return argument
        }
    }

    /// The text of a word, a literal or a quoted string; nil for what is known only when the program runs.
    var constantText: String? {
        switch value.kind {
        case .word(let text, _), .string(let text): text
        case .literal(let literal): literal.spelling
        default: nil
        }
    }

    /// What it does with all rows of a group, and the column that it does it with; `(count)` needs none.
    var aggregate: (Aggregate, BoundArgument?)? {
        switch value.kind {
        case .word(Aggregate.count.rawValue, _): return (.count, nil)
        case .aggregate(let name, let operand):
            guard let aggregate = Aggregate(rawValue: name.text) else { return nil }
            let column = BoundArgument(
                name: self.name, kind: .row, isVariadic: isVariadic, freeKey: freeKey, value: operand)
            return (aggregate, column)
        default: return nil
        }
    }
}
