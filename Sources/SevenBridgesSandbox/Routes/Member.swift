import SevenBridgesData

/// A member of a project or dataset, as the API shows it.
struct Member {
    /// A username, the id of a team or a division's slug.
    let id: String
    let permissions: Permissions
    private let path: String
    private let email: String?
    private let kind: MemberKind

    /// A member of what has this path: `projects/rosalind/scratch`.
    init(
        id: String, of path: String, kind: MemberKind = .user, email: String? = nil,
        _ permissions: Permissions
    ) {
        self.id = id
        self.path = "\(path)/members/\(id)"
        self.kind = kind
        self.email = email
        self.permissions = permissions
    }

    /// The member as an object of the API.
    func record(_ call: Call) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href(path)), .string(id), .string(id), email.map(Value.string) ?? .null,
                .string(kind.rawValue), permissions.value,
            ])
    }

    private static let shape = Shape(["href", "id", "username", "email", "type", "permissions"])
}

extension Permissions {
    private static let names = ["write", "read", "copy", "execute", "admin"]

    /// Takes over what a body names and leaves the rest; nobody's reading can be taken away.
    mutating func merge(_ body: Record) throws {
        for name in Self.names {
            guard let value = body[name], !value.isNull else { continue }
            guard let isAllowed = value.boolValue else {
                throw PlatformError.badRequest.saying("'\(name)' must be true or false.")
            }
            switch name {
            case "write": write = isAllowed
            case "copy": copy = isAllowed
            case "execute": execute = isAllowed
            case "admin": admin = isAllowed
            default: break
            }
        }
    }

    /// The permissions of a body, which must name all five.
    init(all body: Record) throws {
        self.init()
        guard Self.names.allSatisfy({ body[$0]?.boolValue != nil }) else {
            throw PlatformError.permissionsIncomplete
        }
        try merge(body)
    }
}
