import SevenBridgesData

/// CSV (RFC 4180) and TSV: the first row names the columns, each other row is a record of text.
///
/// Kind where nothing can be misread: line ends of any system, a byte order mark, a quote inside a field that does not
/// begin with one, empty lines. Strict where data would be lost or shifted: a row with too many or too few fields, text
/// after a closing quote, a quote that is never closed.
struct DelimitedReader: FormatReader {
    private let separator: UInt8
    private let infersNumbers: Bool
    private var shape: Shape?
    /// The start of a row whose end has not come yet.
    private var rest: [UInt8] = []
    /// How long `rest` must be before it is looked at again, so that a long row is not read over and over.
    private var nextLook = 0
    private var line = 1
    private var isAtStart = true

    init(separator: UInt8, infersNumbers: Bool) {
        self.separator = separator
        self.infersNumbers = infersNumbers
    }

    mutating func values(in chunk: UnsafeBufferPointer<UInt8>) throws -> [Value] {
        guard !rest.isEmpty || isAtStart else { return try rows(of: chunk, isEnd: false) }
        rest.append(contentsOf: chunk)
        guard rest.count >= nextLook else { return [] }
        guard rest.count <= LineSplitter.longestLine else {
            throw FormatFault(message: "the row is longer than 256 MiB", line: line, hint: Self.quoteHint)
        }
        return try restRows(isEnd: false)
    }

    mutating func finish() throws -> [Value] {
        try restRows(isEnd: true)
    }

    private mutating func restRows(isEnd: Bool) throws(FormatFault) -> [Value] {
        let bytes = rest
        rest = []
        return try bytes.withUnsafeBufferPointer { (bytes) throws(FormatFault) in
            try rows(of: bytes, isEnd: isEnd)
        }
    }

    private mutating func rows(of bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool) throws(FormatFault)
        -> [Value]
    {
        var scanner = FieldScanner(bytes, separator: separator, isEnd: isEnd, line: line)
        if isAtStart {
            guard isEnd || bytes.count >= 3 else {
                rest = Array(bytes)
                return []
            }
            scanner.skipByteOrderMark()
            isAtStart = false
        }
        var values: [Value] = []
        while let fields = try scanner.row(expecting: shape?.keys.count ?? 8) {
            line = scanner.line
            if let value = try value(of: fields, at: scanner.rowLine) { values.append(value) }
        }
        rest = Array(bytes[scanner.rowStart...])
        nextLook = rest.count * 2
        return values
    }

    /// The record of a row; nil for the header and for an empty line.
    private mutating func value(of fields: [FieldScanner.Field], at row: Int) throws(FormatFault) -> Value? {
        if fields.count == 1, fields[0].text.isEmpty, !fields[0].isQuoted { return nil }
        guard let shape else {
            shape = Shape(Self.columns(fields.map(\.text)))
            return nil
        }
        guard fields.count == shape.keys.count else {
            let wanted = shape.keys.count
            throw FormatFault(
                message: "the row has \(fields.count) field\(fields.count == 1 ? "" : "s"), "
                    + "the header \(wanted)", line: row, hint: fields.count > wanted ? Self.quoteHint : nil)
        }
        return .record(Record(shape: shape, values: fields.map { value(of: $0) }))
    }

    private func value(of field: FieldScanner.Field) -> Value {
        guard infersNumbers, !field.isQuoted else { return .string(field.text) }
        if field.text.isEmpty { return .null }
        // `1_000` is a number in a program, and a name in a table.
        guard !field.text.utf8.contains(UInt8(ascii: "_")) else { return .string(field.text) }
        return Literal.number(field.text) ?? .string(field.text)
    }

    /// The names of the columns, each once: a second `a` is `a_2`, one without a name is called by its position.
    private static func columns(_ header: [String]) -> [String] {
        var taken = Set(header)
        var seen: Set<String> = []
        return header.enumerated().map { index, name in
            if !name.isEmpty, seen.insert(name).inserted { return name }
            var number = name.isEmpty ? index + 1 : 2
            let stem = name.isEmpty ? "column" : name
            while !taken.insert("\(stem)_\(number)").inserted { number += 1 }
            return "\(stem)_\(number)"
        }
    }

    static let quoteHint = "a field that holds a separator or a line end stands in double quotes"
}
