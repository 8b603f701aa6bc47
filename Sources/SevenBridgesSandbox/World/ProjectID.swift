/// The id of a project, `owner/short-name`.
struct ProjectID: Hashable, Codable, Sendable {
    let owner: String
    let slug: String

    /// Reads an id; nil for anything but two parts with a slash between them.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(owner: String(parts[0]), slug: String(parts[1]))
    }

    init(owner: String, slug: String) {
        self.owner = owner
        self.slug = slug
    }

    /// The id that a project of this name gets: its letters and digits in lower case, dashes for the rest. Nil where
    /// nothing is left.
    init?(owner: String, naming name: String) {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard !words.isEmpty else { return nil }
        self.init(owner: owner, slug: words.joined(separator: "-"))
    }
}

extension ProjectID: CustomStringConvertible {
    var description: String { "\(owner)/\(slug)" }
}
