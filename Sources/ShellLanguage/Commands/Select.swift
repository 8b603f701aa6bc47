import SevenBridgesData

/// `select name gb=(size / 1GB)`: makes records of some properties and expressions.
struct Select: Command {
    let signature: Signature = {
        var signature = Signature(
            "select", "makes records of the properties and expressions given, in that order",
            parameters: [
                Parameter(
                    "columns", .row, "properties, or name=(expression)", isPositional: true, isVariadic: true)
            ],
            freeKeys: [Signature.FreeKeys(prefix: "", type: .row)], input: .values,
            output: .computed {
                .init(.record($0.columns.map(\.property)), isMany: $0.input?.isMany ?? true)
            },
            examples: [
                Signature.Example("[{n: a, k: 1}] | select n", "one property"),
                Signature.Example("[{n: a, k: 1}] | select n twice=(k * 2)", "a computed column"),
            ])
        signature.problem = { call in
            call.given.isEmpty ? Fault("'select' needs a column", hint: "as in: select name size") : nil
        }
        return signature
    }()

    func open(_ call: Invocation) async throws -> Output {
        let columns = call.rows("columns")
        var shape = Shape(columns.map(\.name))
        return try await call.mapRows(columns) { row in
            let origin = Self.origin(of: row, columns)
            if shape.origin != origin { shape = Shape(columns.map(\.name), origin: origin) }
            return .record(try Self.record(columns, row, shape))
        }
    }

    /// The resource type that the columns are properties of: they keep their units, unless one is computed.
    private static func origin(of row: Value, _ columns: [RowFunction]) -> String? {
        guard case .record(let record) = row, columns.allSatisfy({ $0.word == $0.name }) else { return nil }
        return record.type ?? record.shape.origin
    }

    private static func record(_ columns: [RowFunction], _ row: Value, _ shape: Shape) throws -> Record {
        let values = try columns.map { try $0.evaluate(row) }
        guard shape.keys.count == values.count else { return Record(zip(columns.map(\.name), values)) }
        return Record(shape: shape, values: values)
    }
}
