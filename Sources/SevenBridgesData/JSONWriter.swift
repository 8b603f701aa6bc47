/// Writes values as JSON. Dates and durations become strings, as does anything a higher floor defines.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0

    init(isPretty: Bool) {
        self.isPretty = isPretty
    }

    mutating func write(_ value: Value) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .int(let number): bytes.append(contentsOf: String(number).utf8)
        case .float(let number): bytes.append(contentsOf: String(number).utf8)
        case .string(let text): write(text)
        case .date(let date): write(date.iso8601)
        case .duration(let span): write(span.description)
        case .list(let elements): write(elements)
        case .record(let record): write(record)
        case .box(let box): write(box.text)
        }
    }

    private mutating func write(_ elements: [Value]) {
        enclose("[", "]", isEmpty: elements.isEmpty) { writer in
            for (index, element) in elements.enumerated() {
                writer.separate(index)
                writer.write(element)
            }
        }
    }

    private mutating func write(_ record: Record) {
        enclose("{", "}", isEmpty: record.isEmpty) { writer in
            for (index, (key, value)) in zip(record.shape.keys, record.values).enumerated() {
                writer.separate(index)
                writer.write(key)
                writer.bytes.append(UInt8(ascii: ":"))
                if writer.isPretty { writer.bytes.append(UInt8(ascii: " ")) }
                writer.write(value)
            }
        }
    }

    private mutating func enclose(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, isEmpty: Bool, content: (inout JSONWriter) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        depth += 1
        content(&self)
        depth -= 1
        if !isEmpty { breakLine() }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func separate(_ index: Int) {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        breakLine()
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F: bytes.append(contentsOf: Self.unicodeEscape(byte))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func unicodeEscape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
