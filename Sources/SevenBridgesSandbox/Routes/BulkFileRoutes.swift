import SevenBridgesData

/// Calls on up to 100 files at once; each item succeeds or fails by itself.
enum BulkFileRoutes {
    static let all: [Route] = [
        .post("bulk/files/get", get),
        .post("bulk/files/edit") { call, world in try change(call, &world, FileChange.init(merging:)) },
        .post("bulk/files/update") { call, world in
            try change(call, &world, FileChange.init(erasingWhatIsNotIn:))
        },
        .post("bulk/files/delete", delete),
    ]

    private static let mostItems = 100

    private static func get(_ call: Call, _ world: inout World) throws -> Reply {
        reply(try ids(call)) { id in call.show(try world.file(id, for: call.caller)) }
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        reply(try ids(call)) { id in
            try world.remove(try world.file(id, for: call.caller, needing: .write))
            return .null
        }
    }

    private static func change(
        _ call: Call, _ world: inout World, _ makeChange: (Record) throws -> FileChange
    ) throws -> Reply {
        guard let items = try call.object()["items"]?.listValue else {
            throw PlatformError.fileRequestInvalid.saying("'items' must be a list.")
        }
        return reply(try checked(items)) { item in
            guard let item = item.recordValue, let id = try item.text("id") ?? item.text("file_id") else {
                throw PlatformError.fileRequestInvalid.saying("An item has no 'id'.")
            }
            let file = try world.file(id, for: call.caller)
            guard !file.isFolder else { throw PlatformError.folderUpdate }
            return call.show(try world.apply(try makeChange(item), to: file, for: call.caller))
        }
    }
}

extension BulkFileRoutes {
    private static func ids(_ call: Call) throws -> [String] {
        guard let ids = try call.object().texts("file_ids") else {
            throw PlatformError.fileRequestInvalid.saying("'file_ids' is missing.")
        }
        return try checked(ids)
    }

    private static func checked<Item>(_ items: [Item]) throws -> [Item] {
        guard (1...mostItems).contains(items.count) else {
            throw PlatformError.fileRequestInvalid.saying("A bulk call takes from 1 to \(mostItems) items.")
        }
        return items
    }

    /// What became of each item, in the order of the request.
    private static func reply<Item>(_ items: [Item], _ act: (Item) throws -> Value) -> Reply {
        let outcomes: [Value] = items.map { item in
            do {
                return ["resource": try act(item)]
            } catch {
                return ["error": (error as? PlatformError ?? .unexpected).value]
            }
        }
        return .ok(["items": .list(outcomes)])
    }
}
