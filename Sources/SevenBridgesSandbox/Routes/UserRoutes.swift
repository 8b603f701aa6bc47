import SevenBridgesData

/// The caller and the members of the caller's division.
enum UserRoutes {
    static let all: [Route] = [
        .get("user", me),
        .get("users", list),
        .get("users/{username}", detail),
    ]

    private static func me(_ call: Call, _ world: inout World) throws -> Reply {
        try show(call.caller, call, world)
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        guard world.user(call["username"]) != nil else { throw PlatformError.userMissing }
        guard call["username"] == call.caller else { throw PlatformError.userForbidden }
        return try show(call.caller, call, world)
    }

    private static func show(_ username: String, _ call: Call, _ world: World) throws -> Reply {
        guard let user = world.user(username) else { throw PlatformError.userMissing }
        return .ok(FieldSelector(call.query["fields"]).apply(to: user.record(call)))
    }

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        guard let id = call.query["division"], !id.isEmpty else { throw PlatformError.divisionRequired }
        guard let division = world.divisions[id] else {
            throw PlatformError.notFound.saying("Requested division does not exist.")
        }
        guard division.members.contains(call.caller) else { throw PlatformError.userForbidden }
        let role = call.query["role"]?.uppercased()
        let members = division.members.compactMap(world.user)
            .filter { role == nil || $0.role.rawValue == role }
        return try call.page(of: members, reduced: nil) { $0.record(call) }
    }
}
