import SevenBridgesData

/// The caller and the members of the caller's divisions.
enum UserRoutes {
    static let all: [Route] = [
        .get("user", me),
        .get("users", list),
        .get("users/{username}", detail),
        .delete("users/{username}", disable),
    ]

    private static func me(_ call: Call, _ world: inout World) throws -> Reply {
        try show(call.caller, call, world)
    }

    /// Administrators may look at the members of their division, others at themselves.
    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let user = try activeUser(call["username"], world)
        guard user.username == call.caller || world.isAdministered(user, by: call.caller) else {
            throw PlatformError.userForbidden
        }
        return try show(user.username, call, world)
    }

    private static func disable(_ call: Call, _ world: inout World) throws -> Reply {
        var user = try activeUser(call["username"], world)
        guard user.username != call.caller, world.isAdministered(user, by: call.caller) else {
            throw PlatformError.userForbidden
        }
        user.isDisabled = true
        world.users.insert(user)
        return .noContent
    }

    private static func activeUser(_ username: String, _ world: World) throws -> User {
        guard let user = world.user(username), !user.isDisabled else { throw PlatformError.userMissing }
        return user
    }

    private static func show(_ username: String, _ call: Call, _ world: World) throws -> Reply {
        guard let user = world.user(username) else { throw PlatformError.userMissing }
        return .ok(FieldSelector(call.query["fields"]).apply(to: user.record(call)))
    }

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        guard let id = call.query["division"], !id.isEmpty else { throw PlatformError.divisionRequired }
        let division = try world.division(id, for: call.caller)
        let role = call.query["role"]?.uppercased()
        let members = division.members.compactMap(world.user)
            .filter { !$0.isDisabled && (role == nil || $0.role.rawValue == role) }
        return try call.page(of: members, reduced: nil) { $0.record(call) }
    }
}

extension World {
    /// Whether a user is a member of a division of which the other is an administrator.
    fileprivate func isAdministered(_ user: User, by other: String) -> Bool {
        guard self.user(other)?.role == .admin else { return false }
        return divisions.rows.contains { $0.members.contains(user.username) && $0.members.contains(other) }
    }
}
