import SevenBridgesData

/// `skip 5`: all values but the first few.
struct Skip: Command {
    let signature = Signature(
        "skip", "passes over the first value, or the first N",
        parameters: [Parameter("count", .count, "how many", isPositional: true, defaultValue: 1)],
        input: .values, output: .input,
        examples: [Signature.Example("1..5 | skip 3", "two values")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        var left = call["count"]?.intValue ?? 1
        return .many(
            MappedStream(input) { batch in
                let skipped = min(left, batch.count)
                left -= skipped
                return skipped == 0 ? batch : Array(batch.dropFirst(skipped))
            })
    }
}
