/// What a member of a project can be.
enum MemberKind: String, Codable, Sendable {
    case user = "USER"
    case team = "TEAM"
    case division = "DIVISION"
}

/// A team or a division that is a member of a project, and whoever belongs to it at the time.
struct GroupMember: Codable, Sendable {
    /// The id of the team, or the division's slug.
    let id: String
    let kind: MemberKind
    var permissions: Permissions
    var people: Set<String>
}
