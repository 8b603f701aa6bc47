public import SevenBridgesData

/// A volume: a bucket in somebody's cloud storage, connected to the platform.
public struct Volume: Savable, Deletable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a volume's properties.
    public struct Fields: Sendable {
        /// Address of the volume on the API (text).
        public let href = Field<String>("href", "address of the volume on the API")
        /// Owner and name: owner/name (text).
        public let id = Field<String>("id", "owner and name: owner/name", kind: .resource("volume"))
        /// Name of the volume (text, writable).
        public let name = Writable<String>("name", "name of the volume")
        /// What it holds (text, writable).
        public let description = Writable<String>("description", "what it holds")
        /// RO for reading only, or RW (text, writable).
        public let accessMode = Writable<String>(
            "access_mode", "RO for reading only, or RW", words: AccessMode.allCases.map(\.rawValue))
        /// Whether it can be used (true or false, writable).
        public let active = Writable<Bool>("active", "whether it can be used")
        /// When it was made (a moment).
        public let createdOn = Field<Timestamp>("created_on", "when it was made")
        /// When it was last changed (a moment).
        public let modifiedOn = Field<Timestamp>("modified_on", "when it was last changed")
        /// The storage: type, bucket, prefix; never its secrets (a map, writable).
        public let service = Writable<Record>(
            "service", "the storage: type, bucket, prefix; never its secrets")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "volume", plural: "volumes", "a bucket in cloud storage, connected to the platform",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "access_mode", "active", "created_on"], idForm: .ownerSlashName,
        list: list, get: get,
        actions: [create, set, save, activate, deactivate, delete, .reload("volume"), importing]
            + Member.actions(
                of: Volume.self, "volume", example: example,
                add: { members, invitee, permissions in
                    try await members.add(invitee, permissions: permissions)
                }),
        lookUp: ResourceType.uniqueName(Volume.self))

    /// What may be done with the objects of a volume.
    public enum AccessMode: String, Hashable, Sendable, CaseIterable {
        /// Reading only.
        case readOnly = "RO"
        /// Reading, and writing by exports.
        case readWrite = "RW"
    }

    static let example = "volume me/bucket"
}

// What the catalog says beyond the properties.
extension Volume {
    private static let list = ListCall(
        "the volumes that you may use", path: { _ in ["storage", "volumes"] }, filters: [],
        examples: [Example("volumes", "all your volumes")])

    private static let get = GetCall(
        "a volume by its id or name", path: { ["storage", "volumes", $0] },
        examples: [Example(example, "one volume")])

    private static let accessMode = Parameter(
        "access_mode", .enumeration(AccessMode.allCases.map(\.rawValue)), "RO for reading only, or RW")

    private static let create = Action(
        "create", noun: "volume", "connects a bucket", effect: .write, yields: .resource("volume"),
        parameters: [
            Parameter("name", .string, "name of the volume", isRequired: true, isPositional: true),
            Parameter(
                "type", .enumeration(["s3", "gcs", "azure", "oss"]), "whose storage", isRequired: true),
            accessMode, Parameter("description", .string, "what it holds"),
        ] + VolumeService.parameters,
        examples: [
            Example(
                "create volume bucket type=s3 bucket=my-bucket access_key_id=ID secret_access_key=SECRET",
                "connects a bucket of Amazon's")
        ]
    ) { client, _, arguments in
        let mode = try arguments.string("access_mode") ?? AccessMode.readWrite.rawValue
        let volume = try await client.volumes.create(
            name: arguments.requiredString("name"), service: VolumeService(arguments), mode: mode,
            description: arguments.string("description"))
        return .record(volume.record)
    }

    private static let set = Action.set(
        Volume.self, "volume",
        parameters: [
            Parameter("description", .string, "what it holds"), accessMode,
            Parameter("service", .map, "changes of the storage: service.prefix=a/", entryKind: .any),
        ],
        example: Example("\(example) | set access_mode=RO", "makes a volume read-only"))

    private static let save = Action.save(
        Volume.self, "volume",
        example: Example("$v = \(example); $v.description = \"Reads\"; $v | save", "describes a volume"))

    private static let force = Parameter(
        "force", .bool, "whether running imports and exports may be cut off", defaultValue: false)

    private static let activate = Action(
        "activate", "makes the volume usable again", effect: .write, takes: "volume",
        yields: .resource("volume"), examples: [Example("\(example) | activate", "back to work")],
        run: Action.running { (volume: inout Volume, _) in
            try await volume.activate()
            return .record(volume.record)
        })

    private static let deactivate = Action(
        "deactivate", "takes the volume out of use; it can then be deleted", effect: .write,
        takes: "volume", yields: .resource("volume"), parameters: [force],
        examples: [Example("\(example) | deactivate --force", "out of use at once")],
        run: Action.running { (volume: inout Volume, arguments) in
            try await volume.deactivate(force: arguments.bool("force") ?? false)
            return .record(volume.record)
        })

    private static let delete = Action.delete(
        Volume.self, "volume", "disconnects the volume, which must be deactivated; the bucket stays",
        example: Example("\(example) | delete", "disconnects a bucket"))

    private static let importing = Action(
        "import", "imports an object or a folder of the volume into a project", effect: .write,
        takes: "volume", yields: .resource("import-job"),
        parameters: [
            Parameter(
                "location", .string, "key of the object, or ending in / a folder", isRequired: true,
                isPositional: true)
        ] + ImportOrder.parameters,
        examples: [Example("\(example) | import location=reads/ project=me/rna", "imports a folder")],
        run: Action.running { (volume: inout Volume, arguments) in
            let location = try arguments.requiredString("location")
            let order = try ImportOrder(volume: volume.id, location: location, arguments)
            return .record(try await volume.versions.client.imports.submit(order).record)
        })
}
