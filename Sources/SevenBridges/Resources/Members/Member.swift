internal import SevenBridgesData

/// A user, team or division that takes part in a project, volume or dataset, or a user in a team.
public struct Member: Savable, Deletable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a member's properties.
    public struct Fields: Sendable {
        /// Address of the member on the API (text).
        public let href = Field<String>("href", "address of the member on the API")
        /// The user's name, or the id of the team or division (text).
        public let id = Field<String>("id", "the user's name, or the id of the team or division")
        /// The user's name (text).
        public let username = Field<String>("username", "the user's name", kind: .resource("user"))
        /// E-mail address (text).
        public let email = Field<String>("email", "e-mail address")
        /// USER, TEAM or DIVISION (text).
        public let type = Field<String>(
            "type", "USER, TEAM or DIVISION", words: ["USER", "TEAM", "DIVISION"])
        /// Name for people (text).
        public let name = Field<String>("name", "name for people")
        /// Role in the team (text).
        public let role = Field<String>("role", "role in the team")
        /// What the member may do (permissions, writable).
        public let permissions = Writable<Permissions>("permissions", "what the member may do")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "member", plural: "members",
        "someone who takes part in a project, volume, dataset, team or automation",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "username", "email", "type", "permissions"], idForm: .opaque,
        list: list, get: nil, actions: [save, .reload("member"), remove],
        address: { .link(try address(of: $0)) }, lookUp: ResourceType.onlyByID(.none))

    private static let list = ListCall(
        "the members of a project, volume, dataset, team or automation", path: path, fields: nil,
        filters: parents.map { parent in
            Filter(
                Parameter(parent, .resource(parent), "the \(parent) whose members are listed"), query: nil)
        },
        inputs: Dictionary(uniqueKeysWithValues: parents.map { ($0, $0) }),
        exactlyOneOf: [parents],
        examples: [
            Example("members project=me/rna", "who takes part in a project"),
            Example("project me/rna | members | get username", "their names"),
        ])

    /// The types that have members, each of them the name of the list's parameter.
    private static let parents = ["project", "volume", "automation", "dataset", "team"]

    /// `GET /{parent}/members`.
    @Sendable private static func path(_ arguments: Arguments) throws -> [String] {
        for parent in parents {
            guard let id = try arguments.id(parent), let get = Catalog.type(named: parent)?.get else {
                continue
            }
            return get.path(id) + ["members"]
        }
        throw APIError.invalidArgument("members needs \(parents.map { "\($0)=" }.joined(separator: " or "))")
    }
}

// What the catalog says beyond the properties.
extension Member {
    private static let save = Action.save(
        Member.self, "member",
        example: Example(
            "$m = project me/rna | members | first; $m.permissions.write = true; $m | save",
            "lets a member write"))

    private static let remove = Action.delete(
        Member.self, "member", "takes the member out",
        example: Example("members project=me/rna | where username = bob | delete", "takes a user out"))

    /// The address of a member, which says whose member it is.
    static func address(of record: Record) throws -> String {
        guard let href = record["href"]?.stringValue, !href.isEmpty else {
            throw APIError.unexpectedForm("a member without its address, 'href'")
        }
        return href.hasSuffix("/") ? String(href.dropLast()) : href
    }
}
