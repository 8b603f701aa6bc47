public import SevenBridgesData

/// What an import is to do: which object of a volume goes where.
public struct ImportOrder: Hashable, Sendable {
    /// The volume.
    public var volume: String
    /// The object's key; one that ends in `/` is a folder.
    public var location: String
    /// The project or folder that it goes to.
    public var destination: Destination
    /// The name there; nil for the last part of the key.
    public var name: String?
    /// Whether a file of that name is replaced. Default: false.
    public var overwrites = false
    /// Whether what is in a folder keeps its folders; nil for the platform's choice, which is yes for folders.
    public var preservesFolderStructure: Bool?
    /// Whether a file whose name is taken gets another one; nil for the platform's choice, which is no.
    public var autorenames: Bool?
    /// Further properties, as the platform may come to know them.
    public var properties: Record?

    /// An import of an object, or of a folder.
    public init(
        volume: String, location: String, to destination: Destination, name: String? = nil,
        overwrites: Bool = false, preservesFolderStructure: Bool? = nil, autorenames: Bool? = nil,
        properties: Record? = nil
    ) {
        self.volume = volume
        self.location = location
        self.destination = destination
        self.name = name
        self.overwrites = overwrites
        self.preservesFolderStructure = preservesFolderStructure
        self.autorenames = autorenames
        self.properties = properties
    }

    /// The request's object.
    var body: Value {
        var place = Record([destination.field])
        place["name"] = name?.asValue
        var body = Record([
            ("source", .record(Record([("volume", .string(volume)), ("location", .string(location))]))),
            ("destination", .record(place)), ("overwrite", .bool(overwrites)),
        ])
        body["preserve_folder_structure"] = preservesFolderStructure?.asValue
        body["autorename"] = autorenames?.asValue
        body["properties"] = properties?.asValue
        return .record(body)
    }
}

extension ImportOrder {
    /// What the verb `import` takes, beside what it imports.
    static let parameters = [
        Parameter("project", .resource("project"), "project at whose top it goes"),
        Parameter("parent", .resource("folder"), "folder that it goes to"),
        Parameter("name", .string, "its name there; the last part of its key unless given"),
        Parameter("overwrite", .bool, "whether a file of that name is replaced", defaultValue: false),
        Parameter(
            "preserve_folder_structure", .bool, "whether what is in a folder keeps its folders"),
        Parameter("autorename", .bool, "whether a file whose name is taken gets another one"),
    ]

    /// What the arguments of `import` ask for.
    init(volume: String, location: String, _ arguments: Arguments) throws {
        let place: Destination
        switch (try arguments.id("project"), try arguments.id("parent")) {
        case (let project?, nil): place = .project(project)
        case (nil, let parent?): place = .folder(parent)
        default: throw APIError.invalidArgument("an import needs either project= or parent=")
        }
        self.init(
            volume: volume, location: location, to: place, name: try arguments.string("name"),
            overwrites: try arguments.bool("overwrite") ?? false,
            preservesFolderStructure: try arguments.bool("preserve_folder_structure"),
            autorenames: try arguments.bool("autorename"))
    }
}
