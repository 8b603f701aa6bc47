// Going on after a problem: the statement that it is in is passed over, and nothing in it is reported again.

extension Parser {
    /// Passes over the rest of a statement that starts at an offset and could be read up to where the lexer stands.
    mutating func skipToEndOfStatement(from start: Int) {
        lexer.newlineIsSpace = false
        var whole = StatementSkipper(source, at: start, readTo: lexer.offset)
        var rest = StatementSkipper(source, at: lexer.offset, readTo: lexer.offset)
        // A bracket that nothing closes would take the rest of the program with it.
        lexer.advance((whole.end() ?? rest.end() ?? source.bytes.count) - lexer.offset)
    }

    /// Passes over the rest of a string whose content has a problem, so that its quote opens no other one.
    mutating func skipString(isTriple: Bool) {
        while let byte = lexer.byte(), isTriple || byte != 0x0A {
            if isTriple ? lexer.at("\"\"\"") : byte == UInt8(ascii: "\"") {
                return lexer.advance(isTriple ? 3 : 1)
            }
            lexer.advance(byte == UInt8(ascii: "\\") && lexer.byte(1) != nil && lexer.byte(1) != 0x0A ? 2 : 1)
        }
    }
}

/// Finds the end of a statement by its brackets and quotes alone.
private struct StatementSkipper {
    private let bytes: [UInt8]
    private let readTo: Int
    private var offset: Int
    /// The closing brackets and quotes that are awaited.
    private var awaited: [UInt8] = []
    /// The last byte that is no white space: after `|` and `,` a line goes on.
    private var last: UInt8 = 0

    init(_ source: Source, at offset: Int, readTo: Int) {
        bytes = source.bytes
        self.offset = offset
        self.readTo = readTo
    }

    /// Where the statement ends, or nil where a bracket stays open.
    mutating func end() -> Int? {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == 0x0A, awaited.last == UInt8(ascii: "\"") { awaited.removeLast() }
            if awaited.last == UInt8(ascii: "\"") {
                inString(byte)
            } else if endsHere(byte) {
                return offset
            } else {
                outside(byte)
            }
            offset += 1
        }
        offset = bytes.count
        return awaited.contains { $0 != UInt8(ascii: "\"") } ? nil : offset
    }

    private func endsHere(_ byte: UInt8) -> Bool {
        guard offset >= readTo else { return false }
        switch byte {
        case UInt8(ascii: "}"): return !awaited.contains(byte)
        case 0x0A: return awaited.isEmpty && last != UInt8(ascii: "|") && last != UInt8(ascii: ",")
        case UInt8(ascii: ";"): return awaited.isEmpty
        default: return false
        }
    }

    private mutating func inString(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\") where next != 0x0A: offset += 1
        case UInt8(ascii: "\""): awaited.removeLast()
        case UInt8(ascii: "$") where next == UInt8(ascii: "("):
            offset += 1
            awaited.append(UInt8(ascii: ")"))
        default: break
        }
    }

    private mutating func outside(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("): awaited.append(UInt8(ascii: ")"))
        case UInt8(ascii: "["): awaited.append(UInt8(ascii: "]"))
        case UInt8(ascii: "{"): awaited.append(UInt8(ascii: "}"))
        case UInt8(ascii: "}"): close(byte)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): if awaited.last == byte { awaited.removeLast() }
        case UInt8(ascii: "\""): if !passTriple() { awaited.append(byte) }
        case UInt8(ascii: "'"): passRaw()
        case UInt8(ascii: "#") where offset == 0 || Lexer.endsWord(bytes[offset - 1]): passComment()
        default: break
        }
        if !Lexer.isSpace(byte) { last = byte }
    }

    /// A closing brace ends whatever was left open inside its block.
    private mutating func close(_ byte: UInt8) {
        guard let open = awaited.lastIndex(of: byte) else { return }
        awaited.removeSubrange(open...)
    }

    private var next: UInt8? { offset + 1 < bytes.count ? bytes[offset + 1] : nil }

    private mutating func passTriple() -> Bool {
        let quotes = [UInt8](repeating: UInt8(ascii: "\""), count: 3)
        guard bytes[offset...].starts(with: quotes) else { return false }
        offset += 3
        while offset < bytes.count, !bytes[offset...].starts(with: quotes) { offset += 1 }
        offset += 2
        return true
    }

    /// A raw string may go over lines; a lone quote is only a quote.
    private mutating func passRaw() {
        if let end = bytes[(offset + 1)...].firstIndex(of: UInt8(ascii: "'")) { offset = end }
    }

    /// The newline after a comment still ends the statement.
    private mutating func passComment() {
        while let next, next != 0x0A { offset += 1 }
    }
}
