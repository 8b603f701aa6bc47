import SevenBridgesData

/// A place for files, apps and tasks, with its members.
struct Project: Stored, Identifiable {
    let id: ProjectID
    var name: String
    var description = ""
    var type = "v2"
    var tags: [String] = []
    var settings = ProjectSettings()
    var billingGroup: String
    let rootFolder: String
    let category: Category
    let createdBy: String
    let createdOn: Timestamp
    var modifiedOn: Timestamp
    /// What the users who are its members may do, by username.
    var members: [String: Permissions]
    /// The teams and divisions that are its members.
    var groups: [GroupMember] = []

    /// Who may see a project.
    enum Category: String, Codable, Sendable {
        case `private` = "PRIVATE"
        case `public` = "PUBLIC"
    }

    /// What a user may do here, alone and as one of a team or division; nil for one who may not even see it.
    func permissions(of username: String) -> Permissions? {
        var granted = groups.filter { $0.people.contains(username) }.map(\.permissions)
        if let own = members[username] { granted.append(own) }
        if category == .public { granted.append(.visitor) }
        return granted.isEmpty ? nil : granted.reduce(Permissions()) { $0.union($1) }
    }
}

extension Project {
    /// Whether a user is a member, alone or as one of a team or division.
    func isMember(_ username: String) -> Bool {
        members[username] != nil || groups.contains { $0.people.contains(username) }
    }

    /// What a list shows of a project where `fields` is absent.
    static let reducedFields = ["href", "id", "name"]

    /// The project as an object of the API, with the caller's permissions.
    func record(_ call: Call) -> Record {
        let permissions = permissions(of: call.caller) ?? Permissions()
        return Record(
            shape: Self.shape,
            values: [
                .string(call.href("projects/\(id)")), .string(id.description), .string(name), .string(type),
                .string(description), .list(tags.map(Value.string)), settings.value, permissions.value,
                .string(billingGroup), .string(rootFolder), .string(category.rawValue), .string(createdBy),
                .string(createdOn.wholeSeconds), .string(modifiedOn.wholeSeconds),
            ]
        )
    }

    private static let shape = Shape([
        "href", "id", "name", "type", "description", "tags", "settings", "permissions", "billing_group",
        "root_folder", "category", "created_by", "created_on", "modified_on",
    ])
}

extension Timestamp {
    /// The moment as the platform writes it, without a fraction.
    var wholeSeconds: String {
        Timestamp(microseconds: microseconds - microseconds % 1_000_000).iso8601
    }
}
