import SevenBridgesData

/// `flatten`: the elements of the lists that flow in, one level deep.
struct Flatten: Command {
    let signature = Signature(
        "flatten", "hands on the elements of each list or range; other values as they are", input: .values,
        output: .many(.any),
        examples: [
            Signature.Example("[[1, 2], [3, [4]]] | flatten", "one level only"),
            Signature.Example("[{tags: [a, b]}, {tags: [c]}] | get tags | flatten", "three values"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        return .many(FlatStream(input, call.session))
    }
}

/// Goes through value after value, so that a long range is never a list.
private final class FlatStream: ValueStream {
    private let input: any ValueStream
    private let session: Session
    private var values: ArraySlice<Value> = []
    private var current: (any ValueStream)?

    init(_ input: any ValueStream, _ session: Session) {
        self.input = input
        self.session = session
    }

    func next() async throws -> [Value]? {
        while true {
            if let batch = try await current?.next() { return batch }
            current = nil
            if values.isEmpty {
                guard let batch = try await input.next() else { return nil }
                try session.checkForInterrupt()
                values = batch[...]
            }
            let flat = takeUpToRange()
            if !flat.isEmpty { return flat }
            current = values.popFirst().map(flowing)
        }
    }

    /// The elements of all values before the next range.
    private func takeUpToRange() -> [Value] {
        var flat: [Value] = []
        var position = values.startIndex
        while position < values.endIndex {
            if case .list(let elements) = values[position] {
                flat += elements
            } else {
                guard !values[position].isRange else { break }
                flat.append(values[position])
            }
            position += 1
        }
        values = values[position...]
        return flat
    }
}

extension Value {
    fileprivate var isRange: Bool {
        if case .box(let box) = self { box is RangeValue } else { false }
    }
}
