internal import SevenBridgesData

/// A dataset: files that are published together (a preview of the API).
public struct Dataset: Savable, Deletable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a dataset's properties.
    public struct Fields: Sendable {
        /// Address of the dataset on the API (text).
        public let href = Field<String>("href", "address of the dataset on the API")
        /// Owner and short name: owner/name (text).
        public let id = Field<String>("id", "owner and short name: owner/name", kind: .resource("dataset"))
        /// Name for people (text, writable).
        public let name = Writable<String>("name", "name for people")
        /// What it holds (text, writable).
        public let description = Writable<String>("description", "what it holds")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "dataset", plural: "datasets", "files that are published together",
        properties: declaredProperties(fields), defaultColumns: ["id", "name", "description"],
        idForm: .ownerSlashName, list: list, get: get,
        actions: [set, save, delete, .reload("dataset")]
            + Member.actions(
                of: Dataset.self, "dataset", example: "dataset me/reference", invitees: ["user"],
                add: { members, invitee, permissions in
                    guard case .user(let name) = invitee else {
                        throw APIError.invalidArgument("a dataset takes users only")
                    }
                    return try await members.add(name, permissions: permissions)
                }),
        lookUp: ResourceType.uniqueName(Dataset.self))
}

// What the catalog says beyond the properties.
extension Dataset {
    private static let list = ListCall(
        "your datasets, somebody's, or the public ones",
        path: { arguments in ["datasets"] + (try arguments.id("owner").map { [$0] } ?? []) },
        filters: [
            Filter(
                Parameter("visibility", .enumeration(["public"]), "public: those that everyone may see"),
                query: "visibility"),
            Filter(Parameter("owner", .resource("user"), "only datasets of this owner"), query: nil),
        ],
        inputs: ["user": "owner"], isPreview: true,
        examples: [Example("datasets visibility=public", "what everyone may use")])

    private static let get = GetCall(
        "a dataset by its id or name", path: { ["datasets", $0] },
        examples: [Example("dataset me/reference", "one dataset")])

    private static let set = Action.set(
        Dataset.self, "dataset",
        parameters: [
            Parameter("name", .string, "another name; the id stays"),
            Parameter("description", .string, "what it holds"),
        ],
        example: Example("dataset me/reference | set description=\"Human genome\"", "describes a dataset"))

    private static let save = Action.save(
        Dataset.self, "dataset",
        example: Example("$d = dataset me/reference; $d.name = \"GRCh38\"; $d | save", "renames a dataset"))

    private static let delete = Action.delete(
        Dataset.self, "dataset", "deletes the dataset",
        example: Example("dataset me/old | delete", "deletes a dataset for good"))
}

extension Client {
    /// The datasets.
    public var datasets: Resources<Dataset> { Resources(client: self) }
}

extension Resources<Dataset> {
    /// The account's own datasets or, with the visibility `public`, everyone's, `GET /datasets`.
    public func list(visibility: String? = nil, limit: Int? = nil) throws -> Listing<Dataset> {
        try list(Arguments(given: [("visibility", visibility?.asValue), ("limit", limit?.asValue)]))
    }

    /// The datasets of somebody, `GET /datasets/{username}`.
    public func list(owner: String, limit: Int? = nil) throws -> Listing<Dataset> {
        try list(Arguments(given: [("owner", owner.asValue), ("limit", limit?.asValue)]))
    }
}

extension Dataset {
    /// Who may use the dataset.
    public var members: Members<Dataset> { Members(of: self) }

    /// What is at the top of the dataset, `GET /files?dataset={id}`.
    public func files(limit: Int? = nil) throws -> Listing<File> {
        try versions.client.files.list(
            Arguments(given: [("dataset", id.asValue), ("limit", limit?.asValue)]))
    }
}

extension Members<Dataset> {
    /// Adds a user with these permissions.
    public func add(_ user: String, permissions: Permissions = Permissions()) async throws -> Member {
        try await add([("username", .string(user)), ("permissions", permissions.asValue)])
    }
}
