/// A bracket or quote that is open at the cursor.
enum Opening: Hashable {
    case parenthesis, bracket, brace
    /// `${`
    case variable
    case quote, tripleQuote, rawQuote

    var closing: String {
        switch self {
        case .parenthesis: ")"
        case .bracket: "]"
        case .brace, .variable: "}"
        case .quote: "\""
        case .tripleQuote: "\"\"\""
        case .rawQuote: "'"
        }
    }

    var isQuote: Bool { self == .quote || self == .tripleQuote || self == .rawQuote }

    /// What is open at the end of a text, the outermost first, and whether the end is in a comment.
    static func scan(_ bytes: [UInt8]) -> (openings: [Opening], isInComment: Bool) {
        var scanner = Scanner(bytes: bytes)
        while scanner.step() {}
        return (scanner.open, scanner.isInComment)
    }
}

/// Goes through a text as the lexer does, minding nothing but brackets, quotes and comments.
private struct Scanner {
    let bytes: [UInt8]
    var offset = 0
    var open: [Opening] = []
    var isInComment = false

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func at(_ text: StaticString) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { index in
            offset + index < bytes.count && bytes[offset + index] == text.utf8Start[index]
        }
    }

    /// Passes over one thing; false at the end.
    mutating func step() -> Bool {
        guard offset < bytes.count else { return false }
        switch open.last {
        case .rawQuote: stepInRawQuote()
        case .quote?, .tripleQuote?: stepInQuote(open.last == .tripleQuote ? "\"\"\"" : "\"")
        default: stepInCode()
        }
        return true
    }

    private mutating func stepInRawQuote() {
        if at("''") {
            offset += 2
        } else {
            if at("'") { open.removeLast() }
            offset += 1
        }
    }

    private mutating func stepInQuote(_ closing: StaticString) {
        if at("\\") {
            offset += 2
        } else if at(closing) {
            open.removeLast()
            offset += closing.utf8CodeUnitCount
        } else if !begin("$(", .parenthesis), !begin("${", .variable) {
            offset += 1
        }
    }

    private mutating func begin(_ text: StaticString, _ opening: Opening) -> Bool {
        guard at(text) else { return false }
        open.append(opening)
        offset += text.utf8CodeUnitCount
        return true
    }

    private mutating func stepInCode() {
        if at("#"), isAtStartOfToken {
            while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
            isInComment = offset == bytes.count
            return
        }
        if at("/"), let end = endOfRegex {
            offset = end
            return
        }
        let beginnings: [(StaticString, Opening)] = [
            ("${", .variable), ("(", .parenthesis), ("[", .bracket), ("{", .brace),
            ("\"\"\"", .tripleQuote), ("\"", .quote), ("'", .rawQuote),
        ]
        for (text, opening) in beginnings where begin(text, opening) { return }
        if let last = open.last, String(UnicodeScalar(bytes[offset])) == last.closing { open.removeLast() }
        offset += 1
    }

    private var isAtStartOfToken: Bool {
        offset == 0 || " \t\n\r|;([{,".utf8.contains(bytes[offset - 1])
    }

    /// The end of a regex, which stands after `~` only: quotes and brackets in it open nothing.
    private var endOfRegex: Int? {
        guard bytes[..<offset].last(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "~") else {
            return nil
        }
        let line = bytes[(offset + 1)...].prefix { $0 != 0x0A }
        var index = line.startIndex
        while index < line.endIndex, line[index] != UInt8(ascii: "/") {
            index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index < line.endIndex ? index + 1 : nil
    }
}
