import SevenBridgesData

/// An argument over the row, compiled.
struct CompiledRow {
    /// The column's name where it makes one.
    var name: String
    /// The word, where the argument is one.
    var word: String?
    /// The property that it reads; nil for an expression.
    var path: PropertyPath?
    /// What is made of its values over all rows of a group.
    var aggregate: Aggregate?
    /// The place to blame.
    var place: Place
    /// Where its code finds the row.
    var row: RowVariable
    var compiled: Compiled
    /// Whether the part that waits must be done again for each row.
    var waitsForEachRow = false
    /// Whether it reads the row itself, and not only properties of it.
    var readsWholeRow = false
    /// The property paths it reads, so that a name that no row has can be reported.
    var probes: [PropertyProbe]
}

extension Compiler {
    mutating func compileRow(_ argument: BoundArgument) -> CompiledRow {
        switch argument.kind {
        case .newName:
            let key = argument.freeKey ?? Name(text: argument.name, range: argument.value.range)
            let path = PropertyPath(steps: [key.text])
            return compileColumn(path, word: key.text, name: argument.constantText ?? key.text, at: key.range)
        case .aggregate: return compileAggregate(argument)
        default: return compileColumn(argument)
        }
    }

    /// A property's path, a quoted name, or an expression over the row.
    private mutating func compileColumn(_ argument: BoundArgument) -> CompiledRow {
        let name = argument.isFreeKey ? argument.name : nil
        if let (word, path) = argument.path {
            return compileColumn(path, word: word, name: name ?? path.text, at: argument.value.range)
        }
        let outer = (row, probes)
        defer { (row, probes) = outer }
        probes = []
        let variable = resolution.rows[argument.value.range.lower]
        let rowVariable = RowVariable(
            slot: variable?.slot ?? function.newSlot(), isShared: variable?.isCaptured ?? false)
        row = rowVariable
        let compiled = compile(argument.value)
        let mentionsRow = argument.value.mentionsRow(in: source)
        return CompiledRow(
            name: name ?? "key", place: place(argument.value.range), row: rowVariable, compiled: compiled,
            waitsForEachRow: argument.value.callsFunctions || mentionsRow,
            readsWholeRow: rowVariable.isShared || mentionsRow, probes: probes)
    }

    private mutating func compileColumn(
        _ path: PropertyPath, word: String, name: String, at range: SourceRange
    ) -> CompiledRow {
        let outer = probes
        defer { probes = outer }
        probes = []
        let rowVariable = RowVariable(slot: function.newSlot(), isShared: false)
        let compiled = compileRowPath(path.steps, rowVariable, at: range)
        return CompiledRow(
            name: name, word: word, path: path, place: place(range), row: rowVariable, compiled: compiled,
            probes: probes)
    }

    private mutating func compileAggregate(_ argument: BoundArgument) -> CompiledRow {
        guard let (aggregate, operand) = argument.aggregate, let operand else {
            // Counting rows looks at none of their values.
            let row = RowVariable(slot: function.newSlot(), isShared: false)
            return CompiledRow(
                name: argument.name, aggregate: .count, place: place(argument.value.range), row: row,
                compiled: Compiled(constant: true), probes: [])
        }
        var column = compileColumn(operand)
        column.aggregate = aggregate
        column.place = place(argument.value.range)
        return column
    }
}

extension Expression {
    /// Whether `$it` or `${it}` stands in it.
    fileprivate func mentionsRow(in source: Source) -> Bool {
        let text = source.text(range)
        return text.contains("$it") || text.contains("${it")
    }
}
