import SevenBridgesData

/// `append 4 5`, `append $list`: more values after those that flow in.
struct Append: Command {
    let signature = Signature(
        "append", "hands on more values after those that flow in; of a list its elements",
        parameters: [
            Parameter(
                "values", .any, "values, lists or ranges", isRequired: true, isPositional: true,
                isVariadic: true)
        ],
        input: .values, output: .many(.any),
        examples: [Signature.Example("[a] | append b [c, d]", "four values")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        return .many(ChainedStream([input] + call.all("values").map(flowing)))
    }
}

/// Streams one after the other.
private final class ChainedStream: ValueStream {
    private var streams: ArraySlice<any ValueStream>

    init(_ streams: [any ValueStream]) {
        self.streams = streams[...]
    }

    func next() async throws -> [Value]? {
        while let stream = streams.first {
            if let batch = try await stream.next() { return batch }
            streams.removeFirst()
        }
        return nil
    }
}
