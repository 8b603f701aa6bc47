/// Something that could stand at a place, before it is matched with what was typed and written in its form.
struct Choice {
    /// What it says.
    var text: String
    /// What else it is known by, such as the name of what `text` is the id of.
    var otherNames: [String] = []
    /// What stands in the list; the text unless given.
    var label: String?
    var description = ""
    /// Whether the text is syntax, which is inserted as it is.
    var isSyntax = false
    /// Whether the word goes on after it: a folder's `/`, a key's `=`.
    var goesOn = false

    /// How well it goes with what was typed: the smaller the better, nil for not at all.
    func rank(for typed: String) -> Rank? {
        ([text] + otherNames).compactMap { Rank($0, for: typed) }.min()
    }

    /// How a name goes with what was typed.
    enum Rank: Int, Comparable {
        case prefix, prefixInAnotherCase, inside

        init?(_ name: String, for typed: String) {
            let (lower, wanted) = (name.lowercased(), typed.lowercased())
            if name.hasPrefix(typed) {
                self = .prefix
            } else if lower.hasPrefix(wanted) {
                self = .prefixInAnotherCase
            } else if lower.contains(wanted) {
                self = .inside
            } else {
                return nil
            }
        }

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    /// The choices that go with what was typed, the best first; those that only contain it where nothing begins with it.
    static func ranked(_ choices: [Choice], for typed: String) -> [Choice] {
        var tiers: [Rank: [Choice]] = [:]
        var seen: Set<String> = []
        for choice in choices {
            guard let rank = choice.rank(for: typed), seen.insert(choice.text).inserted else { continue }
            tiers[rank, default: []].append(choice)
        }
        let beginning = (tiers[.prefix] ?? []) + (tiers[.prefixInAnotherCase] ?? [])
        return beginning.isEmpty ? tiers[.inside] ?? [] : beginning
    }
}
