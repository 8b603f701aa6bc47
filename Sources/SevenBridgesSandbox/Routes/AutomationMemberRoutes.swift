import SevenBridgesData

/// Who may do what with an automation.
enum AutomationMemberRoutes {
    static let all = routes.map(\.inAdvanceAccess)

    private static let routes: [Route] = [
        .get("automation/automations/{id}/members", list),
        .post("automation/automations/{id}/members", add),
        .get("automation/automations/{id}/members/{member}", detail),
        .patch("automation/automations/{id}/members/{member}", update),
        .delete("automation/automations/{id}/members/{member}", remove),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller)
        return try call.page(of: automation.members, reduced: nil) { member in
            record(member, of: automation, call, world)
        }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller)
        return try show(call["member"], of: automation, call, world)
    }

    private static func add(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller, needing: .admin)
        let body = try call.object()
        let isTeam = try body.text("type")?.lowercased() == "team"
        guard let id = try body.text(isTeam ? "id" : "username") ?? body.text("id"), !id.isEmpty else {
            throw PlatformError.badRequest.saying(
                "A member needs a 'username', or an 'id' with the type team.")
        }
        guard isTeam ? world.teams[id] != nil : world.user(id) != nil else {
            throw PlatformError.notFound.saying("There is no user or team '\(id)'.")
        }
        guard !automation.members.contains(where: { $0.id == id }) else {
            throw PlatformError.conflict.saying("'\(id)' is a member already.")
        }
        var permissions = Permissions()
        try permissions.merge(body["permissions"]?.recordValue ?? Record())
        let member = AutomationMember(id: id, isTeam: isTeam, permissions: permissions)
        let changed = world.update(automation, by: call.caller) { $0.members.append(member) }
        return .created(try value(of: id, in: changed, call, world))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller, needing: .admin)
        let index = try index(of: call["member"], in: automation)
        guard let permissions = try call.object()["permissions"]?.recordValue else {
            throw PlatformError.badRequest.saying("'permissions' must be an object.")
        }
        let changed = try world.update(automation, by: call.caller) {
            try $0.members[index].permissions.merge(permissions)
        }
        return try show(call["member"], of: changed, call, world)
    }

    private static func remove(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller, needing: .admin)
        let index = try index(of: call["member"], in: automation)
        guard automation.members[index].id != automation.createdBy else {
            throw PlatformError.forbidden.saying("The owner can't be removed.")
        }
        _ = world.update(automation, by: call.caller) { $0.members.remove(at: index) }
        return .noContent
    }
}

extension AutomationMemberRoutes {
    private static func index(of id: String, in automation: Automation) throws -> Int {
        guard let index = automation.members.firstIndex(where: { $0.id == id }) else {
            throw PlatformError.notFound.saying("'\(id)' is no member of the automation.")
        }
        return index
    }

    private static func show(
        _ id: String, of automation: Automation, _ call: Call, _ world: World
    ) throws -> Reply {
        .ok(try value(of: id, in: automation, call, world))
    }

    private static func value(
        of id: String, in automation: Automation, _ call: Call, _ world: World
    ) throws -> Value {
        let member = automation.members[try index(of: id, in: automation)]
        return call.show(record(member, of: automation, call, world))
    }

    private static func record(
        _ member: AutomationMember, of automation: Automation, _ call: Call, _ world: World
    ) -> Record {
        let user = member.isTeam ? nil : world.user(member.id)
        let name = user.map { "\($0.firstName) \($0.lastName)" } ?? world.teams[member.id]?.name ?? member.id
        return Record([
            ("href", .string(call.href("automation/automations/\(automation.id)/members/\(member.id)"))),
            ("id", .string(member.id)), ("username", .string(member.id)),
            ("email", user.map { .string("\($0.username)@example.org") } ?? .null),
            ("type", member.isTeam ? "TEAM" : "USER"), ("name", .string(name)),
            ("permissions", member.permissions.value),
        ])
    }
}
