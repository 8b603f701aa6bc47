// What the formatter asks of the text itself: where lines end.

extension Source {
    /// Whether the line before the one that an offset starts is empty.
    func hasBlankLine(before offset: Int) -> Bool {
        let start = bytes[..<offset].lastIndex { !Lexer.isSpace($0) } ?? 0
        return bytes[start..<offset].count { $0 == 0x0A } > 1
    }

    func byte(at offset: Int) -> UInt8? {
        bytes.indices.contains(offset) ? bytes[offset] : nil
    }

    /// The operator or bracket after an operand, wherever newlines may stand before it.
    func token(after offset: Int) -> Token {
        var lexer = Lexer(self, at: offset)
        lexer.newlineIsSpace = true
        _ = lexer.skipTrivia()
        return lexer.next(.operator)
    }
}

extension String {
    var withoutTrailingSpace: String {
        String(
            decoding: utf8.prefix(utf8.count - utf8.reversed().prefix { Lexer.isSpace($0) }.count),
            as: UTF8.self)
    }
}
