import SevenBridgesData

/// `to json`: turns what flows in into text of a format.
struct To: Command {
    let signature = Signature(
        "to", "turns what flows in into text: one document, or a line for each value",
        parameters: [
            Parameter(
                "format", .enumeration(TextFormat.allCases.map(\.rawValue)), "the format", isRequired: true,
                isPositional: true)
        ],
        input: .values,
        output: .text,
        examples: [
            Signature.Example("[{n: a, k: 1}] | to csv", "a header and a line for each row"),
            Signature.Example("[1, 2] | to json", "one document"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input, let name = call["format"]?.stringValue,
            let format = TextFormat(rawValue: name)
        else { return .nothing }
        return .many(FormattedStream(input, format, call.session))
    }
}

/// The lines of a format, made batch by batch where the format allows.
private final class FormattedStream: ValueStream {
    private let input: PipelineInput
    private let session: Session
    private var writer: any FormatWriter
    private var isAtEnd = false

    init(_ input: PipelineInput, _ format: TextFormat, _ session: Session) {
        self.input = input
        self.session = session
        writer = format.writer(isOne: input.isOne)
    }

    func next() async throws -> [Value]? {
        while !isAtEnd {
            try session.checkForInterrupt()
            let lines: [String]
            if let batch = try await input.stream.next() {
                lines = try batch.flatMap { try writer.lines(for: $0) }
            } else {
                isAtEnd = true
                lines = try writer.finish()
            }
            if !lines.isEmpty { return lines.map { .string($0) } }
        }
        return nil
    }
}
