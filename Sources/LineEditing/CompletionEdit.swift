/// What TAB does to a line: what it deletes, inserts and lists. A value; the terminal carries it out.
struct CompletionEdit: Hashable {
    /// How many scalars before the cursor are deleted.
    private(set) var deleted = 0
    /// What is inserted then.
    private(set) var inserted = ""
    /// The candidates to list, if there are several.
    private(set) var listed: [Candidate] = []

    /// Whether TAB has nothing to do.
    var isEmpty: Bool { self == CompletionEdit() }

    private init() {}

    /// One candidate is inserted whole with its suffix; of several, what they have in common, and all are listed.
    init(line: String, cursor: Int, completions: Completions) {
        let before = line.unicodeScalars.prefix(max(0, cursor))
        let typed = String(before.dropFirst(max(0, completions.start)))
        let candidates = completions.candidates
        if candidates.count > 1 { listed = candidates }
        let replacement =
            candidates.count == 1
            ? candidates[0].text + candidates[0].suffix : Self.common(candidates.map(\.text), typed: typed)
        guard replacement != typed, !candidates.isEmpty else { return }
        deleted = typed.unicodeScalars.count
        inserted = replacement
    }

    /// The longest common prefix, with a quote before it where they all need one, if it goes on from what was typed (perhaps in another case), else what was typed.
    private static func common(_ texts: [String], typed: String) -> String {
        guard var common = texts.first else { return typed }
        for text in texts.dropFirst() { common = commonPrefix(common, text) }
        let isQuoted = common.first == "\"" || common.first == "'"
        let continued = [common, isQuoted ? String(common.dropFirst()) : common]
        return continued.contains { $0.lowercased().hasPrefix(typed.lowercased()) && !$0.isEmpty }
            ? common : typed
    }

    private static func commonPrefix(_ first: String, _ second: String) -> String {
        String(zip(first, second).prefix { $0 == $1 }.map(\.0))
    }
}
