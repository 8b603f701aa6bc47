import SevenBridgesData

/// `reject tags metadata.age`: rows without some of their properties.
struct Reject: Command {
    let signature = Signature(
        "reject", "makes records without the properties given",
        parameters: [
            Parameter(
                "properties", .property, "what to leave out", isRequired: true, isPositional: true,
                isVariadic: true)
        ],
        input: .values,
        output: .computed { Flow(Self.type(of: $0), isMany: $0.input?.isMany ?? true) },
        examples: [Signature.Example("[{n: a, k: 1}] | reject k", "one property is left")])

    private static func type(of call: CheckedCall) -> ValueType {
        guard case .object(let object)? = call.input?.type else { return .any }
        let rejected = Set(call.columns.map(\.property.name))
        return .record(object.properties.filter { !rejected.contains($0.name) })
    }

    func open(_ call: Invocation) async throws -> Output {
        let properties = call.rows("properties")
        var rejection = Rejection(properties.compactMap(\.path))
        return try await call.mapRows(properties) { row in
            // Evaluated only to find out whether any row has it.
            for property in properties { _ = try property.evaluate(row) }
            return .record(rejection.apply(to: try row.row(for: "reject")))
        }
    }
}

/// Takes properties out of records, most of which share a shape.
private struct Rejection {
    private let paths: [PropertyPath]
    /// The shape last seen, which of its values are kept, and the shape that these make.
    private var source: Shape?
    private var kept: [Int] = []
    private var shape = Shape.empty
    /// The paths that end inside a value.
    private var inner: [PropertyPath] = []

    init(_ paths: [PropertyPath]) {
        self.paths = paths
    }

    mutating func apply(to record: Record) -> Record {
        if record.shape !== source { look(in: record.shape) }
        var result = Record(shape: shape, values: kept.map { record.values[$0] })
        for path in inner {
            let step = path.steps[0]
            result[step] = result[step]?.removing(path.steps.dropFirst())
        }
        return result
    }

    private mutating func look(in source: Shape) {
        self.source = source
        let whole = Set(paths.map(\.text))
        kept = source.keys.indices.filter { !whole.contains(source.keys[$0]) }
        shape = Shape(kept.map { source.keys[$0] }, origin: source.type ?? source.origin)
        inner = paths.filter { $0.steps.count > 1 && source.position(of: $0.text) == nil }
    }
}

extension Value {
    /// The value without what stands at a path inside it.
    fileprivate func removing(_ steps: ArraySlice<String>) -> Value {
        guard case .record(var record) = self, let step = steps.first else { return self }
        let rest = steps.dropFirst()
        record[step] = rest.isEmpty ? nil : record[step]?.removing(rest)
        return .record(record)
    }
}
