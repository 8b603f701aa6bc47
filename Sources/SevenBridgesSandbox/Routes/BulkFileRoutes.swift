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

    private static func get(_ call: Call, _ world: inout World) throws -> Reply {
        try BulkReply.reply(to: try ids(call)) { id in call.show(try world.file(id, for: call.caller)) }
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        try BulkReply.reply(to: try ids(call)) { id in
            try world.remove(try world.file(id, for: call.caller, needing: .write))
            return .null
        }
    }

    private static func change(
        _ call: Call, _ world: inout World, _ makeChange: (Record) throws -> FileChange
    ) throws -> Reply {
        try BulkReply.reply(to: try call.items("items", invalid: .fileRequestInvalid)) { item in
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
        try Value.list(try call.items("file_ids", invalid: .fileRequestInvalid)).texts(named: "file_ids")
    }
}
