internal import SevenBridgesData

/// A team: users of a division who are invited together.
public struct Team: Savable, Deletable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a team's properties.
    public struct Fields: Sendable {
        /// Address of the team on the API (text).
        public let href = Field<String>("href", "address of the team on the API")
        /// A UUID (text).
        public let id = Field<String>("id", "a UUID", kind: .resource("team"))
        /// Name for people (text, writable).
        public let name = Writable<String>("name", "name for people")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "team", plural: "teams", "users of a division who are invited together",
        properties: declaredProperties(fields), defaultColumns: ["id", "name"], idForm: .uuid,
        list: list, get: get,
        actions: [create, set, save, delete, .reload("team")]
            + Member.actions(
                of: Team.self, "team", example: example, invitees: ["user"], takesPermissions: false,
                add: { members, invitee, _ in
                    guard case .user(let name) = invitee else {
                        throw APIError.invalidArgument("a team takes users only")
                    }
                    return try await members.add(name)
                }),
        lookUp: ResourceType.onlyByID(.uuid))
}

// What the catalog says beyond the properties.
extension Team {
    private static let list = ListCall(
        "the teams of a division", path: { _ in ["teams"] },
        filters: [
            Filter(
                Parameter("division", .resource("division"), "division whose teams are listed"),
                query: "division"),
            Filter(
                Parameter(
                    "all", .bool, "whether all teams of the division, not only yours", defaultValue: false),
                query: "_all"),
        ],
        inputs: ["division": "division"], exactlyOneOf: [["division"]],
        examples: [Example("teams division=my-division --all", "all teams of a division")])

    private static let get = GetCall(
        "a team by its id", path: { ["teams", $0] }, examples: [Example(example, "one team")])

    private static let example = "team 5ac4d6a9-3b2f-4d27-9a58-0c6ac8a3a07c"

    private static let create = Action(
        "create", noun: "team", "makes a team in a division", effect: .write, yields: .resource("team"),
        parameters: [
            Parameter("name", .string, "name of the team", isRequired: true, isPositional: true),
            Parameter("division", .resource("division"), "division that it is part of", isRequired: true),
        ],
        examples: [Example("create team Sequencing division=my-division", "a new team")]
    ) { client, _, arguments in
        let (name, division) = (
            try arguments.requiredString("name"), try arguments.requiredID("division")
        )
        return .record(try await client.teams.create(name: name, division: division).record)
    }

    private static let set = Action.set(
        Team.self, "team", parameters: [Parameter("name", .string, "another name")],
        example: Example("\(example) | set name=Genomics", "renames a team"))

    private static let save = Action.save(
        Team.self, "team",
        example: Example("$t = \(example); $t.name = \"Genomics\"; $t | save", "renames a team"))

    private static let delete = Action.delete(
        Team.self, "team", "deletes the team; its members stay users",
        example: Example("\(example) | delete", "deletes a team for good"))
}

extension Client {
    /// The teams.
    public var teams: Resources<Team> { Resources(client: self) }
}

extension Resources<Team> {
    /// The teams of a division: the account's own, or all of them, `GET /teams`.
    public func list(division: String, all: Bool = false, limit: Int? = nil) throws -> Listing<Team> {
        try list(
            Arguments(given: [
                ("division", division.asValue), ("all", all.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// Makes a team, `POST /teams`.
    public func create(name: String, division: String) async throws -> Team {
        let body: Value = ["name": .string(name), "division": .string(division)]
        return try await Team(client.send(.post("teams", body: body)), client)
    }
}

extension Team {
    /// Who is in the team.
    public var members: Members<Team> { Members(of: self) }
}

extension Members<Team> {
    /// Adds a user of the division by name.
    public func add(_ user: String) async throws -> Member {
        try await add([("id", .string(user))])
    }
}
