/// The language guide, for hosts that print it.
public enum LanguageGuide {
    /// The titles of its sections.
    public static var titles: [String] { sections.compactMap(\.first).map(String.init) }

    /// The section with a word in its title, whatever its case; nil where there is none.
    public static func section(_ word: String) -> String? {
        sections.first { $0.first?.lowercased().contains(word.lowercased()) == true }?.joined(separator: "\n")
    }

    /// A section starts with its title and a rule below it.
    private static var sections: [[Substring]] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let starts = lines.indices.dropLast().filter { index in
            lines[index + 1].first == "─" && lines[index + 1].allSatisfy { $0 == "─" }
                && !lines[index].isEmpty
        }
        return zip(starts, starts.dropFirst() + [lines.endIndex]).map { start, end in
            Array(lines[start..<end].reversed().drop { $0.isEmpty }.reversed())
        }
    }
}
