import SevenBridgesData

/// Datasets and their members; preview calls all of them.
enum DatasetRoutes {
    static let all: [Route] = [
        .get("datasets", list),
        .get("datasets/{owner}", list),
        .get("datasets/{owner}/{slug}", detail),
        .patch("datasets/{owner}/{slug}", update),
        .delete("datasets/{owner}/{slug}", delete),
        .get("datasets/{owner}/{slug}/members", members),
        .post("datasets/{owner}/{slug}/members", addMember),
        .get("datasets/{owner}/{slug}/members/{member}", member),
        .delete("datasets/{owner}/{slug}/members/{member}", removeMember),
        .get("datasets/{owner}/{slug}/members/{member}/permissions", permissions),
        .patch("datasets/{owner}/{slug}/members/{member}/permissions", mergePermissions),
        .put("datasets/{owner}/{slug}/members/{member}/permissions", replacePermissions),
    ]

    /// The caller's own, the public ones, or those of an owner that the caller can see.
    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        try call.requireAdvanceAccess()
        let isForPublic = call.query["visibility"]?.lowercased() == "public"
        let owner = call.parameters["owner"] ?? (isForPublic ? nil : call.caller)
        let datasets = world.datasets.filter {
            $0.permissions(of: call.caller) != nil && (!isForPublic || $0.isPublic)
                && (owner == nil || $0.owner == owner)
        }
        return try call.page(of: datasets, reduced: Dataset.reducedFields) { $0.record(call) }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let dataset = try requested(call, world)
        return .ok(FieldSelector(call.query["fields"]).apply(to: dataset.record(call)))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        var dataset = try requested(call, world, .admin)
        let body = try call.object()
        if let name = try body.text("name") {
            guard !name.isEmpty else { throw PlatformError.badRequest.saying("'name' can't be empty.") }
            dataset.name = name
        }
        dataset.description = try body.text("description") ?? dataset.description
        world.datasets.insert(dataset)
        return .ok(.record(dataset.record(call)))
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        world.datasets[try requested(call, world, .admin).id] = nil
        return .noContent
    }

    private static func requested(_ call: Call, _ world: World, _ permission: Permission = .read) throws
        -> Dataset
    {
        try call.requireAdvanceAccess()
        return try world.dataset("\(call["owner"])/\(call["slug"])", for: call.caller, needing: permission)
    }
}

// Members
extension DatasetRoutes {
    private static func members(_ call: Call, _ world: inout World) throws -> Reply {
        let dataset = try requested(call, world)
        return try call.page(of: members(of: dataset, world), reduced: nil) { $0.record(call) }
    }

    private static func member(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(.record(try member(call["member"], of: try requested(call, world), world).record(call)))
    }

    private static func addMember(_ call: Call, _ world: inout World) throws -> Reply {
        var dataset = try requested(call, world, .admin)
        let body = try call.object()
        guard let username = try body.text("username"), !username.isEmpty else {
            throw PlatformError.memberRequired
        }
        guard let wanted = body["permissions"]?.recordValue else { throw PlatformError.permissionsRequired }
        guard world.user(username) != nil else { throw PlatformError.userMissing }
        guard username != dataset.owner, dataset.members[username] == nil else {
            throw PlatformError.userExists
        }
        var permissions = Permissions()
        try permissions.merge(wanted)
        dataset.members[username] = permissions
        world.datasets.insert(dataset)
        return .created(.record(try member(username, of: dataset, world).record(call)))
    }

    private static func removeMember(_ call: Call, _ world: inout World) throws -> Reply {
        var dataset = try requested(call, world, call["member"] == call.caller ? .read : .admin)
        guard dataset.members.removeValue(forKey: call["member"]) != nil else {
            throw PlatformError.userMissing
        }
        world.datasets.insert(dataset)
        return .noContent
    }

    private static func permissions(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(try member(call["member"], of: try requested(call, world), world).permissions.value)
    }

    private static func mergePermissions(_ call: Call, _ world: inout World) throws -> Reply {
        try changePermissions(call, &world) { try $0.merge(try call.object()) }
    }

    private static func replacePermissions(_ call: Call, _ world: inout World) throws -> Reply {
        try changePermissions(call, &world) { $0 = try Permissions(all: try call.object()) }
    }

    private static func changePermissions(
        _ call: Call, _ world: inout World, _ change: (inout Permissions) throws -> Void
    ) throws -> Reply {
        var dataset = try requested(call, world, .admin)
        guard var permissions = dataset.members[call["member"]] else { throw PlatformError.userMissing }
        try change(&permissions)
        dataset.members[call["member"]] = permissions
        world.datasets.insert(dataset)
        return .ok(permissions.value)
    }

    private static func members(of dataset: Dataset, _ world: World) -> [Member] {
        let all =
            [(dataset.owner, Permissions.all)] + dataset.members.sorted { $0.key < $1.key }.map { ($0, $1) }
        return all.map { Member(id: $0, of: "datasets/\(dataset.id)", email: world.user($0)?.email, $1) }
    }

    private static func member(_ username: String, of dataset: Dataset, _ world: World) throws -> Member {
        guard let member = members(of: dataset, world).first(where: { $0.id == username }) else {
            throw PlatformError.userMissing
        }
        return member
    }
}
