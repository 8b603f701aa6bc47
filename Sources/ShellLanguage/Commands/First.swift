import SevenBridgesData

/// `first`, `first 5`: the first value, or the first few; nothing beyond them is asked for.
struct First: Command {
    let signature = Signature(
        "first", "the first value, or the first N; what feeds it is stopped",
        parameters: [Parameter("count", .count, "how many; without it one value", isPositional: true)],
        input: .values,
        output: .computed { Flow($0.input?.type ?? .any, isMany: $0.given.contains("count")) },
        examples: [
            Signature.Example("1..10 | first 3", "three values"),
            Signature.Example("1..10 | first", "one value"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        guard let count = call["count"]?.intValue else { return .one(try await input.next()?.first ?? .null) }
        return .many(PrefixStream(input, count))
    }
}

/// The first values of a stream; once it has them it lets go of what feeds it.
private final class PrefixStream: ValueStream {
    private var input: (any ValueStream)?
    private var left: Int

    init(_ input: any ValueStream, _ count: Int) {
        self.input = input
        left = count
    }

    func next() async throws -> [Value]? {
        guard left > 0, let batch = try await input?.next() else { return nil }
        let taken = Array(batch.prefix(left))
        left -= taken.count
        if left == 0 { input = nil }
        return taken
    }
}
