import SevenBridgesData

/// `where CONDITION`: hands on the rows for which a condition holds.
struct Where: Command {
    let signature = Signature(
        "where", "keeps the rows for which a condition holds",
        parameters: [
            Parameter(
                "condition", .condition,
                "an expression over one row; = != < <= > >= ~ !~ like in has compare, and or not join",
                isRequired: true, isPositional: true)
        ],
        input: .values, output: .input,
        examples: [
            Signature.Example("[1, 2, 3] | where $it > 1", "numbers above one"),
            Signature.Example("[{n: a}, {n: b}] | where n = b", "rows by a property"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream, let condition = call.rows("condition").first else {
            return .nothing
        }
        return .many(FilteredStream(input, condition, call.session))
    }
}

/// The rows of a stream for which a condition holds; at its end it tells of properties that no row had.
private final class FilteredStream: ValueStream {
    private let input: any ValueStream
    private let condition: RowFunction
    private let session: Session
    private var sawRows = false

    init(_ input: any ValueStream, _ condition: RowFunction, _ session: Session) {
        self.input = input
        self.condition = condition
        self.session = session
    }

    func next() async throws -> [Value]? {
        while let batch = try await input.next() {
            sawRows = true
            try session.checkForInterrupt()
            var kept: [Value] = []
            for row in batch {
                if condition.waits { try await condition.prepare(row) }
                if try condition.holds(row) { kept.append(row) }
            }
            if !kept.isEmpty { return kept }
        }
        if sawRows { condition.reportUnseen(to: session) }
        return nil
    }
}
