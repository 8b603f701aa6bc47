/// What could be typed at one place of a text.
public struct Completion: Hashable, Sendable {
    /// Where the text begins that a candidate replaces, as a number of Unicode scalars; it ends at the cursor.
    public var start: Int
    /// The candidates, the best first.
    public var candidates: [Candidate] = []
    /// Whether a better answer is being looked up, so that asking again later may give more.
    public var isPending = false

    /// A text that could be typed.
    public struct Candidate: Hashable, Sendable {
        /// What is inserted, quoted where that is needed.
        public var text: String
        /// What follows it where it is the only candidate: a space, a closing quote.
        public var suffix: String
        /// What stands in a list of candidates.
        public var label: String
        /// One line about it.
        public var description: String
    }

    /// What could stand at the cursor, which is a number of Unicode scalars; pure, but for what the context looks up.
    public static func complete(_ text: String, cursor: Int, in context: CompletionContext) -> Completion {
        let nothing = Completion(start: cursor)
        let cursorText = CursorText(text, cursor: cursor, earlierLines: context.earlierLines)
        guard !cursorText.isInComment else { return nothing }
        for attempt in cursorText.attempts {
            guard let place = attempt.place(in: context) else { continue }
            return Completer(context: context, cursor: cursorText, place: place).completion ?? nothing
        }
        return nothing
    }
}
