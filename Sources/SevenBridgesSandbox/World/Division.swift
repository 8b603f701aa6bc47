import SevenBridgesData

/// An organisation's part of the platform, with its members.
struct Division: Stored, Identifiable {
    /// A slug.
    let id: String
    let name: String
    let members: [String]
}

/// Some of a division's members, who are given permissions together.
struct Team: Stored, Identifiable {
    /// A UUID.
    let id: String
    var name: String
    let division: String
    /// Who made it, and manages it beside the division's administrators.
    let createdBy: String
    /// In the order in which they came.
    var members: [String]
}

extension Division {
    /// The division as an object of the API.
    func record(_ call: Call) -> Record {
        Record([
            ("href", .string(call.href("divisions/\(id)"))), ("id", .string(id)), ("name", .string(name)),
        ])
    }
}

extension Team {
    /// The team as an object of the API.
    func record(_ call: Call) -> Record {
        Record([("href", .string(call.href("teams/\(id)"))), ("id", .string(id)), ("name", .string(name))])
    }

    /// One of its members as an object of the API.
    func member(_ user: User, _ call: Call) -> Record {
        Record([
            ("href", .string(call.href("teams/\(id)/members/\(user.username)"))),
            ("id", .string(user.username)), ("username", .string(user.username)),
            ("role", .string(user.role.rawValue)),
        ])
    }
}
