/// The query of a URL: names with values, in order, names repeated where a filter has several values.
struct Query: Sendable {
    private(set) var items: [(name: String, value: String)]

    init(_ items: [(name: String, value: String)]) {
        self.items = items
    }

    /// Reads the text after the `?`; nil when an escape in it is broken.
    init?(parsing text: String) {
        items = []
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(pair[0], plusIsSpace: true),
                let value = PercentCoding.decode(pair.count > 1 ? pair[1] : "", plusIsSpace: true)
            else { return nil }
            items.append((name, value))
        }
    }

    /// The first value of a name.
    subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// All values of a name.
    func all(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    /// The values of the names that begin with a prefix, by what follows it.
    func groups(prefix: String) -> [String: [String]] {
        let matching = items.filter { $0.name.hasPrefix(prefix) }
        return Dictionary(grouping: matching) { String($0.name.dropFirst(prefix.count)) }
            .mapValues { $0.map(\.value) }
    }

    /// Whether a switch is on, in whatever case it is written; nil where it is not there.
    func flag(_ name: String) throws -> Bool? {
        guard let text = self[name]?.lowercased(), !text.isEmpty else { return nil }
        guard ["true", "false"].contains(text) else {
            throw PlatformError.badRequest.saying("'\(name)' must be true or false.")
        }
        return text == "true"
    }

    /// The query with one value for this name in place of all that were there.
    func setting(_ name: String, to value: String) -> Query {
        Query(items.filter { $0.name != name } + [(name, value)])
    }

    /// The query without a name.
    func removing(_ name: String) -> Query {
        Query(items.filter { $0.name != name })
    }

    /// The query as text, with the `?` where there is one.
    var text: String {
        guard !items.isEmpty else { return "" }
        let parts = items.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }
        return "?" + parts.joined(separator: "&")
    }
}
