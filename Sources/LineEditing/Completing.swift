/// Knows what could be typed.
///
/// It is asked on the editor's thread while a person waits for an answer to TAB, so it answers at once from what it
/// has; when a better answer arrives later, `EditLine.wake(.complete)` has it asked again.
public protocol Completing: Sendable {
    /// What could stand at the cursor.
    /// - Parameters:
    ///   - line: The text being edited, newlines included; earlier lines of an unfinished entry are not part of it.
    ///   - cursor: The number of Unicode scalars of `line` before the cursor.
    /// - Returns: The candidates, none if nothing is known.
    func completions(for line: String, cursor: Int) -> Completions
}

/// The candidates for one place in a line.
public struct Completions: Sendable, Hashable {
    /// Where the text begins that a candidate replaces, as a number of Unicode scalars; it ends at the cursor.
    public var start: Int
    /// The candidates, in the order they are listed.
    public var candidates: [Candidate]
    /// Whether a better answer may arrive later.
    public var isPending: Bool

    /// Candidates for the text from `start` to the cursor.
    public init(start: Int, candidates: [Candidate], isPending: Bool = false) {
        self.start = start
        self.candidates = candidates
        self.isPending = isPending
    }
}

/// A text that could be typed.
public struct Candidate: Sendable, Hashable {
    /// What is inserted.
    public var text: String
    /// What stands in the list instead of `text`, for example a name where an id is inserted.
    public var label: String
    /// A few words about it.
    public var description: String
    /// What is inserted after `text` when there is no other candidate: a space, a closing quote.
    public var suffix: String

    /// A candidate, listed as its text unless a label is given.
    public init(_ text: String, label: String? = nil, description: String = "", suffix: String = "") {
        self.text = text
        self.label = label ?? text
        self.description = description
        self.suffix = suffix
    }
}
