import SevenBridgesData

/// One thing that a member of a project may do.
enum Permission: Sendable {
    case read, copy, write, execute, admin
}

/// What a user may do in a project; every member may read.
struct Permissions: Hashable, Codable, Sendable {
    var write = false
    var copy = false
    var execute = false
    var admin = false

    /// What a project's owner may do.
    static let all = Permissions(write: true, copy: true, execute: true, admin: true)
    /// What everybody may do in a public project.
    static let visitor = Permissions(copy: true)

    func allows(_ permission: Permission) -> Bool {
        switch permission {
        case .read: true
        case .copy: copy || admin
        case .write: write || admin
        case .execute: execute || admin
        case .admin: admin
        }
    }

    /// What these and others allow together.
    func union(_ other: Permissions) -> Permissions {
        Permissions(
            write: write || other.write, copy: copy || other.copy, execute: execute || other.execute,
            admin: admin || other.admin)
    }

    /// The permissions as an object of the API.
    var value: Value {
        [
            "write": .bool(allows(.write)), "read": true, "copy": .bool(allows(.copy)),
            "execute": .bool(allows(.execute)), "admin": .bool(admin),
        ]
    }
}
