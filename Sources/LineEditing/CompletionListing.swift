/// The lines that show candidates: one a line if any has a description, otherwise in columns.
enum CompletionListing {
    /// Lines for a screen of so many columns and rows; what does not fit is counted in the last line.
    static func lines(_ candidates: [Candidate], columns: Int, rows: Int) -> [String] {
        let limit = max(2, rows - 2)
        let width = max(1, columns - 1)
        return candidates.contains { !$0.description.isEmpty }
            ? described(candidates, width: width, limit: limit) : grid(candidates, width: width, limit: limit)
    }

    private static let gap = 2

    private static func described(_ candidates: [Candidate], width: Int, limit: Int) -> [String] {
        let (shown, note) = fitting(candidates, limit: limit, perLine: 1)
        let labels = shown.map { TerminalWidth.truncated(safe($0.label), to: max(8, width / 2)) }
        let labelWidth = widest(labels)
        let lines = zip(labels, shown).map { label, candidate in
            guard !candidate.description.isEmpty else { return label }
            return padded(label, to: labelWidth + gap) + safe(candidate.description)
        }
        return lines.map { TerminalWidth.truncated($0, to: width) } + note
    }

    private static func grid(_ candidates: [Candidate], width: Int, limit: Int) -> [String] {
        let cell = min(width, widest(candidates.map { safe($0.label) })) + gap
        let perLine = max(1, (width + gap) / cell)
        let (shown, note) = fitting(candidates, limit: limit, perLine: perLine)
        let labels = shown.map { TerminalWidth.truncated(safe($0.label), to: width) }
        let lineCount = (labels.count + perLine - 1) / perLine
        let lines = (0..<lineCount).map { line in
            let cells = stride(from: line, to: labels.count, by: lineCount).map { labels[$0] }
            return cells.dropLast().map { padded($0, to: cell) }.joined() + (cells.last ?? "")
        }
        return lines + note
    }

    /// As many candidates as fit, and the line that counts the others.
    private static func fitting(_ candidates: [Candidate], limit: Int, perLine: Int) -> (
        [Candidate], [String]
    ) {
        guard candidates.count > limit * perLine else { return (candidates, []) }
        let shown = candidates.prefix((limit - 1) * perLine)
        return (Array(shown), ["… and \(candidates.count - shown.count) more"])
    }

    /// Names come from servers: nothing in them may steer the terminal.
    private static func safe(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { safe.append(steers(scalar) ? "\u{FFFD}" : scalar) }
        return String(safe)
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: scalar.properties.generalCategory == .control
        }
    }

    private static func widest(_ texts: [String]) -> Int {
        texts.reduce(0) { max($0, TerminalWidth.columns(of: $1)) }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TerminalWidth.columns(of: text)))
    }
}
