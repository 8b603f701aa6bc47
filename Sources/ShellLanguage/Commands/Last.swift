import SevenBridgesData

/// `last`, `last 5`: the last value, or the last few.
struct Last: Command {
    let signature = Signature(
        "last", "the last value, or the last N",
        parameters: [Parameter("count", .count, "how many; without it one value", isPositional: true)],
        input: .values,
        output: .computed { Flow($0.input?.type ?? .any, isMany: $0.given.contains("count")) },
        examples: [Signature.Example("1..10 | last 2", "two values")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let count = call["count"]?.intValue
        let kept = try await Self.suffix(of: input, count ?? 1)
        return count == nil ? .one(kept.last ?? .null) : .many(ListStream(kept))
    }

    /// The last values, with never more than a batch more than that in memory.
    private static func suffix(of input: any ValueStream, _ count: Int) async throws -> [Value] {
        var kept: [Value] = []
        while let batch = try await input.next() { kept = (kept + batch).suffix(count) }
        return kept
    }
}
