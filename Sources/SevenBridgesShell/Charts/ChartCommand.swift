import SevenBridgesData
import ShellLanguage
import TextRendering

/// `chart bar`, `chart hist size`, `chart line price over created_on`: draws what flows in as a chart, as text.
struct ChartCommand: Command {
    /// The forms of charts.
    private enum Form {
        case bar, hist, line
    }

    private let form: Form
    private let cells: CellText
    let signature: Signature

    /// The chart of each form.
    static func all(types: @escaping @Sendable () -> [String: ObjectType]) -> [ChartCommand] {
        [
            ChartCommand(
                .bar, "chart bar", "draws a bar for each row: a number, over what it is called",
                values: "the number (else the first one), and after 'over' the label (else the first column)",
                example: "[{app: a, count: 2}, {app: b, count: 1}] | chart bar", types),
            ChartCommand(
                .hist, "chart hist", "draws how many rows have which numbers",
                values: "the number; without it the values themselves",
                example: "[1, 2, 2, 3] | chart hist", types),
            ChartCommand(
                .line, "chart line", "draws a line through the rows' numbers",
                values: "the number, and after 'over' what runs to the right: a date, a number or a duration",
                example:
                    "[{day: 2024-05-01, price: 3}, {day: 2024-05-02, price: 4}] | chart line price over day",
                types),
        ]
    }

    private init(
        _ form: Form, _ name: String, _ summary: String, values: String, example: String,
        _ types: @escaping @Sendable () -> [String: ObjectType]
    ) {
        self.form = form
        cells = CellText(types: types)
        var signature = Signature(
            name, summary,
            parameters: [
                ShellLanguage.Parameter(
                    "values", .row, values, isPositional: true, isVariadic: true, words: ["over"]),
                ShellLanguage.Parameter("save", .path, "writes the chart to this file as SVG instead"),
            ],
            input: .values, output: .text, examples: [Signature.Example(example, summary)])
        signature.problem = { call in
            call.columns.count > (form == .hist ? 1 : 2)
                ? Fault("'\(name)' takes fewer properties", hint: "as in: \(example)") : nil
        }
        self.signature = signature
    }

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let path = call["save"]?.stringValue
        if let path, !path.lowercased().hasSuffix(".svg") {
            throw Fault("a chart is saved as SVG", hint: "as in: save=plot.svg")
        }
        let rows = try await ChartRows(input.collect(), call, cells)
        guard let path else { return .many(ListStream(try await lines(rows, call).map { .string($0) })) }
        try call.session.save(try await picture(rows), to: path)
        return .many(ListStream([]))
    }

    private func lines(_ rows: ChartRows, _ call: Invocation) async throws -> [String] {
        let width = call.session.output.width ?? 80
        let style = Style(isASCII: call.session.output.isASCII)
        switch form {
        case .bar: return try await rows.bars().lines(width: width, style: style)
        case .hist: return try await rows.histogram().lines(width: width, style: style)
        case .line: return try await rows.line().lines(width: width, style: style)
        }
    }

    private func picture(_ rows: ChartRows) async throws -> String {
        switch form {
        case .bar: try await rows.bars().svg()
        case .hist: try await rows.histogram().svg()
        case .line: try await rows.line().svg()
        }
    }
}
