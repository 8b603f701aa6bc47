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
    /// Whether an administrator took the account away.
    var isDisabled = false

    var key: String { username }
    var email: String { "\(username)@example.org" }

    /// What the user may do in the division.
    enum Role: String, Codable, Sendable {
        case admin = "ADMIN"
        case member = "MEMBER"
        case externalCollaborator = "EXTERNAL_COLLABORATOR"
    }
}

extension User {
    /// The user as an object of the API.
    func record(_ call: Call) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href("users/\(username)")), .string(username),
                .string(email), .string(firstName), .string(lastName), .string(affiliation), "", "",
                .string(city), "",
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
