import SevenBridgesData

/// `rename old=new`: rows with other names for some of their properties, in the same order.
struct Rename: Command {
    let signature: Signature = {
        var signature = Signature(
            "rename", "gives properties other names, each as old=new; their order stays",
            parameters: [],
            freeKeys: [Signature.FreeKeys(prefix: "", type: .newName)],
            input: .values,
            output: .computed { Flow(Self.type(of: $0), isMany: $0.input?.isMany ?? true) },
            examples: [Signature.Example("[{n: a, k: 1}] | rename n=name", "the other properties stay")])
        signature.problem = { call in
            call.given.isEmpty ? Fault("'rename' needs a name", hint: "as in: rename old=new") : nil
        }
        return signature
    }()

    private static func type(of call: CheckedCall) -> ValueType {
        guard case .object(let object)? = call.input?.type else { return .any }
        let names = call.columns.map { (old: $0.source?.text ?? "", new: $0.property.name) }
        return .record(
            object.properties.map { property in
                var property = property
                property.name = names.last { $0.old == property.name }?.new ?? property.name
                return property
            })
    }

    func open(_ call: Invocation) async throws -> Output {
        let properties = call.rows("")
        var renaming = Renaming(properties)
        return try await call.mapRows(properties) { row in
            // Evaluated only to find out whether any row has it.
            for property in properties { _ = try property.evaluate(row) }
            return .record(try renaming.apply(to: try row.row(for: "rename")))
        }
    }
}

/// Renames the keys of records, most of which share a shape.
private struct Renaming {
    private let properties: [RowFunction]
    /// The shape last seen, and what it becomes.
    private var source: Shape?
    private var shape = Shape.empty

    init(_ properties: [RowFunction]) {
        self.properties = properties
    }

    mutating func apply(to record: Record) throws -> Record {
        if record.shape !== source { try look(in: record.shape) }
        return Record(shape: shape, values: record.values)
    }

    private mutating func look(in source: Shape) throws {
        var names: [String: RowFunction] = [:]
        for property in properties { names[property.word ?? ""] = property }
        var seen: Set<String> = []
        let keys = source.keys.map { names[$0]?.name ?? $0 }
        for (key, old) in zip(keys, source.keys) where !seen.insert(key).inserted {
            let fault = Fault("two properties would be called '\(key)'", hint: "reject one of them before")
            throw (names[old] ?? properties[0]).place.diagnostic(fault)
        }
        shape = Shape(keys, origin: source.type ?? source.origin)
        self.source = source
    }
}
