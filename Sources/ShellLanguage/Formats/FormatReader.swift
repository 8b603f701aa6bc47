import SevenBridgesData

/// Turns the bytes of a format into values, chunk by chunk; between chunks it keeps only what is not whole yet.
protocol FormatReader {
    /// The values that a chunk completes.
    mutating func values(in chunk: UnsafeBufferPointer<UInt8>) throws -> [Value]

    /// The values that the end completes.
    mutating func finish() throws -> [Value]
}

extension TextFormat {
    /// Whether a text of the format stands for one value; else for any number of them.
    var isOne: Bool {
        switch self {
        case .json, .yaml, .text: true
        case .jsonl, .csv, .tsv: false
        }
    }

    /// The format that a file's extension tells.
    init(pathExtension: String) {
        self =
            switch pathExtension {
            case "json": .json
            case "jsonl", "ndjson": .jsonl
            case "csv": .csv
            case "tsv": .tsv
            case "yaml", "yml": .yaml
            default: .text
            }
    }

    /// A reader of text in the format; `infersNumbers` is about CSV and TSV, whose fields are text otherwise.
    func reader(infersNumbers: Bool = false) -> any FormatReader {
        switch self {
        case .json: WholeReader { bytes in try JSONLinesReader.document(bytes) }
        case .jsonl: JSONLinesReader()
        case .csv: DelimitedReader(separator: UInt8(ascii: ","), infersNumbers: infersNumbers)
        case .tsv: DelimitedReader(separator: UInt8(ascii: "\t"), infersNumbers: infersNumbers)
        case .yaml: WholeReader { bytes in try YAMLReader.value(of: try WholeReader.text(bytes)) }
        case .text: WholeReader { bytes in .string(try WholeReader.text(bytes)) }
        }
    }
}

/// Why text is not what it should be, and where in it.
struct FormatFault: Error {
    var message: String
    var line: Int
    /// The character in the line, from 1, where that is known.
    var column: Int?
    var hint: String?

    /// The fault in a sentence about what was read, such as a file's name in quotes.
    func fault(in subject: String) -> Fault {
        let position = "line \(line)" + (column.map { ", column \($0)" } ?? "")
        return Fault("\(subject), \(position): \(message)", hint: hint)
    }
}

/// Reads a format that makes sense only as a whole.
struct WholeReader: FormatReader {
    let read: ([UInt8]) throws -> Value
    private var bytes: [UInt8] = []

    init(_ read: @escaping ([UInt8]) throws -> Value) {
        self.read = read
    }

    mutating func values(in chunk: UnsafeBufferPointer<UInt8>) -> [Value] {
        bytes.append(contentsOf: chunk)
        return []
    }

    mutating func finish() throws -> [Value] {
        let bytes = bytes
        self.bytes = []
        return [try read(bytes)]
    }

    /// The bytes as text, without the mark that some editors put before it.
    static func text(_ bytes: [UInt8]) throws(FormatFault) -> String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
        if let text = String(validating: content, as: UTF8.self) { return text }
        throw invalidText(line: 1 + firstInvalidLine(of: content))
    }

    static func invalidText(line: Int) -> FormatFault {
        FormatFault(
            message: "it is not valid UTF-8 text", line: line,
            hint: "is it compressed, or in another encoding? gzip -dc and iconv turn it into UTF-8 text")
    }

    private static func firstInvalidLine(of bytes: ArraySlice<UInt8>) -> Int {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    }
}
