/// Reads the rows of delimited text that lie whole in a buffer.
struct FieldScanner {
    /// A field with its quotes taken off.
    struct Field {
        var text: String
        var isQuoted: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let separator: UInt8
    /// Whether nothing follows the buffer, so that its end is the end of a row.
    private let isEnd: Bool
    private var offset = 0
    /// The line that the scanner is at, from 1.
    private(set) var line: Int
    /// Where the last row that was asked for starts: the first one that is not whole, in the end.
    private(set) var rowStart = 0
    /// The line in which that row starts.
    private(set) var rowLine: Int

    private enum Ending {
        case field, row, cut
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, isEnd: Bool, line: Int) {
        self.bytes = bytes
        self.separator = separator
        self.isEnd = isEnd
        self.line = line
        rowLine = line
    }

    mutating func skipByteOrderMark() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The fields of the next row, or nil where there is no whole one.
    mutating func row(expecting count: Int) throws(FormatFault) -> [Field]? {
        rowStart = offset
        rowLine = line
        guard offset < bytes.count else { return nil }
        var fields: [Field] = []
        fields.reserveCapacity(count)
        while true {
            let isQuoted = offset < bytes.count && bytes[offset] == UInt8(ascii: "\"")
            let (field, ending) = isQuoted ? try quotedField() : try plainField()
            switch ending {
            case .cut: return nil
            case .field: fields.append(field)
            case .row:
                fields.append(field)
                return fields
            }
        }
    }

    private mutating func plainField() throws(FormatFault) -> (Field, Ending) {
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte == separator || byte == 0x0A || byte == 0x0D || byte == 0 else {
                offset += 1
                continue
            }
            if byte == 0 { throw nul }
            let text = try text(start..<offset)
            return (Field(text: text, isQuoted: false), ending())
        }
        guard isEnd else { return (Field(text: "", isQuoted: false), .cut) }
        return (Field(text: try text(start..<offset), isQuoted: false), .row)
    }

    private mutating func quotedField() throws(FormatFault) -> (Field, Ending) {
        offset += 1
        var start = offset
        var parts = ""
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == 0 { throw nul }
            if byte == 0x0A { line += 1 }
            offset += 1
            guard byte == UInt8(ascii: "\"") else { continue }
            parts += try text(start..<offset - 1)
            guard offset < bytes.count || isEnd else { break }
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
                // A doubled quote: the second one starts the next part.
                start = offset
                offset += 1
                continue
            }
            let ending = ending()
            if ending == .cut, offset < bytes.count {
                throw FormatFault(
                    message: "text follows the closing quote of a field", line: line,
                    hint: "a quote inside a quoted field is written twice")
            }
            return (Field(text: parts, isQuoted: true), ending)
        }
        guard isEnd else { return (Field(text: "", isQuoted: true), .cut) }
        throw FormatFault(message: "the quote of a field is never closed", line: rowLine)
    }

    /// Passes over what ends a field; `cut` where something else stands there, or it is not known yet.
    private mutating func ending() -> Ending {
        guard offset < bytes.count else { return isEnd ? .row : .cut }
        switch bytes[offset] {
        case separator:
            offset += 1
            return .field
        case 0x0A:
            offset += 1
            line += 1
            return .row
        case 0x0D:
            // Whether a line feed follows decides where the next row starts.
            guard offset + 1 < bytes.count || isEnd else {
                offset = bytes.count
                return .cut
            }
            offset += offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
            line += 1
            return .row
        default: return .cut
        }
    }

    private func text(_ range: Range<Int>) throws(FormatFault) -> String {
        let part = UnsafeBufferPointer(rebasing: bytes[range])
        guard let text = String(validating: part, as: UTF8.self) else {
            throw WholeReader.invalidText(line: line)
        }
        return text
    }

    private var nul: FormatFault {
        FormatFault(
            message: "it has a NUL byte, as text never does", line: line,
            hint: "is it in UTF-16? iconv turns it into UTF-8")
    }
}
