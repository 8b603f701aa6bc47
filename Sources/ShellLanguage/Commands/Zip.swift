import SevenBridgesData

/// `zip $b`: pairs of what flows in and what stands in a list; ends with the shorter.
struct Zip: Command {
    let signature = Signature(
        "zip", "makes two-element lists with the elements of another list; ends with the shorter",
        parameters: [Parameter("other", .any, "a list or range", isRequired: true, isPositional: true)],
        input: .values, output: .many(.list),
        examples: [Signature.Example("[a, b] | zip [1, 2]", "two pairs")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream, let other = call["other"] else { return .many(ListStream([])) }
        return .many(PairStream(input, flowing(other)))
    }
}

/// Pairs of the values of two streams, as long as both have some.
private final class PairStream: ValueStream {
    private var left: (any ValueStream)?
    private let right: any ValueStream
    private var rights: ArraySlice<Value> = []

    init(_ left: any ValueStream, _ right: any ValueStream) {
        self.left = left
        self.right = right
    }

    /// Asks the right side first, so that nothing is fetched for a left value that gets no partner.
    func next() async throws -> [Value]? {
        guard let left, try await refill(), let batch = try await left.next() else { return nil }
        var pairs: [Value] = []
        for value in batch {
            guard try await refill(), let partner = rights.popFirst() else {
                self.left = nil
                break
            }
            pairs.append(.list([value, partner]))
        }
        return pairs.isEmpty ? nil : pairs
    }

    private func refill() async throws -> Bool {
        if rights.isEmpty { rights = try await right.next()?[...] ?? [] }
        return !rights.isEmpty
    }
}
