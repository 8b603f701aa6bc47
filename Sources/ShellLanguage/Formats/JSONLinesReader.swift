import SevenBridgesData

/// JSON Lines: a document a line; empty lines are passed over.
struct JSONLinesReader: FormatReader {
    private var lines = LineSplitter()
    private var reader: JSONReader

    /// Reads lines by a reader of documents, which may have learned from other lines.
    init(_ reader: JSONReader = JSONReader()) {
        self.reader = reader
    }

    /// The lines so far.
    var lineCount: Int { lines.line }

    mutating func values(in chunk: UnsafeBufferPointer<UInt8>) throws -> [Value] {
        var values: [Value] = []
        try lines.forEach(in: chunk) { line, number in
            if let value = try Self.value(of: line, number, &reader) { values.append(value) }
        }
        return values
    }

    mutating func finish() throws -> [Value] {
        var values: [Value] = []
        try lines.finish { line, number in
            if let value = try Self.value(of: line, number, &reader) { values.append(value) }
        }
        return values
    }

    private static func value(
        of line: UnsafeBufferPointer<UInt8>, _ number: Int, _ reader: inout JSONReader
    ) throws(FormatFault) -> Value? {
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return nil }
        do throws(JSONError) { return try reader.read(line) } catch {
            throw FormatFault(message: error.message, line: number, column: error.column)
        }
    }

    /// A text that is one JSON document.
    static func document(_ bytes: [UInt8]) throws(FormatFault) -> Value {
        do throws(JSONError) { return try JSON.parse(bytes) } catch {
            let isSeveral = error.message == JSONReader.moreText
            throw FormatFault(
                message: error.message, line: error.line, column: error.column,
                hint: isSeveral ? "a document a line is 'jsonl'" : nil)
        }
    }
}
