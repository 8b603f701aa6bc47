import SevenBridgesData
import ShellLanguage
import TextRendering

/// Shows what the pipelines of a program yield, and passes its text and reports on.
final class ResultDisplay: ProgramOutput {
    private let output: any TextOutput
    private let format: OutputFormat
    private let types: @Sendable () -> [String: ObjectType]

    init(
        _ output: any TextOutput, format: OutputFormat, types: @escaping @Sendable () -> [String: ObjectType]
    ) {
        self.output = output
        self.format = format
        self.types = types
    }

    func write(_ text: String) async throws {
        try await output.writeResult(text)
    }

    func confirm(_ question: String) async throws -> Bool {
        try await output.confirm(question)
    }

    var width: Int? { output.width }

    var isASCII: Bool { output.isASCII }

    func report(_ diagnostic: Diagnostic) {
        output.writeReport(diagnostic.description + "\n")
    }

    func display(_ values: any ValueStream, as flow: Flow) async throws {
        // What `to` made is final text and stays as it is.
        if flow.isText { return try await writeLines(values) }
        switch format {
        case .table: try await displayTable(values, flow)
        case .document(let format): try await displayDocument(values, flow, format)
        }
    }

    private func writeLines(_ values: any ValueStream) async throws {
        while let batch = try await values.next() {
            try await output.writeResult(batch.map { $0.inserted + "\n" }.joined())
        }
    }

    private func displayDocument(_ values: any ValueStream, _ flow: Flow, _ format: TextFormat) async throws {
        let first = flow.isMany ? nil : try await values.next()?.first
        let isList = first?.listValue != nil
        var writer = format.writer(isOne: !flow.isMany && !isList)
        let stream = first.map { ListStream($0.listValue ?? [$0]) } ?? values
        while let batch = try await stream.next() {
            try await write(try batch.flatMap { try writer.lines(for: $0) })
        }
        try await write(try writer.finish())
    }

    private func write(_ lines: [String]) async throws {
        guard !lines.isEmpty else { return }
        try await output.writeResult(lines.joined(separator: "\n") + "\n")
    }

    // MARK: For people

    /// A value that is no record, as a line.
    private func plain(_ value: Value) -> String {
        output.isTerminal ? PrintableText.line(value.inserted) : value.inserted
    }

    private func displayTable(_ values: any ValueStream, _ flow: Flow) async throws {
        let all = try await values.collect()
        let style = Style(isColoured: output.isColoured, isASCII: output.isASCII)
        let known: ObjectType? = if case .object(let type) = flow.type { type } else { nil }
        let builder = TableBuilder(cells: CellText(types: types), flow: known)
        if !flow.isMany, all.count == 1 {
            switch all[0] {
            case .record(let record):
                return try await write(builder.card(record).lines(width: output.width, style: style))
            case .list(let elements): return try await writeMany(elements, builder, style)
            case .null: return
            default: return try await write([plain(all[0])])
            }
        }
        try await writeMany(all, builder, style)
    }

    private func writeMany(_ values: [Value], _ builder: TableBuilder, _ style: Style) async throws {
        let records = values.compactMap(\.recordValue)
        guard records.count == values.count else { return try await write(values.map(plain)) }
        try await write(builder.table(records).lines(width: output.width, style: style))
    }
}
