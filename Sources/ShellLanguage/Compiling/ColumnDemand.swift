import SevenBridgesData

/// Which properties of the rows that flow into a stage anybody looks at.
///
/// A source that makes rows from text leaves the others out. It is worked out from the end of a pipeline: `where name ~
/// x | select size` looks at two, and nobody sees more of the row. What a command of a host or of the program does
/// with rows is not known, so it wants them whole.
enum ColumnDemand {
    /// The demand at the start of `stages`; nil for whole rows.
    static func of(_ stages: some Sequence<ColumnUse>) -> Set<String>? {
        var names: Set<String> = []
        for stage in stages {
            switch stage {
            case .whole: return nil
            case .passes(let columns): names.formUnion(columns)
            case .closes(let columns): return names.union(columns)
            }
        }
        return nil
    }
}

/// What one stage looks at in the rows that flow into it.
enum ColumnUse {
    /// All of the row, as far as anybody knows.
    case whole
    /// These properties; the row itself flows on.
    case passes(Set<String>)
    /// These properties; the row ends here.
    case closes(Set<String>)

    /// The use of a command, by its arguments over the row.
    init(_ command: any Command, _ rows: [CompiledRow]) {
        let names = rows.map(\.names)
        guard names.allSatisfy({ $0 != nil }) else {
            self = .whole
            return
        }
        let columns = names.reduce(into: Set<String>()) { $0.formUnion($1 ?? []) }
        switch command {
        case is Where, is First, is Last: self = .passes(columns)
        case is Sort:
            // Without a key, or with `desc` before any, it orders by the row itself.
            let first = rows.first?.word
            self = rows.isEmpty || first == "desc" || first == "asc" ? .whole : .passes(columns)
        case is Select, is Get: self = rows.isEmpty ? .whole : .closes(columns)
        case is Group: self = rows.contains { $0.aggregate != nil } ? .closes(columns) : .whole
        case is Count: self = .closes([])
        default: self = .whole
        }
    }
}

extension CompiledRow {
    /// The outermost keys that it may read; nil where it reads the row as a whole.
    fileprivate var names: Set<String>? {
        guard !readsWholeRow else { return nil }
        // `metadata.sample_id` is also the name of a column that `select` makes.
        return Set(probes.flatMap { [$0.path.steps[0], $0.path.text] })
    }
}
