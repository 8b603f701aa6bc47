import SevenBridgesData
import ShellLanguage

/// Runs programs with the language's commands and a few of its own, and remembers what they print.
final class ToyHost {
    private let output = RecordedOutput()
    private let interpreter: Interpreter
    private let purpose: Purpose

    /// What is done with programs.
    private enum Purpose: String {
        case running
        case formatting
        case trees
    }

    /// A host for the transcripts of a folder: those in `formatting` and `trees` are about reading programs.
    init(reading folder: String = "") {
        purpose = Purpose(rawValue: folder) ?? .running
        interpreter = Interpreter(commands: CommandSet(DataCommands.all + toyCommands), output: output)
    }

    /// What a program prints, diagnostics included.
    func run(_ program: String) async -> String {
        let source = Source(name: "<transcript>", text: program)
        switch purpose {
        case .running: return await run(source)
        case .formatting: return Self.formatted(source)
        case .trees: return Self.tree(source)
        }
    }

    private func run(_ source: Source) async -> String {
        let checked = interpreter.check(source)
        if checked.hasErrors {
            for diagnostic in checked.diagnostics { output.report(diagnostic) }
            return output.take()
        }
        do {
            try await interpreter.run(checked)
        } catch let diagnostic as Diagnostic {
            output.report(diagnostic)
        } catch {
            output.lines.append("thrown: \(error)")
        }
        return output.take()
    }
}

extension ToyHost {
    /// A program in the house layout, or why it can't be read.
    private static func formatted(_ source: Source) -> String {
        let (program, problems) = Parser.parse(source)
        return problems.isEmpty ? Formatter.format(program) : described(problems)
    }

    /// A program's syntax tree, and what could not be read.
    private static func tree(_ source: Source) -> String {
        let (program, problems) = Parser.parse(source)
        return SyntaxDump.text(of: program, positions: true) + described(problems)
    }

    private static func described(_ problems: [Diagnostic]) -> String {
        problems.map(\.description).joined(separator: "\n")
    }
}

/// Output as lines: a value a line, records and lists as JSON.
final class RecordedOutput: ProgramOutput {
    var lines: [String] = []

    func display(_ values: any ValueStream, as flow: Flow) async throws {
        while let batch = try await values.next() {
            lines += batch.map(Self.line)
        }
    }

    func write(_ text: String) {
        lines.append(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }

    func report(_ diagnostic: Diagnostic) {
        lines.append(diagnostic.description)
    }

    func take() -> String {
        defer { lines = [] }
        return lines.joined(separator: "\n")
    }

    private static func line(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .string(let text): text
        case .box(let box): box.text
        case .date(let date): date.iso8601
        case .duration(let span): span.description
        default: JSON.text(value)
        }
    }
}

/// A host's commands: the language knows nothing of an API, so a test brings its own.
let toyCommands: [any Command] = [Samples(), Rename(), CreateSample()]

private let sampleType = ObjectType(
    name: "sample",
    properties: [
        PropertyType(name: "id", type: .string), PropertyType(name: "name", type: .string),
        PropertyType(name: "size", type: .int, unit: .bytes), PropertyType(name: "created_on", type: .date),
        PropertyType(name: "tags", type: .list), PropertyType(name: "metadata", type: .map),
    ], defaultColumns: ["id", "name"])

/// Lists resources, as an API's command would.
private struct Samples: Command {
    let signature = Signature(
        "samples", "Lists samples.",
        parameters: [
            Parameter("kind", .enumeration(["tumor", "normal"]), "which"),
            Parameter("per_page", .int, "how many a page"),
        ],
        output: .many(.object(sampleType)), effect: .read)

    private static let all: [Value] = [
        sample(
            "s1", "a_1.fastq.gz", 5_000_000_000, "2024-05-01", ["raw"], ["sample_id": "001", "age": "41"]),
        sample(
            "s2", "a_2.fastq.gz", 4_000, "2024-06-01", ["raw", "checked"], ["sample_id": "001", "age": "7"]),
        sample("s3", "b.bam", 12_000_000, "2023-01-01", [], ["sample_id": "S 2", "paired end": "1"]),
        sample("s4", "notes.txt", nil, "2025-01-01", [], [:]),
    ]

    private static func sample(
        _ id: String, _ name: String, _ size: Int?, _ day: String, _ tags: [Value], _ metadata: Value
    ) -> Value {
        let fields: [(String, Value)] = [
            ("id", .string(id)), ("name", .string(name)), ("size", size.map { .int($0) } ?? .null),
            ("created_on", Timestamp(iso8601: day).map { .date($0) } ?? .null), ("tags", .list(tags)),
            ("metadata", metadata),
        ]
        return .record(Record(fields, type: "sample"))
    }

    func open(_ call: Invocation) async throws -> Output {
        if call["kind"] == "normal" { return .many(ListStream([])) }
        return .many(CountingPages(Self.all, size: call["per_page"]?.intValue ?? 2, call.session))
    }
}

/// Pages that tell when they are fetched, so that a transcript shows how many were.
private final class CountingPages: ValueStream {
    private var rest: ArraySlice<Value>
    private let size: Int
    private let session: Session

    init(_ values: [Value], size: Int, _ session: Session) {
        rest = values[...]
        self.size = size
        self.session = session
    }

    func next() async throws -> [Value]? {
        guard !rest.isEmpty else { return nil }
        try await session.output.write("(page)\n")
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
    }
}

/// Acts on what flows in, or on its first argument.
private struct Rename: Command {
    let signature = Signature(
        "relabel", "Adds to a sample's name.",
        parameters: [
            Parameter("suffix", .string, "what to add", isRequired: true),
            Parameter("tags", .strings, "tags"),
        ],
        freeKeys: [Signature.FreeKeys(prefix: "metadata.", type: .string)], input: .resources(["sample"]),
        output: .each(.object(sampleType)), effect: .write)

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input, let suffix = call["suffix"]?.stringValue else { return .nothing }
        let free = call.free
        return .many(
            MappedStream(input.stream) { batch in
                batch.map { value in
                    guard case .record(var record) = value else { return value }
                    record["name"] = .string((record["name"]?.stringValue ?? "") + suffix)
                    if let tags = call["tags"] { record["tags"] = tags }
                    for (key, value) in free { record[key] = value }
                    return .record(record)
                }
            })
    }
}

/// A name of two words.
private struct CreateSample: Command {
    let signature = Signature(
        "create sample", "Makes a sample.",
        parameters: [Parameter("name", .string, "its name", isRequired: true)],
        output: .one(.object(sampleType)), effect: .write)

    func open(_ call: Invocation) async throws -> Output {
        .one(.record(Record([("id", "s9"), ("name", call["name"] ?? .null)], type: "sample")))
    }
}
