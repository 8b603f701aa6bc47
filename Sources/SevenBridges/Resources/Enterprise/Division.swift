internal import SevenBridgesData

/// A division of an enterprise.
public struct Division: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a division's properties.
    public struct Fields: Sendable {
        /// Address of the division on the API (text).
        public let href = Field<String>("href", "address of the division on the API")
        /// Short name (text).
        public let id = Field<String>("id", "short name", kind: .resource("division"))
        /// Name for people (text).
        public let name = Field<String>("name", "name for people")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "division", plural: "divisions", "a division of an enterprise",
        properties: declaredProperties(fields), defaultColumns: ["id", "name"], idForm: .opaque,
        list: list, get: get, actions: [.reload("division")], lookUp: ResourceType.onlyByID(.opaque))

    private static let list = ListCall(
        "the divisions that you belong to", path: { _ in ["divisions"] }, filters: [],
        examples: [Example("divisions", "all your divisions")])

    private static let get = GetCall(
        "a division by its id", path: { ["divisions", $0] },
        examples: [Example("division my-division", "one division")])
}

extension Client {
    /// The divisions.
    public var divisions: Resources<Division> { Resources(client: self) }
}

extension Resources<Division> {
    /// The divisions that the account belongs to, `GET /divisions`.
    public func list(limit: Int? = nil) throws -> Listing<Division> {
        try list(Arguments(given: [("limit", limit?.asValue)]))
    }
}

extension Division {
    /// The teams of the division: the account's own, or all of them.
    public func teams(all: Bool = false) throws -> Listing<Team> {
        try versions.client.teams.list(division: id, all: all)
    }

    /// The users of the division, all or those with a role.
    public func members(role: String? = nil) throws -> Listing<User> {
        try versions.client.users.list(division: id, role: role)
    }
}
