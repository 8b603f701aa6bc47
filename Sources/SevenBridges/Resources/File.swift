public import SevenBridgesData

/// A file or folder of a project.
public struct File: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a file's properties.
    public struct Fields: Sendable {
        /// Address of the file on the API (text).
        public let href = Field<String>("href", "address of the file on the API")
        /// 24 hexadecimal digits (text).
        public let id = Field<String>("id", "24 hexadecimal digits", kind: .resource("file"))
        /// Name in its folder (text, writable).
        public let name = Writable<String>("name", "name in its folder")
        /// Size in bytes; folders have none (a whole number, in bytes).
        public let size = Field<Int>("size", "size in bytes; folders have none", unit: .bytes)
        /// Project that it is in (text).
        public let project = Field<String>("project", "project that it is in", kind: .resource("project"))
        /// Folder that it is in (text).
        public let parent = Field<String>("parent", "folder that it is in", kind: .resource("folder"))
        /// File or folder (text).
        public let type = Field<String>("type", "file or folder", words: ["file", "folder"])
        /// When it was made (a moment).
        public let createdOn = Field<Timestamp>("created_on", "when it was made")
        /// When it was last changed (a moment).
        public let modifiedOn = Field<Timestamp>("modified_on", "when it was last changed")
        /// Where the bytes are: the platform or a volume (a map).
        public let storage = Field<Record>("storage", "where the bytes are: the platform or a volume")
        /// What made it: the task (a map).
        public let origin = Field<Record>("origin", "what made it: the task")
        /// Tags of the file (a list of texts, writable).
        public let tags = Writable<[String]>("tags", "tags of the file")
        /// Metadata: texts by key (a map, writable).
        public let metadata = Writable<Record>("metadata", "metadata: texts by key")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "file", plural: "files", aliases: ["folder"], "a file or folder of a project",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "size", "type", "created_on"],
        idForm: .fileID, hasPaths: true, list: list, get: get,
        actions: [createFolder, copy, move, set, tag, untag, save, delete, exporting, .reload("file")],
        lookUp: findFile)

    /// Whether it is a folder.
    public var isFolder: Bool { Self.isFolder(record) ?? false }

    /// Whether a record is a folder's; nil where it doesn't say.
    private static func isFolder(_ record: Record) -> Bool? {
        record["type"]?.stringValue.map { $0.lowercased() == "folder" }
    }
}

// What the catalog says beyond the properties.
extension File {
    private static let list = ListCall(
        "the files and folders in a project or folder, one level of them", path: { _ in ["files"] },
        filters: [
            Filter(
                Parameter("project", .resource("project"), "project whose top level is listed"),
                query: "project", property: "project"),
            Filter(
                Parameter("parent", .resource("folder"), "folder that is listed"), query: "parent",
                property: "parent"),
            Filter(Parameter("dataset", .string, "dataset that is listed"), query: "dataset"),
            Filter(
                Parameter(
                    "name", .string, "only files with exactly this name, or one of these", takesList: true),
                query: "name", property: "name", answers: [.equals]),
            Filter(
                Parameter("tags", .string, "only files with this tag, or one of these", takesList: true),
                query: "tag", property: "tags", answers: [.has]),
            Filter(
                Parameter(
                    "metadata", .map, "only files whose metadata has these values", entryKind: .string),
                query: "metadata.", property: "metadata", answers: [.equals]),
            Filter(
                Parameter("origin", .map, "only files of this origin: origin.task=ID", entryKind: .string),
                query: "origin.", property: "origin", answers: [.equals]),
        ],
        inputs: ["project": "project", "file": "parent"],
        exactlyOneOf: [["project", "parent", "dataset"]],
        examples: [
            Example("files project=me/rna", "what is at the top of a project"),
            Example("files project=me/rna metadata.sample_id=S1", "the files of one sample"),
        ],
        check: { arguments in
            guard let parent = arguments["parent"]?.recordValue, isFolder(parent) == false else { return }
            throw APIError.invalidArgument(
                "'\(parent["name"]?.stringValue ?? "parent")' is a file, not a folder")
        })

    private static let get = GetCall(
        "a file or folder by its id or path", path: { ["files", $0] },
        examples: [Example("file me/rna/reads/s1.fastq", "one file")])

    private static let createFolder = Action(
        "create", noun: "folder", "makes a folder", effect: .write, yields: .resource("file"),
        parameters: [
            Parameter("name", .string, "name of the folder", isRequired: true, isPositional: true),
            Parameter("project", .resource("project"), "project at whose top it is made"),
            Parameter("parent", .resource("folder"), "folder in which it is made"),
        ],
        examples: [Example("create folder reads project=me/rna", "a folder at the top of a project")]
    ) { client, _, arguments in
        let place = try folderPlace(arguments)
        let folder = try await client.files.createFolder(try arguments.requiredString("name"), in: place)
        return .record(folder.record)
    }

    private static let copy = Action(
        "copy", "copies the file", effect: .write, takes: "file", yields: .resource("file"),
        parameters: [
            Parameter(
                "to", .destination, "project or folder for the copy", isRequired: true, isPositional: true),
            Parameter("name", .string, "name of the copy"),
        ],
        examples: [
            Example("files project=me/rna | where name ~ .bam | copy to=me/results", "copies BAM files")
        ],
        run: Action.running { (file: inout File, arguments) in
            .record(
                try await file.copy(to: arguments.destination("to"), name: arguments.string("name")).record)
        })

    private static let move = Action(
        "move", "moves the file into a folder of its project", effect: .write, takes: "file",
        yields: .resource("file"),
        parameters: [
            Parameter(
                "to", .resource("folder"), "folder to move it to", isRequired: true, isPositional: true),
            Parameter("name", .string, "another name"),
        ],
        examples: [Example("file me/rna/s1.fastq | move to=me/rna/reads", "into a folder")],
        run: Action.running { (file: inout File, arguments) in
            try await file.move(to: arguments.requiredID("to"), name: arguments.string("name"))
            return .record(file.record)
        })

    private static let set = Action(
        "set", "changes name, tags and metadata", effect: .write, takes: "file", yields: .resource("file"),
        parameters: [
            Parameter("name", .string, "another name"),
            Parameter("tags", .list(.string), "tags in place of those it has"),
            Parameter(
                "metadata", .map,
                "metadata in place of what it has; metadata.KEY= sets one, or null deletes it",
                entryKind: .string),
        ],
        examples: [Example("$reads | set metadata.sample_id=S1", "puts a key into the metadata of files")],
        run: Action.running { (file: inout File, arguments) in
            try await file.apply(FileChanges(arguments))
            return .record(file.record)
        })

    private static let tag = Action(
        "tag", "adds tags", effect: .write, takes: "file", yields: .resource("file"),
        parameters: [tagsParameter], examples: [Example("$reads | tag raw checked", "two tags on each file")],
        run: Action.running { (file: inout File, arguments) in
            var tags = try await file.knownTags()
            for tag in try arguments.strings("tags") ?? [] where !tags.contains(tag) { tags.append(tag) }
            file.tags = tags
            try await file.save()
            return .record(file.record)
        })

    private static let untag = Action(
        "untag", "removes tags", effect: .write, takes: "file", yields: .resource("file"),
        parameters: [tagsParameter], examples: [Example("$reads | untag raw", "takes a tag away")],
        run: Action.running { (file: inout File, arguments) in
            let (tags, removed) = (try await file.knownTags(), try arguments.strings("tags") ?? [])
            file.tags = tags.filter { !removed.contains($0) }
            try await file.save()
            return .record(file.record)
        })

    private static let tagsParameter = Parameter(
        "tags", .string, "one tag or several", isRequired: true, isPositional: true, takesList: true)

    private static let save = Action(
        "save", "sends what was changed in the object, and only that", effect: .write, takes: "file",
        yields: .resource("file"), examples: [Example("$f.name = \"s1.fastq\"; $f | save", "renames a file")],
        run: Action.running { (file: inout File, arguments) in
            if arguments.original == nil { try await file.compareWithServer() }
            try await file.save()
            return .record(file.record)
        })

    private static let delete = Action(
        "delete", "deletes the file, or the folder if it is empty", effect: .destroy, takes: "file",
        yields: .none,
        parameters: [Parameter("recursive", .bool, "deletes folders with everything in them, too")],
        examples: [
            Example("files project=me/tmp | where type = file | delete", "deletes the files there"),
            Example("file me/tmp/old | delete --recursive", "deletes a folder with what is in it"),
        ],
        bulk: BulkForm(limit: 100, run: deleteMany),
        run: Action.running { (file: inout File, arguments) in
            if try arguments.bool("recursive") == true {
                try await file.deleteWithContents()
            } else {
                try await file.delete()
            }
            return nil
        })

    private static func folderPlace(_ arguments: Arguments) throws -> Destination {
        switch (try arguments.id("project"), try arguments.id("parent")) {
        case (let project?, nil): return .project(project)
        case (nil, let parent?): return .folder(parent)
        default: throw APIError.invalidArgument("a folder needs either project= or parent=")
        }
    }
}
