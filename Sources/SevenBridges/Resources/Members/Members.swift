internal import SevenBridgesData

/// The members of one project, volume, dataset or team, or of one automation: `project.members`.
///
/// Who can be added, and how, is up to the type of the parent; the rest is the same for all.
public struct Members<Parent: Resource>: Sendable {
    let client: Client
    let parent: Parent

    init(of parent: Parent) {
        self.parent = parent
        client = parent.versions.client
    }

    /// All of them, `GET {parent}/members`.
    public func list(limit: Int? = nil) throws -> Listing<Member> {
        let arguments = Arguments(
            given: [(Parent.type.name, parent.id.asValue), ("limit", limit?.asValue)])
        return Listing(client: client, pages: try Member.type.pages(in: client, arguments))
    }

    /// One by the user's name, or the id of the team or division, `GET {parent}/members/{name}`.
    public func get(_ name: String) async throws -> Member {
        try await Member(client.send(.get(path + [name])), client)
    }

    /// Takes one out, `DELETE {parent}/members/{name}`.
    public func remove(_ name: String) async throws {
        _ = try await client.send(.delete(path + [name]))
    }

    /// Adds whom the body describes, `POST {parent}/members`.
    func add(_ body: [(String, Value)]) async throws -> Member {
        try await Member(client.send(.post(path, body: .record(Record(body)))), client)
    }

    private var path: [String] {
        get throws { try Parent.type.path(of: parent.id) + ["members"] }
    }
}

/// Who is to become a member.
public enum Invitee: Hashable, Sendable {
    /// A user by name.
    case user(String)
    /// All users of a team, by its id.
    case team(String)
    /// All users of a division, by its id.
    case division(String)
    /// Whoever has this e-mail address; for projects only.
    case email(String)

    /// The body's keys for projects and volumes.
    var fields: [(String, Value)] {
        switch self {
        case .user(let name): [("username", .string(name)), ("type", "USER")]
        case .team(let id): [("username", .string(id)), ("type", "TEAM")]
        case .division(let id): [("username", .string(id)), ("type", "DIVISION")]
        case .email(let address): [("email", .string(address))]
        }
    }
}

extension Project {
    /// Who takes part in the project.
    public var members: Members<Project> { Members(of: self) }
}

extension Members<Project> {
    /// Adds a member with these permissions.
    public func add(_ invitee: Invitee, permissions: Permissions = Permissions()) async throws -> Member {
        try await add(invitee.fields + [("permissions", permissions.asValue)])
    }
}
