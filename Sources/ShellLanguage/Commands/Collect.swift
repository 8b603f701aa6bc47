import SevenBridgesData

/// `collect`: one list of all that flows in.
struct Collect: Command {
    let signature = Signature(
        "collect", "makes one list of all that flows in", input: .values, output: .one(.list),
        examples: [Signature.Example("$all = 1..3 | collect; len($all)", "a list of three")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        return .one(.list(try await input.collect()))
    }
}
