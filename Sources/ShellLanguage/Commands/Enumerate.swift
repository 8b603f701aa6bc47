import SevenBridgesData

/// `enumerate`: each value with its number, from 0.
struct Enumerate: Command {
    let signature = Signature(
        "enumerate", "makes {index, item} of each value; the index counts from 0", input: .values,
        output: .computed { call in
            .many(
                .record([
                    PropertyType(name: "index", type: .int),
                    PropertyType(name: "item", type: call.input?.type ?? .any),
                ]))
        },
        examples: [Signature.Example("[a, b] | enumerate", "two records")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let shape = Shape(["index", "item"])
        var next = 0
        return .many(
            MappedStream(input) { batch in
                defer { next += batch.count }
                return batch.enumerated().map { offset, item in
                    .record(Record(shape: shape, values: [.int(next + offset), item]))
                }
            })
    }
}
