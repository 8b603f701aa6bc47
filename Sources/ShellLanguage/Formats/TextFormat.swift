public import SevenBridgesData

/// A format that values can be written in.
public enum TextFormat: String, CaseIterable, Sendable {
    case json
    case jsonl
    case csv
    case tsv
    case yaml
    case text

    /// The names of all formats.
    static let names = allCases.map(\.rawValue)

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
    /// The last element, held back until it is known whether a comma follows.
    private var held: [String] = []
    private var isEmpty = true

    init(isOne: Bool) {
        self.isOne = isOne
    }

    mutating func lines(for value: Value) -> [String] {
        let lines = JSON.text(value, pretty: true).split(separator: "\n").map(String.init)
        defer { isEmpty = false }
        if isOne { return lines }
        let ready = isEmpty ? ["["] : held.dropLast() + [held[held.count - 1] + ","]
        held = lines.map { "  " + $0 }
        return ready
    }

    mutating func finish() -> [String] {
        if isOne { return isEmpty ? ["null"] : [] }
        return isEmpty ? ["[]"] : held + ["]"]
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
