import SevenBridgesData

/// `sum`, `mean`, `min`, `max`, `median`: one value made of all that flow in, or of one of their properties.
struct Summary: Command {
    private let aggregate: Aggregate
    let signature: Signature

    /// The summaries, in the order of the guide; `count` is a command of its own.
    static let all = [
        Summary(.sum, "the sum of numbers or durations; 0 where nothing flows in", "[1, 2, 3] | sum"),
        Summary(.mean, "the mean of numbers or durations; null where nothing flows in", "[1, 2] | mean"),
        Summary(.min, "the least value; null where nothing flows in", "[3, 1, 2] | min"),
        Summary(
            .max, "the greatest value; null where nothing flows in", "[{n: a, k: 1}, {n: b, k: 2}] | max k"),
        Summary(.median, "the middle value; null where nothing flows in", "[5, 1, 2] | median"),
    ]

    private init(_ aggregate: Aggregate, _ summary: String, _ example: String) {
        self.aggregate = aggregate
        var signature = Signature(
            aggregate.rawValue, summary,
            parameters: [
                Parameter(
                    "property", .row, "a property or expression; without it the values themselves",
                    isPositional: true)
            ],
            input: .values, output: .computed { .one(aggregate.type(of: Self.values($0))) },
            examples: [Signature.Example(example, "nulls are passed over")])
        signature.problem = { aggregate.problem(with: Self.values($0)) }
        self.signature = signature
    }

    /// What is summarised.
    private static func values(_ call: CheckedCall) -> ValueType {
        call.columns.first?.property.type ?? call.input?.type ?? .any
    }

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let property = call.rows("property").first
        var accumulator = Accumulator(aggregate)
        while let batch = try await input.next() {
            try call.session.checkForInterrupt()
            for row in batch { try accumulator.add(try await property?.value(row) ?? row) }
        }
        property?.reportUnseen(to: call.session)
        return .one(try accumulator.result())
    }
}

extension Flow {
    /// One value of a type.
    static func one(_ type: ValueType) -> Flow { Flow(type, isMany: false) }

    /// Any number of values of a type.
    static func many(_ type: ValueType) -> Flow { Flow(type, isMany: true) }
}
