import SevenBridgesData

/// `from csv`: text that flows in, to the values that it stands for.
struct From: Command {
    let signature = Signature(
        "from", "turns text of a format into values; several texts that flow in are the lines of one",
        parameters: [
            Parameter(
                "format", .enumeration(TextFormat.names), "the format", isRequired: true, isPositional: true),
            Parameter("infer", .bool, "makes numbers of the fields of CSV and TSV that look like it"),
        ],
        input: .values,
        output: .computed { call in
            call.words["format"].flatMap(TextFormat.init(rawValue:))?.flow ?? .one
        },
        examples: [
            Signature.Example("'[1, 2]' | from json | count", "a list's elements flow on"),
            Signature.Example("[\"a,b\", \"1,2\"] | from csv", "each row by the header's names"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input, let name = call["format"]?.stringValue,
            let format = TextFormat(rawValue: name)
        else { return .nothing }
        let reader = format.reader(infersNumbers: call["infer"]?.boolValue == true)
        let stream = ParsedStream(input, reader, call.session)
        return format.isOne ? .one(try await stream.next()?.first ?? .null) : .many(stream)
    }
}

/// The values that text stands for, made batch by batch where the format allows.
private final class ParsedStream: ValueStream {
    private let input: PipelineInput
    private var reader: any FormatReader
    private let session: Session
    private var isAtEnd = false

    init(_ input: PipelineInput, _ reader: any FormatReader, _ session: Session) {
        self.input = input
        self.reader = reader
        self.session = session
    }

    func next() async throws -> [Value]? {
        do {
            while !isAtEnd {
                try session.checkForInterrupt()
                let values = try await nextBatch()
                if !values.isEmpty { return values }
            }
            return nil
        } catch let fault as FormatFault { throw fault.fault(in: "the text") }
    }

    private func nextBatch() async throws -> [Value] {
        guard let batch = try await input.stream.next() else {
            isAtEnd = true
            return try reader.finish()
        }
        var bytes: [UInt8] = []
        for value in batch {
            guard case .string(let text) = value else {
                throw Fault("'from' takes text, not \(value.phrase)", hint: "'to' turns values into text")
            }
            bytes.append(contentsOf: text.utf8)
            if !input.isOne { bytes.append(UInt8(ascii: "\n")) }
        }
        return try bytes.withUnsafeBufferPointer { try reader.values(in: $0) }
    }
}
