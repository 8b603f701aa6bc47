import SevenBridgesData

/// `count`: how many values flow in.
struct Count: Command {
    let signature = Signature(
        "count", "how many values flow in", input: .values, output: .one(.int),
        examples: [Signature.Example("[a, b] | count", "two")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        var count = 0
        while let batch = try await input.next() { count += batch.count }
        return .one(.int(count))
    }
}
