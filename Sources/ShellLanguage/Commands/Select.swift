import SevenBridgesData

/// `select name gb=(size / 1GB)`: makes records of some properties and expressions.
struct Select: Command {
    let signature = Signature(
        "select", "makes records of the properties and expressions given, in that order",
        parameters: [
            Parameter(
                "columns", .row, "properties, or name=(expression)", isPositional: true, isVariadic: true)
        ],
        freeKeys: [Signature.FreeKeys(prefix: "", type: .row)], input: .values,
        output: .computed { call in
            Flow(.record(call.columns.map(\.property)), isMany: call.input?.isMany ?? true)
        },
        examples: [
            Signature.Example("[{n: a, k: 1}] | select n", "one property"),
            Signature.Example("[{n: a, k: 1}] | select n twice=(k * 2)", "a computed column"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input else { return .nothing }
        let columns = call.rows("columns")
        guard !columns.isEmpty else {
            throw Fault("'select' needs a column", hint: "as in: select name size")
        }
        let session = call.session
        var shape = Shape(columns.map(\.name))
        let stream = MappedStream(input.stream) { batch in
            try session.checkForInterrupt()
            var rows: [Value] = []
            for row in batch {
                let origin = Self.origin(of: row, columns)
                if shape.origin != origin { shape = Shape(columns.map(\.name), origin: origin) }
                rows.append(.record(try await Self.record(columns, row, shape)))
            }
            return rows
        }
        guard input.isOne else { return .many(ReportingStream(stream, columns, session)) }
        return .one(try await stream.next()?.first ?? .null)
    }

    /// The resource type that the columns are properties of: they keep their units, unless one is computed.
    private static func origin(of row: Value, _ columns: [RowFunction]) -> String? {
        guard case .record(let record) = row, columns.allSatisfy({ $0.word == $0.name }) else { return nil }
        return record.type ?? record.shape.origin
    }

    private static func record(_ columns: [RowFunction], _ row: Value, _ shape: Shape) async throws -> Record
    {
        var values: [Value] = []
        for column in columns {
            try await column.prepare(row)
            values.append(try column.evaluate(row))
        }
        guard shape.keys.count == values.count else { return Record(zip(columns.map(\.name), values)) }
        return Record(shape: shape, values: values)
    }
}

/// Tells, at the end of a stream, of properties that no row had.
final class ReportingStream: ValueStream {
    private let input: any ValueStream
    private let functions: [RowFunction]
    private let session: Session

    init(_ input: any ValueStream, _ functions: [RowFunction], _ session: Session) {
        self.input = input
        self.functions = functions
        self.session = session
    }

    func next() async throws -> [Value]? {
        if let batch = try await input.next() { return batch }
        for function in functions { function.reportUnseen(to: session) }
        return nil
    }
}
