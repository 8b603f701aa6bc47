internal import SevenBridgesData

/// What is to change in a file: name, tags and metadata each have a request of their own.
struct FileChanges: Sendable {
    var name: String?
    var tags: [String]?
    var metadata: Metadata?

    /// A change of the metadata.
    enum Metadata: Sendable {
        /// These keys are set, and those with null deleted; others stay.
        case merge(Record)
        /// These keys are all that there will be.
        case replace(Record)
    }

    /// No change.
    init() {}

    /// What the arguments of `set` ask for, whatever the file has.
    init(_ arguments: Arguments) throws {
        name = try arguments.string("name")
        tags = try arguments.strings("tags") ?? (arguments.has("tags") ? [] : nil)
        let entries = try Self.texts(arguments.entries(of: "metadata"))
        if let whole = try arguments.record("metadata") {
            metadata = .replace(
                try Self.texts(Record((whole.pairs + entries.pairs).map { ($0.key, $0.value) })))
        } else if !entries.isEmpty {
            metadata = .merge(entries)
        }
    }

    /// What was changed in an object since it came from the platform.
    init(_ versions: Versions) throws {
        if let changed = versions.change(of: "name") {
            guard let name = changed.stringValue, !name.isEmpty else {
                throw APIError.invalidArgument("a file needs a name")
            }
            self.name = name
        }
        if let changed = versions.change(of: "tags") {
            guard let tags = [String](changed.isNull ? [] : changed) else {
                throw APIError.invalidArgument("tags are a list of texts")
            }
            self.tags = tags
        }
        guard let changed = versions.change(of: "metadata") else { return }
        guard let new = changed.isNull ? Record() : changed.recordValue else {
            throw APIError.invalidArgument("metadata is a map")
        }
        metadata = try Self.change(from: versions.saved["metadata"]?.recordValue ?? Record(), to: new)
    }

    /// The keys that differ, deleted ones as null; all of them where no key was kept.
    private static func change(from old: Record, to new: Record) throws -> Metadata {
        if !old.isEmpty, !new.keys.contains(where: { old[$0] != nil }) { return .replace(try texts(new)) }
        let set = new.pairs.filter { old[$0.key] != $0.value }.map { ($0.key, $0.value) }
        let deleted = old.keys.filter { new[$0] == nil }.map { ($0, Value.null) }
        return .merge(try texts(Record(set + deleted)))
    }

    /// Metadata as the platform keeps it: text by key, or null.
    private static func texts(_ metadata: Record) throws -> Record {
        Record(
            try metadata.pairs.map { key, value in
                if value.isNull { return (key, .null) }
                guard let text = value.plainText else {
                    throw APIError.invalidArgument("metadata holds text, and '\(key)' is a \(value.kind)")
                }
                return (key, .string(text))
            })
    }
}

extension File {
    /// Sends the changed name, tags and metadata; without a change there is no request.
    ///
    /// Changed metadata is merged key by key, removed keys are deleted; where no key was kept, it is replaced. What was
    /// saved before a failure counts as saved.
    public mutating func save() async throws {
        try await apply(FileChanges(versions))
    }

    /// Sends these changes. The name goes last, because its answer is the whole file.
    mutating func apply(_ changes: FileChanges) async throws {
        let client = versions.client
        switch changes.metadata {
        case .merge(let keys):
            try adopt(
                await client.send(.patch("files", id, "metadata", body: .record(keys))), for: "metadata")
        case .replace(let all):
            try adopt(await client.send(.put("files", id, "metadata", body: .record(all))), for: "metadata")
        case nil: break
        }
        if let tags = changes.tags {
            try adopt(await client.send(.put("files", id, "tags", body: tags.asValue)), for: "tags")
        }
        if let name = changes.name {
            let response = try await client.send(.patch("files", id, body: ["name": .string(name)]))
            versions.adopt(Self.type.record(try response.record()))
        }
    }

    private mutating func adopt(_ response: APIResponse, for name: String) throws {
        guard Self.type.property(name)?.kind.admits(response.body) == true else {
            throw APIError.unexpectedForm("\(response.body.kind) in the place of \(name)")
        }
        versions.adopt(response.body, for: name)
    }

    /// The tags, asked for where the object came without them.
    func knownTags() async throws -> [String] {
        if let known = self.tags { return known }
        var whole = self
        try await whole.reload()
        return whole.tags ?? []
    }
}

extension PropertyKind {
    /// Whether a value is of the form that this kind has in JSON: a map or a list.
    fileprivate func admits(_ value: Value) -> Bool {
        switch (self, value) {
        case (.map, .record), (.list, .list): true
        default: false
        }
    }
}
