/// Makes text from anywhere safe to send to a terminal.
///
/// A name that someone else chose must not move the cursor, change colours or reorder the line it stands in.
public enum PrintableText {
    /// The text on one line: newlines, tabs and returns as `\n`, `\t`, `\r`, other controls as `^[` or `U+FFFD`.
    public static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var safe = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                safe += replacement(for: scalar)
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// The lines of a text, each of them safe. A final newline does not make another line.
    public static func lines(_ text: String) -> [String] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line(String($0)) }
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1
        case 0x2028, 0x2029: true  // line and paragraph separators
        case 0x202A...0x202E, 0x2066...0x2069: true  // these reorder what follows
        default: false
        }
    }

    private static func replacement(for scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        case "\u{7F}": "^?"
        default: scalar.value < 0x20 ? "^" + String(UnicodeScalar(UInt8(scalar.value) + 0x40)) : "\u{FFFD}"
        }
    }
}
