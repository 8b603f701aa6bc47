import SevenBridgesData

/// `reverse`: the last value first.
struct Reverse: Command {
    let signature = Signature(
        "reverse", "hands on the values from the last to the first", input: .values, output: .input,
        examples: [Signature.Example("1..3 | reverse", "three values")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        return .many(ListStream(try await input.collect().reversed()))
    }
}
