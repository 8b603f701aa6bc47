/// Joins physical lines into an entry until the language calls it complete.
///
/// A value without I/O. A blank line ends an entry that was begun, complete or not, so that nobody is caught in it.
public struct LineAssembler {
    /// What became of a line.
    public enum Step: Sendable, Hashable {
        /// The entry goes on; show the continuation prompt.
        case needsMore
        /// The entry, its lines joined by newlines. It is incomplete if a blank line or the end of input ended it.
        case entry(String)
    }

    private let isComplete: (String) -> Bool
    private let endsAtBlankLine: Bool
    private var lines: [String] = []

    /// An assembler.
    /// - Parameters:
    ///   - endsAtBlankLine: Whether a blank line ends an incomplete entry; right at a prompt, wrong for a piped script.
    ///   - isComplete: Whether a text could be run, or is wrong in a way that more lines can't cure.
    public init(endsAtBlankLine: Bool = true, isComplete: @escaping (String) -> Bool) {
        self.endsAtBlankLine = endsAtBlankLine
        self.isComplete = isComplete
    }

    /// Whether an entry was begun.
    public var isContinuing: Bool { !lines.isEmpty }

    /// Takes the next line.
    public mutating func add(_ line: String) -> Step {
        let isBlank = line.allSatisfy(\.isWhitespace)
        if isContinuing, isBlank, endsAtBlankLine { return .entry(takeEntry()) }
        lines.append(line)
        return isComplete(lines.joined(separator: "\n")) ? .entry(takeEntry()) : .needsMore
    }

    /// Takes the end of input: what was begun is an entry, `nil` if nothing was.
    public mutating func finish() -> String? {
        isContinuing ? takeEntry() : nil
    }

    /// Forgets what was begun, as Ctrl-C does.
    public mutating func abandon() {
        lines = []
    }

    private mutating func takeEntry() -> String {
        defer { lines = [] }
        return lines.joined(separator: "\n")
    }
}
