import SevenBridgesData

/// `distinct`, `distinct PROP`: drops what was there before, as a whole or in some properties.
struct Distinct: Command {
    let signature = Signature(
        "distinct", "drops values, or rows by some of their properties, that were there before",
        parameters: [
            Parameter(
                "properties", .row, "what to compare; without any, whole values", isPositional: true,
                isVariadic: true)
        ],
        input: .values, output: .input,
        examples: [
            Signature.Example("[a, b, a] | distinct", "two values"),
            Signature.Example("[{n: a, k: 1}, {n: a, k: 2}] | distinct n", "the first row of each name"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let properties = call.rows("properties")
        let session = call.session
        var seen: Set<Value> = []
        let stream = MappedStream(input) { batch in
            try session.checkForInterrupt()
            var kept: [Value] = []
            for row in batch where seen.insert(try await properties.key(of: row)).inserted {
                kept.append(row)
            }
            return kept
        }
        return .many(ReportingStream(stream, properties, session))
    }
}

extension [RowFunction] {
    /// What a row is told apart by: the value of one function, the list of several, or the row itself.
    fileprivate func key(of row: Value) async throws -> Value {
        guard count != 1 else { return try await self[0].value(row) }
        guard !isEmpty else { return row }
        var values: [Value] = []
        for function in self { values.append(try await function.value(row)) }
        return .list(values)
    }
}
