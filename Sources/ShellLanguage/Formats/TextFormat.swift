public import SevenBridgesData

/// A format that values can be written in.
public enum TextFormat: String, CaseIterable, Sendable {
    case json
    case jsonl
    case csv
    case tsv
    case yaml
    case text

    /// A writer of one document: of exactly one value, or of however many come.
    public func writer(isOne: Bool) -> any FormatWriter {
        switch self {
        case .json: JSONDocumentWriter(isOne: isOne)
        case .jsonl: JSONLinesWriter()
        case .csv: DelimitedWriter(separator: ",")
        case .tsv: DelimitedWriter(separator: "\t")
        case .yaml: YAMLWriter(isOne: isOne)
        case .text: PlainWriter()
        }
    }
}

/// Turns values into lines of text, in order.
public protocol FormatWriter {
    /// The lines that a value adds, without line ends.
    mutating func lines(for value: Value) throws -> [String]

    /// The lines after the last value.
    mutating func finish() throws -> [String]
}

/// One JSON document: an array, or the value itself where it is one by how the pipeline is written.
struct JSONDocumentWriter: FormatWriter {
    let isOne: Bool
    private var count = 0

    init(isOne: Bool) {
        self.isOne = isOne
    }

    mutating func lines(for value: Value) -> [String] {
        count += 1
        if isOne { return [JSON.text(value, pretty: true)] }
        let indented = JSON.text(value, pretty: true).split(separator: "\n").map { "  " + $0 }
        // The comma is put before every element but the first, so that no line waits for the next value.
        return (count == 1 ? ["["] : [","]) + indented
    }

    mutating func finish() -> [String] {
        if isOne { return count == 0 ? ["null"] : [] }
        return count == 0 ? ["[]"] : ["]"]
    }
}

/// A JSON document a line.
struct JSONLinesWriter: FormatWriter {
    mutating func lines(for value: Value) -> [String] { [JSON.text(value)] }
    mutating func finish() -> [String] { [] }
}

/// A value a line: text as it is, everything else as in a string.
struct PlainWriter: FormatWriter {
    mutating func lines(for value: Value) -> [String] { [value.inserted] }
    mutating func finish() -> [String] { [] }
}
