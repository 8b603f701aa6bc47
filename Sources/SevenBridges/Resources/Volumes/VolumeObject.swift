public import SevenBridgesData

/// An object in a volume's bucket, which need not be known to the platform yet.
public struct VolumeObject: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of an object's properties.
    public struct Fields: Sendable {
        /// Address of the object on the API (text).
        public let href = Field<String>("href", "address of the object on the API")
        /// Key in the bucket (text).
        public let location = Field<String>("location", "key in the bucket")
        /// Volume that it is in (text).
        public let volume = Field<String>("volume", "volume that it is in", kind: .resource("volume"))
        /// Type of the storage: s3, gcs (text).
        public let type = Field<String>("type", "type of the storage: s3, gcs")
        /// What the storage says of it: size, etag and more (a map).
        public let metadata = Field<Record>("metadata", "what the storage says of it: size, etag and more")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "object", plural: "objects", "an object in a volume's bucket",
        properties: declaredProperties(fields), defaultColumns: ["location", "volume", "metadata"],
        idProperty: "location", idForm: .none, list: list, get: nil, actions: [importing, .reload("object")],
        address: {
            .path(["storage", "volumes", try volume(of: $0), "object"], query: [try location(of: $0)])
        },
        lookUp: ResourceType.onlyByID(.none))

    private static let list = ListCall(
        "the objects of a volume, one level of them",
        path: { ["storage", "volumes", try $0.requiredID("volume"), "list"] },
        filters: [
            Filter(Parameter("volume", .resource("volume"), "volume whose objects are listed"), query: nil),
            Filter(
                Parameter("prefix", .string, "only what is right below this prefix: reads/"),
                query: "prefix"),
        ],
        inputs: ["volume": "volume"], exactlyOneOf: [["volume"]], paging: .links(),
        examples: [Example("objects volume=me/bucket prefix=reads/", "what is in a folder of a bucket")])

    private static let importing = Action(
        "import", "imports the object into a project", effect: .write, takes: "object",
        yields: .resource("import-job"), parameters: ImportOrder.parameters,
        examples: [
            Example("objects volume=me/bucket prefix=reads/ | import project=me/rna", "imports them all")
        ],
        bulk: BulkForm(limit: 100) { client, records, arguments in
            let orders = try records.map { record in
                try ImportOrder(volume: volume(of: record), location: location(of: record).value, arguments)
            }
            return try await client.imports.submit(orders).map { $0.map { .record($0.record) } }
        },
        run: Action.running { (object: inout VolumeObject, arguments) in
            let order = try ImportOrder(
                volume: volume(of: object.record), location: object.id, arguments)
            return .record(try await object.versions.client.imports.submit(order).record)
        })

    private static func volume(of record: Record) throws -> String {
        guard let volume = record["volume"]?.stringValue, !volume.isEmpty else {
            throw APIError.unexpectedForm("an object without its 'volume'")
        }
        return volume
    }

    private static func location(of record: Record) throws -> QueryItem {
        guard let location = record["location"]?.stringValue, !location.isEmpty else {
            throw APIError.unexpectedForm("an object without its 'location'")
        }
        return QueryItem("location", location)
    }

    /// The object's size in bytes, where the storage says it.
    public var size: Int? { self.metadata?["size"].flatMap(Int.init) }
}

extension ListingPage<VolumeObject> {
    /// What is deeper in the bucket than the objects of this page: prefixes for further lists.
    public var prefixes: [String] {
        (details["prefixes"]?.listValue ?? []).compactMap { $0["prefix"].stringValue }
    }
}
