/// The filters of a list of files: values of one property are alternatives, properties must all match.
struct FileFilter {
    private let names: Set<String>?
    private let tags: Set<String>?
    private let origins: [String: [String]]
    private let metadata: [String: [String]]

    init(_ query: Query) {
        names = Self.values("name", in: query)
        tags = Self.values("tag", in: query)
        origins = query.groups(prefix: "origin.")
        metadata = query.groups(prefix: "metadata.")
    }

    /// The ids of the files that match, in their order.
    func apply(to ids: [String], _ world: World) -> [String] {
        if names == nil, tags == nil, origins.isEmpty, metadata.isEmpty { return ids }
        return ids.filter { world.files[$0].map(matches) ?? false }
    }

    private func matches(_ file: File) -> Bool {
        (names?.contains(file.name) ?? true)
            && (tags.map { !$0.isDisjoint(with: file.tags) } ?? true)
            && origins.allSatisfy { key, values in key == "task" && file.task.map(values.contains) ?? false }
            && metadata.allSatisfy { key, values in
                // `null` stands for a key that is not set.
                values.contains(file.metadata[key] ?? "null")
            }
    }

    private static func values(_ name: String, in query: Query) -> Set<String>? {
        let values = query.all(name)
        return values.isEmpty ? nil : Set(values)
    }
}
