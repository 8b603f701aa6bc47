public import SevenBridgesData

/// A marker: a named place in a file of the genome browser.
public struct Marker: Savable, Deletable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a marker's properties.
    public struct Fields: Sendable {
        /// Address of the marker on the API (text).
        public let href = Field<String>("href", "address of the marker on the API")
        /// An id (text).
        public let id = Field<String>("id", "an id", kind: .resource("marker"))
        /// File that it is in (text).
        public let file = Field<String>("file", "file that it is in", kind: .resource("file"))
        /// Name of the marker (text, writable).
        public let name = Writable<String>("name", "name of the marker")
        /// Chromosome: chr1 (text, writable).
        public let chromosome = Writable<String>("chromosome", "chromosome: chr1")
        /// Where it starts and ends, in bases (a map, writable).
        public let position = Writable<Record>("position", "where it starts and ends, in bases")
        /// When it was made (a moment).
        public let createdTime = Field<Timestamp>("created_time", "when it was made")
        /// Who made it (text).
        public let createdBy = Field<String>("created_by", "who made it", kind: .resource("user"))
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "marker", plural: "markers", "a named place in a file of the genome browser",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "file", "chromosome", "position"], idForm: .opaque,
        list: list, get: get, actions: [create, set, save, delete, .reload("marker")],
        lookUp: ResourceType.onlyByID(.opaque))
}

// What the catalog says beyond the properties.
extension Marker {
    private static let list = ListCall(
        "the markers of a file", path: { _ in ["genome", "markers"] },
        filters: [
            Filter(
                Parameter("file", .resource("file"), "file whose markers are listed"), query: "file",
                property: "file")
        ],
        inputs: ["file": "file"], exactlyOneOf: [["file"]],
        examples: [Example("markers file=me/rna/s1.bam", "what is marked in a file")])

    private static let get = GetCall(
        "a marker by its id", path: { ["genome", "markers", $0] },
        examples: [Example("marker ID", "one marker")])

    private static let place = [
        Parameter("chromosome", .string, "chromosome: chr1"),
        Parameter("position", .map, "position.start= and position.end=, in bases", entryKind: .int),
    ]

    private static let create = Action(
        "create", noun: "marker", "marks a place in a file", effect: .write, yields: .resource("marker"),
        parameters: [
            Parameter("name", .string, "name of the marker", isRequired: true, isPositional: true),
            Parameter("file", .resource("file"), "file that it is in", isRequired: true),
        ] + place + [
            Parameter("private", .bool, "whether only you see it", defaultValue: true)
        ],
        examples: [
            Example(
                "create marker SNP file=me/rna/s1.bam chromosome=chr1 position.start=100 position.end=200",
                "marks a hundred bases")
        ]
    ) { client, _, arguments in
        let position = try arguments.map("position") ?? Record()
        guard let start = position["start"]?.intValue, let end = position["end"]?.intValue else {
            throw APIError.invalidArgument("a marker needs position.start= and position.end=")
        }
        let marker = try await client.markers.create(
            name: arguments.requiredString("name"), file: arguments.requiredID("file"),
            chromosome: arguments.requiredString("chromosome"), start: start, end: end,
            isPrivate: arguments.bool("private") ?? true)
        return .record(marker.record)
    }

    private static let set = Action.set(
        Marker.self, "marker", parameters: [Parameter("name", .string, "another name")] + place,
        example: Example("marker ID | set name=SNP2", "renames a marker"))

    private static let save = Action.save(
        Marker.self, "marker",
        example: Example("$m = marker ID; $m.name = \"SNP2\"; $m | save", "renames a marker"))

    private static let delete = Action.delete(
        Marker.self, "marker", "deletes the marker",
        example: Example("markers file=me/rna/s1.bam | delete", "deletes all markers of a file"))
}

extension Client {
    /// The markers of the genome browser.
    public var markers: Resources<Marker> { Resources(client: self) }
}

extension Resources<Marker> {
    /// The markers of a file, `GET /genome/markers`.
    public func list(file: String, limit: Int? = nil) throws -> Listing<Marker> {
        try list(Arguments(given: [("file", file.asValue), ("limit", limit?.asValue)]))
    }

    /// Marks a place, `POST /genome/markers`; start and end are in bases.
    public func create(
        name: String, file: String, chromosome: String, start: Int, end: Int, isPrivate: Bool = true
    ) async throws -> Marker {
        let body: Value = [
            "file": .string(file), "name": .string(name),
            "position": ["start": .int(start), "end": .int(end)],
            "chromosome": .string(chromosome), "private": .bool(isPrivate),
        ]
        return try await Marker(client.send(.post("genome", "markers", body: body)), client)
    }
}

extension Marker {
    /// The bases from where to where it is; nil where the platform doesn't say.
    public var range: ClosedRange<Int>? {
        guard let position = self.position, let start = position["start"]?.intValue,
            let end = position["end"]?.intValue, start <= end
        else { return nil }
        return start...end
    }
}
