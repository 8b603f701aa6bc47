import SevenBridgesData

/// A person with an account.
struct User: Stored {
    let username: String
    let firstName: String
    let lastName: String
    let affiliation: String
    let city: String
    let country: String
    let role: Role

    var key: String { username }

    /// What the user may do in the division.
    enum Role: String, Codable, Sendable {
        case admin = "ADMIN"
        case member = "MEMBER"
        case externalCollaborator = "EXTERNAL_COLLABORATOR"
    }
}

/// An organisation's part of the platform, with its members.
struct Division: Stored, Identifiable {
    let id: String
    let name: String
    let members: [String]
}

extension User {
    /// The user as an object of the API.
    func record(_ call: Call) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href("users/\(username)")), .string(username),
                .string("\(username)@example.org"),
                .string(firstName), .string(lastName), .string(affiliation), "", "", .string(city), "",
                .string(country), "", .string(role.rawValue),
            ]
        )
    }

    private static let shape = Shape([
        "href", "username", "email", "first_name", "last_name", "affiliation", "phone", "address", "city",
        "state",
        "country", "zip_code", "role",
    ])
}
