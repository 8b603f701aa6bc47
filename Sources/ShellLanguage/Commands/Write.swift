import SevenBridgesData

/// `write out.csv`: what flows in, as final text, to a local file.
struct Write: Command {
    let signature = Signature(
        "write",
        "writes what flows in to a local file: text as it is, other values as the extension says",
        parameters: [
            Parameter("path", .path, "the file", isRequired: true, isPositional: true),
            Parameter("as", .enumeration(TextFormat.names), "the format, whatever the extension says"),
            Parameter("append", .bool, "adds to the end of the file, which else is replaced as a whole"),
        ],
        input: .values, output: .nothing, effect: .write,
        examples: [
            Signature.Example("[{n: a, k: 1}] | write rows.csv", "a table by the extension"),
            Signature.Example("[a, b] | write names.txt", "a line for each text"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input, let path = call["path"]?.stringValue.map(LocalPath.init) else {
            return .nothing
        }
        try call.session.files.requireWriting()
        let file = try OutputFile(path, isAppending: call["append"]?.boolValue == true)
        let named = call["as"]?.stringValue.flatMap(TextFormat.init(rawValue:))
        try await Self.write(input, to: file, as: named, extension: path.pathExtension, call.session)
        try file.commit()
        return .nothing
    }

    private static func write(
        _ input: PipelineInput, to file: OutputFile, as named: TextFormat?, extension: String,
        _ session: Session
    ) async throws {
        var writer: (any FormatWriter)?
        while let batch = try await input.stream.next() {
            try session.checkForInterrupt()
            for value in batch {
                if writer == nil {
                    if named == nil, case .string(let text) = value, input.isOne {
                        return try file.write(text)
                    }
                    let format = try named ?? format(of: value, extension: `extension`)
                    writer = format.writer(isOne: input.isOne)
                }
                for line in try writer?.lines(for: value) ?? [] { try file.write(line + "\n") }
            }
        }
        if writer == nil {
            writer = (named ?? TextFormat(pathExtension: `extension`)).writer(isOne: input.isOne)
        }
        for line in try writer?.finish() ?? [] { try file.write(line + "\n") }
    }

    /// Text is final; of other values the extension decides, and records need one that says how.
    private static func format(of first: Value, extension: String) throws(Fault) -> TextFormat {
        if case .string = first { return .text }
        let format = TextFormat(pathExtension: `extension`)
        if format == .text, case .record = first {
            throw Fault(
                "the extension does not say how records become text",
                hint: "write to .csv, .tsv, .json, .jsonl or .yaml, or say as=csv")
        }
        return format
    }
}
