import SevenBridgesData

/// The members of projects, and what they may do.
enum MemberRoutes {
    static let all: [Route] = [
        .get("projects/{owner}/{slug}/members", list),
        .post("projects/{owner}/{slug}/members", add),
        .get("projects/{owner}/{slug}/members/{member}", detail),
        .delete("projects/{owner}/{slug}/members/{member}", remove),
        .get("projects/{owner}/{slug}/members/{member}/permissions", permissions),
        .patch("projects/{owner}/{slug}/members/{member}/permissions", mergePermissions),
        .put("projects/{owner}/{slug}/members/{member}/permissions", replacePermissions),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let project = try world.project(call.projectID, for: call.caller)
        return try call.page(of: members(of: project, world), reduced: nil) { $0.record(call) }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let member = try member(call, world)
        return .ok(FieldSelector(call.query["fields"]).apply(to: member.record(call)))
    }

    private static func add(_ call: Call, _ world: inout World) throws -> Reply {
        let project = try world.project(call.projectID, for: call.caller, needing: .admin)
        let body = try call.object()
        guard let wanted = body["permissions"]?.recordValue else { throw PlatformError.permissionsRequired }
        var permissions = Permissions()
        try permissions.merge(wanted)
        let (id, kind) = try newcomer(body, world)
        try world.addMember(id, kind, permissions, to: project.id)
        let changed = try world.project(project.id, for: call.caller)
        guard let member = members(of: changed, world).first(where: { $0.id == id }) else {
            throw PlatformError.projectMissing
        }
        return .created(.record(member.record(call)))
    }

    private static func remove(_ call: Call, _ world: inout World) throws -> Reply {
        // Whoever wants to leave may.
        let permission = call["member"] == call.caller ? Permission.read : .admin
        let project = try world.project(call.projectID, for: call.caller, needing: permission)
        try world.removeMember(call["member"], from: project.id)
        return .noContent
    }

    private static func permissions(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(try member(call, world).permissions.value)
    }

    private static func mergePermissions(_ call: Call, _ world: inout World) throws -> Reply {
        _ = try world.project(call.projectID, for: call.caller, needing: .admin)
        var permissions = try member(call, world).permissions
        try permissions.merge(try call.object())
        try world.setPermissions(permissions, of: call["member"], in: call.projectID)
        return .ok(permissions.value)
    }

    private static func replacePermissions(_ call: Call, _ world: inout World) throws -> Reply {
        _ = try world.project(call.projectID, for: call.caller, needing: .admin)
        _ = try member(call, world)
        let permissions = try Permissions(all: try call.object())
        try world.setPermissions(permissions, of: call["member"], in: call.projectID)
        return .ok(permissions.value)
    }
}

extension MemberRoutes {
    /// The users in the order of their names, the owner first, then the teams and divisions.
    private static func members(of project: Project, _ world: World) -> [Member] {
        let base = "projects/\(project.id)"
        let users = project.members.sorted { one, other in
            (one.key == project.id.owner ? 0 : 1, one.key) < (
                other.key == project.id.owner ? 0 : 1, other.key
            )
        }
        return users.map { Member(id: $0.key, of: base, email: world.user($0.key)?.email, $0.value) }
            + project.groups.map { Member(id: $0.id, of: base, kind: $0.kind, $0.permissions) }
    }

    private static func member(_ call: Call, _ world: World) throws -> Member {
        let project = try world.project(call.projectID, for: call.caller)
        guard let member = members(of: project, world).first(where: { $0.id == call["member"] }) else {
            throw PlatformError.projectMissing
        }
        return member
    }

    /// Whom a body names: by `username` and `type`, or by the `email` of an account.
    private static func newcomer(_ body: Record, _ world: World) throws -> (String, MemberKind) {
        if let email = try body.text("email") {
            guard let user = world.users.first(where: { $0.email == email.lowercased() }) else {
                throw PlatformError.projectMissing
            }
            return (user.username, .user)
        }
        guard let name = try body.text("username"), !name.isEmpty else { throw PlatformError.memberRequired }
        guard let kind = MemberKind(rawValue: try body.text("type")?.uppercased() ?? "USER") else {
            throw PlatformError.badRequest.saying("'type' must be USER, TEAM or DIVISION.")
        }
        return (name, kind)
    }
}
