/// Something to tell about a program, with the place it is about.
///
/// Every problem that the language reports has this shape, whether the parser, the checker or the runtime found it.
public struct Diagnostic: Error, Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable {
        case error
        case warning
        case note
    }

    /// How bad it is.
    public var severity: Severity
    /// What is wrong, as a sentence without a full stop.
    public var message: String
    /// What to do about it, shown after the caret; nil where the message says it all.
    public var hint: String?
    /// The place.
    public var range: SourceRange
    /// The program that the range is in.
    public var source: Source
    /// Whether more input could cure it: a prompt then asks for another line.
    public var isPartial = false
    /// Whether it is a limit that the host has set; programs can't catch it.
    public var isLimit = false
    /// The error behind it, for programs to look at; nil where the language itself complains.
    public var cause: (any Error)?

    init(
        _ message: String, severity: Severity = .error, hint: String? = nil, at range: SourceRange,
        in source: Source
    ) {
        self.severity = severity
        self.message = message
        self.hint = hint
        self.range = range
        self.source = source
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The diagnostic as it is printed: message, place, the line of source, a caret under the span.
    ///
    ///     error: 'file' has no property 'nmae'
    ///       largest.sbsh:4:30
    ///       4 | files project=me/rna | where nmae ~ fasta
    ///         |                              ^^^^ did you mean 'name'?
    public var description: String {
        let start = source.location(of: range.lower)
        let line = source.line(around: range.lower)
        let number = String(start.line)
        let margin = String(repeating: " ", count: number.count)
        let (shown, caretColumn, width) = Excerpt(line: line, column: start.column, width: spanWidth).window
        let carets = String(repeating: " ", count: caretColumn) + String(repeating: "^", count: width)
        let pointed = hint.map { "\(carets) \(Excerpt.oneLine($0))" } ?? carets
        return """
            \(severity.rawValue): \(Excerpt.oneLine(message))
              \(Excerpt.oneLine(source.name)):\(start.line):\(start.column)
              \(number) | \(shown)
              \(margin) | \(pointed)
            """
    }

    /// How many characters of the first line the span covers, at least 1.
    private var spanWidth: Int {
        let spanned = source.text(SourceRange(range.lower, min(range.upper, source.bytes.count)))
        return max(1, spanned.prefix { !$0.isNewline }.count)
    }
}

/// The part of a source line that fits under a message: a line of megabytes must not drown it.
private struct Excerpt {
    let line: String
    let column: Int
    let width: Int

    private static let longest = 200

    /// The text to show, the terminal columns before the caret, and how many carets.
    var window: (text: String, caretColumn: Int, width: Int) {
        let text = line.prefix(column + Self.longest)
        let cut = max(0, min(column - 1, text.count) - Self.longest / 2)
        let shown = text.dropFirst(cut).prefix(Self.longest)
        let caret = max(0, min(column - 1 - cut, Self.longest))
        let before = Self.columns(of: shown.prefix(caret))
        let spanned = shown.dropFirst(caret).prefix(width)
        return (shown.map(Self.visible).joined(), before, max(1, Self.columns(of: spanned)))
    }

    private static func columns(of text: Substring) -> Int {
        text.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
    }

    /// Whether terminals draw a character two columns wide: East Asian ones and most pictures.
    private static func isWide(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first?.value, first >= 0x1100 else { return false }
        return wide.contains { $0.contains(first) } || character.unicodeScalars.contains("\u{FE0F}")
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
        0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FC,
        0x1F900...0x1FAF8, 0x20000...0x3FFFD,
    ]

    /// Text from outside in a message: a line break or an escape sequence in it must not pass for our own.
    static func oneLine(_ text: String) -> String {
        text.unicodeScalars.allSatisfy { !isControl($0) } ? text : text.map(visible).joined()
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    /// Tabs and control characters take one column, so that the caret stands where it should.
    private static func visible(_ character: Character) -> String {
        character.unicodeScalars.contains(where: isControl) ? " " : String(character)
    }
}
