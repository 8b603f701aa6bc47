import SevenBridgesData

/// What a caller wants to be different about a file.
struct FileChange {
    var name: String?
    var tags: [String]?
    var metadata: MetadataChange?

    enum MetadataChange {
        /// Set these keys, unset those with null, keep the rest.
        case merge(Record)
        /// Have these keys only.
        case replace(Record)
    }
}

extension FileChange {
    /// A change to just what the body has, with its metadata in place of the file's.
    init(replacing body: Record) throws {
        self.init(
            name: try body.text("name"), tags: try body.texts("tags"),
            metadata: try Self.metadata(body).map(MetadataChange.replace))
    }

    /// A change to just what the body has, with its metadata added to the file's.
    init(merging body: Record) throws {
        self.init(
            name: try body.text("name"), tags: try body.texts("tags"),
            metadata: try Self.metadata(body).map(MetadataChange.merge))
    }

    /// A change to what the body has and nothing else: tags and metadata that it omits are erased.
    init(erasingWhatIsNotIn body: Record) throws {
        self.init(
            name: try body.text("name"), tags: try body.texts("tags") ?? [],
            metadata: .replace(try Self.metadata(body) ?? Record()))
    }

    private static func metadata(_ body: Record) throws -> Record? {
        guard let metadata = body["metadata"], !metadata.isNull else { return nil }
        guard let record = metadata.recordValue else {
            throw PlatformError.metadataInvalid.saying("'metadata' must be an object.")
        }
        return record
    }
}

extension World {
    /// Changes a file wholly or, if anything about the change is wrong, not at all.
    mutating func apply(_ change: FileChange, to file: File, for caller: String) throws -> File {
        try check(change, of: file, for: caller)
        var changed = file
        if let tags = change.tags { changed.tags = tags }
        switch change.metadata {
        case .merge(let record): try changed.metadata.merge(record)
        case .replace(let record): changed.metadata = try Metadata(checking: record)
        case nil: break
        }
        if let name = change.name {
            changed.name = try rename(file, to: name).name
        }
        // What asks for what is there already, as a repeated request does, changes nothing.
        let isNew =
            changed.name != file.name || changed.tags != file.tags || changed.metadata != file.metadata
        return isNew ? update(changed) : file
    }

    private func check(_ change: FileChange, of file: File, for caller: String) throws {
        let denials: [(isAsked: Bool, error: PlatformError)] = [
            (change.name != nil, .renamingForbidden), (change.tags != nil, .tagsForbidden),
            (change.metadata != nil, .metadataForbidden),
        ]
        for denial in denials where denial.isAsked {
            _ = try self.file(file.id, for: caller, needing: .write, denial: denial.error)
        }
    }
}
