import SevenBridgesData

/// CSV (RFC 4180) and TSV: a header from the first row, then a line for each row.
///
/// Fields that hold the separator, a quote or a line end are quoted. A value within a row that is a list or map is
/// written as JSON, null as an empty field. A later row that has keys the first one lacks is an error: its data would
/// be lost silently.
struct DelimitedWriter: FormatWriter {
    private let separator: UInt8
    private var shape: Shape?

    init(separator: Character) {
        self.separator = separator.asciiValue ?? UInt8(ascii: ",")
    }

    mutating func lines(for value: Value) throws -> [String] {
        guard case .record(let record) = value else {
            let header = shape == nil ? [line(["value"])] : []
            shape = shape ?? Shape(["value"])
            return header + [line([value.inserted])]
        }
        guard let shape else {
            self.shape = record.shape
            return [line(record.keys), line(record.values.map(\.inserted))]
        }
        if record.shape === shape { return [line(record.values.map(\.inserted))] }
        if let extra = record.keys.first(where: { shape.position(of: $0) == nil }) {
            throw Fault(
                "a row has '\(extra)', which the first row lacks",
                hint: "choose columns with 'select' before it")
        }
        return [line(shape.keys.map { (record[$0] ?? .null).inserted })]
    }

    mutating func finish() -> [String] { [] }

    private func line(_ fields: [String]) -> String {
        var line = ""
        for (index, field) in fields.enumerated() {
            if index > 0 { line.unicodeScalars.append(Unicode.Scalar(separator)) }
            // A line without a character would be no row to a reader.
            if needsQuotes(field) || (fields.count == 1 && field.isEmpty) {
                line += quoted(field)
            } else {
                line += field
            }
        }
        return line
    }

    private func needsQuotes(_ field: String) -> Bool {
        field.utf8.contains {
            $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        }
    }

    private func quoted(_ field: String) -> String {
        "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
