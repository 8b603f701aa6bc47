import SevenBridgesData

/// `read x.csv`: the values of a local file.
struct Read: Command {
    let signature = Signature(
        "read",
        "reads a local file as what its extension says: JSON, JSON Lines, CSV, TSV, YAML, else one text",
        parameters: [
            Parameter("path", .path, "the file", isRequired: true, isPositional: true),
            Parameter("as", .enumeration(TextFormat.names), "the format, whatever the extension says"),
            Parameter("infer", .bool, "makes numbers of the fields of CSV and TSV that look like it"),
        ],
        output: .computed { call in
            // Where the format is known only later, nothing is promised: neither a list nor a single value.
            let format =
                call.given.contains("as")
                ? call.words["as"].flatMap(TextFormat.init(rawValue:))
                : call.words["path"].map { TextFormat(pathExtension: LocalPath($0).pathExtension) }
            return format?.flow ?? .one
        },
        effect: .read,
        examples: [
            Signature.Example("read samples.csv | where type = tumor", "rows as they are read"),
            Signature.Example("read run.log as=jsonl | count", "JSON Lines under another name"),
        ])

    func open(_ call: Invocation) async throws -> Output {
        guard let path = call["path"]?.stringValue.map(LocalPath.init) else { return .nothing }
        try call.session.files.requireReading()
        let format =
            call["as"]?.stringValue.flatMap(TextFormat.init(rawValue:))
            ?? TextFormat(pathExtension: path.pathExtension)
        let file = try InputFile(path)
        if format == .jsonl, !file.mayWait { return .many(JSONLinesFile(file, call.demand, call.session)) }
        let reader = format.reader(infersNumbers: call["infer"]?.boolValue == true)
        let stream = FileStream(file, reader, call.session)
        return format.isOne ? .one(try await stream.next()?.first ?? .null) : .many(stream)
    }
}

/// The values of a file, made chunk by chunk.
private final class FileStream: ValueStream {
    private let file: InputFile
    private var reader: any FormatReader
    private let session: Session
    private var chunk: [UInt8] = []
    private var isAtEnd = false

    init(_ file: InputFile, _ reader: any FormatReader, _ session: Session) {
        self.file = file
        self.reader = reader
        self.session = session
    }

    func next() async throws -> [Value]? {
        do {
            while !isAtEnd {
                let values = try nextChunk()
                if !values.isEmpty { return values }
            }
            return nil
        } catch let fault as FormatFault { throw fault.fault(in: "'\(file.path.spelling)'") }
    }

    private func nextChunk() throws -> [Value] {
        try session.checkForInterrupt()
        chunk.removeAll(keepingCapacity: true)
        guard try file.read(into: &chunk) > 0 else {
            isAtEnd = true
            return try reader.finish()
        }
        return try chunk.withUnsafeBufferPointer { try reader.values(in: $0) }
    }
}

extension TextFormat {
    /// What reading the format yields.
    var flow: Flow {
        switch self {
        case .json, .yaml: .one
        case .text: Flow(.string, isMany: false)
        case .jsonl: .many
        case .csv, .tsv: Flow(.map, isMany: true)
        }
    }
}
