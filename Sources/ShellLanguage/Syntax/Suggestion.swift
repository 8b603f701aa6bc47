/// Finds the known name that a misspelled one was meant to be.
enum Suggestion {
    /// Names that other shells and languages have for what a command does.
    static let synonyms = [
        "quit": "exit", "bye": "exit", "echo": "print", "grep": "where", "filter": "where", "head": "first",
        "limit": "first", "take": "first", "tail": "last", "wc": "count", "order": "sort", "map": "each",
        "ls": "files",
        "rm": "delete", "cp": "copy", "mv": "move", "man": "help", "whoami": "me", "whereis": "files",
    ]

    /// `did you mean 'name'?`, or nil where nothing known is near.
    static func hint(for word: String, among known: some Sequence<String>) -> String? {
        nearest(to: word, among: known).map { "did you mean '\($0)'?" }
    }

    /// The nearest known name by edit distance: at most a third of its letters away, and no more than three.
    static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(64))
        let limit = max(1, min(3, letters.count / 3))
        let scored = known.map {
            (name: $0, distance: distance(letters, Array($0.lowercased().unicodeScalars)))
        }
        let best = scored.filter { $0.distance <= limit }.min {
            ($0.distance, $0.name) < ($1.distance, $1.name)
        }
        return best?.name
    }

    /// Edit distance that counts the swap of two neighbours as one edit (optimal string alignment).
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        guard !a.isEmpty, !b.isEmpty, b.count <= 64 else { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var best = min(
                    rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, rows[i - 2][j - 2] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
