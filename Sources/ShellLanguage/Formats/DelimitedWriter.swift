import SevenBridgesData

/// CSV (RFC 4180) and TSV: a header from the first row, then a line for each row.
///
/// Fields that hold the separator, a quote or a line end are quoted. A value within a row that is a list or map is
/// written as JSON, null as an empty field. A later row that has keys the first one lacks is an error: its data would
/// be lost silently.
struct DelimitedWriter: FormatWriter {
    private let separator: Character
    private var columns: [String]?

    init(separator: Character) {
        self.separator = separator
    }

    mutating func lines(for value: Value) throws -> [String] {
        guard case .record(let record) = value else {
            columns = columns ?? ["value"]
            return (columns == ["value"] ? [] : [line(["value"])]) + [line([value.inserted])]
        }
        guard let columns else {
            self.columns = record.keys
            return [line(record.keys), line(record.values.map(\.inserted))]
        }
        if let extra = record.keys.first(where: { !columns.contains($0) }) {
            throw Fault(
                "a row has '\(extra)', which the first row lacks",
                hint: "choose columns with 'select' before it")
        }
        return [line(columns.map { (record[$0] ?? .null).inserted })]
    }

    mutating func finish() -> [String] { [] }

    private func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: String(separator))
    }

    private func quoted(_ field: String) -> String {
        let needsQuotes = field.unicodeScalars.contains {
            $0 == "\"" || $0 == "\n" || $0 == "\r" || Character($0) == separator
        }
        guard needsQuotes else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}
