import SevenBridgesData

/// Who may use a volume, and for what: read is to look into it, copy to import, write to export.
enum VolumeMemberRoutes {
    static let all: [Route] = [
        .get("storage/volumes/{owner}/{name}/members", list),
        .post("storage/volumes/{owner}/{name}/members", add),
        .get("storage/volumes/{owner}/{name}/members/{member}", detail),
        .delete("storage/volumes/{owner}/{name}/members/{member}", remove),
        .get("storage/volumes/{owner}/{name}/members/{member}/permissions", permissions),
        .patch("storage/volumes/{owner}/{name}/members/{member}/permissions") { call, world in
            try change(call, &world, isComplete: false)
        },
        .put("storage/volumes/{owner}/{name}/members/{member}/permissions") { call, world in
            try change(call, &world, isComplete: true)
        },
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let volume = try world.volume(call.volumeID, for: call.caller)
        return try call.page(of: volume.members, reduced: nil) { record($0, of: volume, call) }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let volume = try world.volume(call.volumeID, for: call.caller)
        return .ok(show(volume.members[try index(call, in: volume)], of: volume, call))
    }

    private static func add(_ call: Call, _ world: inout World) throws -> Reply {
        var volume = try world.volume(call.volumeID, for: call.caller, needing: .admin)
        let body = try call.object()
        guard let granted = body["permissions"]?.recordValue else {
            throw PlatformError.transferInvalid.saying("'permissions' must be an object.")
        }
        var member = try newMember(body, world)
        guard !volume.members.contains(where: { $0.name == member.name }) else {
            throw PlatformError.projectExists
        }
        try member.permissions.merge(granted)
        volume.members.append(member)
        world.volumes[volume.id] = volume
        return .created(show(member, of: volume, call))
    }

    private static func remove(_ call: Call, _ world: inout World) throws -> Reply {
        var volume = try world.volume(call.volumeID, for: call.caller, needing: .admin)
        let index = try index(call, in: volume)
        try checkNotOwner(index)
        volume.members.remove(at: index)
        world.volumes[volume.id] = volume
        return .noContent
    }

    private static func permissions(_ call: Call, _ world: inout World) throws -> Reply {
        let volume = try world.volume(call.volumeID, for: call.caller)
        return .ok(volume.members[try index(call, in: volume)].permissions.volumeValue)
    }

    private static func change(_ call: Call, _ world: inout World, isComplete: Bool) throws -> Reply {
        var volume = try world.volume(call.volumeID, for: call.caller, needing: .admin)
        let index = try index(call, in: volume)
        try checkNotOwner(index)
        let body = try call.object()
        if isComplete { try Permissions.checkComplete(body) }
        try volume.members[index].permissions.merge(body)
        world.volumes[volume.id] = volume
        return .ok(volume.members[index].permissions.volumeValue)
    }
}

extension VolumeMemberRoutes {
    private static func index(_ call: Call, in volume: Volume) throws -> Int {
        guard let index = volume.members.firstIndex(where: { $0.name == call["member"] }) else {
            throw PlatformError.transferProjectMissing
        }
        return index
    }

    /// The owner comes first, and stays.
    private static func checkNotOwner(_ index: Int) throws {
        guard index > 0 else {
            throw PlatformError.volumeForbidden.saying("The owner of a volume stays its administrator.")
        }
    }

    private static func newMember(_ body: Record, _ world: World) throws -> VolumeMember {
        let type = try body.text("type") ?? "USER"
        guard let kind = MemberKind(rawValue: type.uppercased()) else {
            throw PlatformError.transferInvalid.saying("'type' must be USER, TEAM or DIVISION.")
        }
        let name = try body.text("username") ?? world.username(ofEmail: try body.text("email") ?? "")
        guard let name, !name.isEmpty, world.exists(kind, name) else {
            throw PlatformError.transferProjectMissing
        }
        return VolumeMember(name: name, kind: kind, permissions: Permissions())
    }

    private static func show(_ member: VolumeMember, of volume: Volume, _ call: Call) -> Value {
        FieldSelector(call.query["fields"]).apply(to: record(member, of: volume, call))
    }

    private static func record(_ member: VolumeMember, of volume: Volume, _ call: Call) -> Record {
        var record = Record([
            ("href", .string(call.href("storage/volumes/\(volume.id)/members/\(member.name)"))),
            ("id", .string(member.name)), ("username", .string(member.name)),
        ])
        if member.kind == .user { record["email"] = .string("\(member.name)@example.org") }
        record["type"] = .string(member.kind.rawValue)
        record["permissions"] = member.permissions.volumeValue
        return record
    }
}

extension World {
    fileprivate func username(ofEmail email: String) -> String? {
        users.first { $0.email == email.lowercased() }?.username
    }

    fileprivate func exists(_ kind: MemberKind, _ name: String) -> Bool {
        kind == .user ? user(name) != nil : people(in: name, kind) != nil
    }
}

extension Permissions {
    /// Checks that all of a volume's permissions are there.
    fileprivate static func checkComplete(_ body: Record) throws {
        guard ["read", "write", "copy", "admin"].allSatisfy({ body[$0]?.boolValue != nil }) else {
            throw PlatformError.permissionsIncomplete
        }
    }

    /// The permissions as an object of the API: nothing is executed on a volume.
    fileprivate var volumeValue: Value {
        [
            "write": .bool(allows(.write)), "read": true, "copy": .bool(allows(.copy)), "admin": .bool(admin),
        ]
    }
}
