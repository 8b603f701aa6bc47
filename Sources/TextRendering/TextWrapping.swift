/// Breaks text into lines of a width.
public enum TextWrapping {
    /// Lines of at most `width` columns, broken at spaces, and inside words only where a word alone is too long.
    ///
    /// Newlines in the text stay; control characters are shown. There is always at least one line, maybe empty.
    /// A single cluster wider than `width` still gets a line of its own.
    public static func lines(_ text: String, width: Int) -> [String] {
        PrintableText.lines(text).flatMap { wrapped($0, width: max(1, width)) }
    }

    private static func wrapped(_ line: String, width: Int) -> [String] {
        guard DisplayWidth.columns(of: line) > width else { return [line.withoutTrailingSpaces] }
        var lines: [String] = []
        var current = ""
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            let joined = current.isEmpty ? String(word) : "\(current) \(word)"
            if DisplayWidth.columns(of: joined) <= width {
                current = joined
                continue
            }
            if !current.isEmpty { lines.append(current) }
            var pieces = broken(word, width: width)
            current = pieces.popLast() ?? ""
            lines += pieces
        }
        return (lines + [current]).map(\.withoutTrailingSpaces)
    }

    /// A word cut into pieces that fit; each has at least one cluster, so that this ends.
    private static func broken(_ word: Substring, width: Int) -> [String] {
        var pieces: [String] = []
        var rest = word
        while !rest.isEmpty {
            let fitting = DisplayWidth.prefix(of: rest, columns: width)
            let piece = fitting.isEmpty ? String(rest.prefix(1)) : fitting
            pieces.append(piece)
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }
}
