public import SevenBridgesData
internal import Synchronization

/// A person with an account on the platform.
public struct User: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a user's properties.
    public struct Fields: Sendable {
        /// Address of the user on the API (text).
        public let href = Field<String>("href", "address of the user on the API")
        /// Name that identifies the user (text).
        public let username = Field<String>("username", "name that identifies the user")
        /// E-mail address (text).
        public let email = Field<String>("email", "e-mail address")
        /// First name (text).
        public let firstName = Field<String>("first_name", "first name")
        /// Last name (text).
        public let lastName = Field<String>("last_name", "last name")
        /// Company or institution (text).
        public let affiliation = Field<String>("affiliation", "company or institution")
        /// Telephone number (text).
        public let phone = Field<String>("phone", "telephone number")
        /// Street and number (text).
        public let address = Field<String>("address", "street and number")
        /// City (text).
        public let city = Field<String>("city", "city")
        /// State or province (text).
        public let state = Field<String>("state", "state or province")
        /// Country (text).
        public let country = Field<String>("country", "country")
        /// Postal code (text).
        public let zipCode = Field<String>("zip_code", "postal code")
        /// Role in the division that was asked about (text).
        public let role = Field<String>("role", "role in the division that was asked about")
        /// Tags that the platform gives to accounts (a list of maps).
        public let tags = Field<[Record]>("tags", "tags that the platform gives to accounts")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "user", plural: "users", "a person with an account on the platform",
        properties: declaredProperties(fields),
        defaultColumns: ["username", "email", "first_name", "last_name", "affiliation"],
        idProperty: "username", idForm: .username, list: list, get: get,
        actions: [me, disable, .reload("user")],
        lookUp: ResourceType.onlyByID(.username))

    private static let list = ListCall(
        "the users of a division", path: { _ in ["users"] }, fields: nil,
        filters: [
            Filter(
                Parameter("division", .resource("division"), "the division whose users are listed"),
                query: "division"),
            Filter(
                Parameter(
                    "role", .enumeration(["member", "admin", "external_collaborator"]),
                    "only users with this role"),
                query: "role", property: "role"),
        ],
        inputs: ["division": "division"], exactlyOneOf: [["division"]],
        examples: [Example("users division=my-division role=admin", "who administrates a division")])

    private static let get = GetCall(
        "a user by name", path: { ["users", $0] }, examples: [Example("user jdoe", "one user")])

    private static let me = Action(
        "me", "who is signed in", effect: .read, yields: .resource("user"),
        examples: [Example("me", "your own account"), Example("$(me).username", "your name on the platform")]
    ) { client, _, _ in
        try await .record(client.users.me().record)
    }

    private static let disable = Action(
        "disable", "disables a user of your enterprise", effect: .destroy, takes: "user", yields: .none,
        examples: [Example("user bob | disable", "keeps a user out")],
        run: Action.running { (user: inout User, _) in
            try await user.disable()
            return nil
        })
}

extension Client {
    /// The users.
    public var users: Resources<User> { Resources(client: self) }

    /// The name of the signed-in user, asked for once.
    public func username() async throws -> String {
        if let known = memory.state.withLock(\.username) { return known }
        let name = try await users.me().id
        memory.state.withLock { $0.username = name }
        return name
    }
}

extension Resources<User> {
    /// The signed-in user.
    public func me() async throws -> User {
        try await User(client.send(.get("user")), client)
    }

    /// The users of a division.
    public func list(division: String, role: String? = nil) throws -> Listing<User> {
        try list(Arguments(given: [("division", division.asValue), ("role", role?.asValue)]))
    }
}

extension User {
    /// Disables the user, `DELETE /users/{username}`; only an enterprise's administrator may.
    public func disable() async throws {
        _ = try await versions.client.send(.delete("users", id))
    }
}
