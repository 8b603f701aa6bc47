import SevenBridgesData

/// A file or a folder; both have names, and share the names of the folder they are in.
struct File: Stored, Identifiable {
    let id: String
    var name: String
    var project: ProjectID
    /// The folder it is in; nil for the root folder of a project.
    var parent: String?
    var kind: Kind
    /// The object on a volume that it stands for; nil for a file with bytes on the platform.
    var alias: VolumeLocation?
    /// The task that made it.
    var task: String?
    var tags: [String] = []
    var metadata = Metadata()
    let createdOn: Timestamp
    var modifiedOn: Timestamp
    /// Where it stands in lists.
    var position = 0

    enum Kind: Codable, Sendable {
        case folder
        case file(Content)
    }

    private static let longestName = 255

    /// Whether a file or folder can be called this: 1 to 255 characters without `/` and control characters, but not `.`
    /// or `..`.
    static func isName(_ name: String) -> Bool {
        let letters = name.unicodeScalars
        return !letters.isEmpty && letters.count <= longestName && name != "." && name != ".."
            && letters.allSatisfy(isInNames)
    }

    /// Whether names can have a character.
    static func isInNames(_ letter: Unicode.Scalar) -> Bool {
        letter.value >= 0x20 && letter.value != 0x7f && letter != "/"
    }

    var isFolder: Bool { content == nil }

    /// What a file's bytes are; nil for a folder.
    var content: Content? {
        if case .file(let content) = kind { content } else { nil }
    }
}

extension File {
    /// What a list shows of a file where `fields` is absent.
    static let reducedFields = ["href", "id", "name", "project", "parent", "type"]

    /// The file as an object of the API.
    func record(_ call: Call) -> Record {
        let parent: Value = parent.map(Value.string) ?? .null
        let common: [Value] = [
            .string(call.href("files/\(id)")), .string(id), .string(name), .string(project.description),
            parent,
            .string(isFolder ? "folder" : "file"), .string(createdOn.wholeSeconds),
            .string(modifiedOn.wholeSeconds),
        ]
        guard let content else { return Record(shape: Self.folderShape, values: common) }
        let own: [Value] = [
            .int(content.size), storage, .record(origin), .list(tags.map(Value.string)),
            .record(metadata.record),
        ]
        return Record(shape: Self.fileShape, values: common + own)
    }

    private var storage: Value {
        guard let alias else { return Self.platform }
        return [
            "type": "VOLUME", "volume": .string(alias.volume), "location": .string(alias.location),
            "hosted_on_locations": ["aws:us-east-1"],
        ]
    }

    private var origin: Record {
        Record(task.map { [("task", Value.string($0))] } ?? [])
    }

    private static let platform: Value = ["type": "PLATFORM", "hosted_on_locations": ["aws:us-east-1"]]
    private static let folderShape = Shape([
        "href", "id", "name", "project", "parent", "type", "created_on", "modified_on",
    ])
    private static let fileShape = Shape(
        folderShape.keys + ["size", "storage", "origin", "tags", "metadata"])
}
