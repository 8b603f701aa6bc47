import SevenBridgesData

/// `get metadata.sample_id`: hands on one value of each row.
struct Get: Command {
    let signature = Signature(
        "get", "hands on the value of a property, or of an expression, for each row",
        parameters: [Parameter("property", .row, "the property", isRequired: true, isPositional: true)],
        input: .values,
        output: .computed { Flow($0.columns.first?.property.type ?? .any, isMany: $0.input?.isMany ?? true) },
        examples: [Signature.Example("[{n: a}, {n: b}] | get n", "the values of one property")])

    func open(_ call: Invocation) async throws -> Output {
        guard let property = call.rows("property").first else { return .nothing }
        return try await call.mapRows([property]) { try property.evaluate($0) }
    }
}
