import SevenBridgesData

/// One file or folder: its details, its metadata and tags, and how to download it.
enum FileRoutes {
    static let all: [Route] = [
        .post("files", createFolder),
        .get("files/{id}", detail),
        .patch("files/{id}", update),
        .delete("files/{id}", delete),
        .get("files/{id}/metadata", metadata),
        .patch("files/{id}/metadata", mergeMetadata),
        .put("files/{id}/metadata", replaceMetadata),
        .get("files/{id}/tags", tags),
        .put("files/{id}/tags", replaceTags),
        .get("files/{id}/download_info", downloadInfo),
    ]

    private static func createFolder(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard try body.text("type")?.lowercased() == "folder" else { throw PlatformError.fileTypeInvalid }
        let parent = try world.destination(body, for: call.caller)
        let name = try body.text("name") ?? ""
        guard !name.hasPrefix("__") else { throw PlatformError.fileNameInvalid }
        let folder = try world.create(.folder, named: name, in: parent, conflict: .folderExists)
        return .created(call.show(folder))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(call.show(try world.file(call["id"], for: call.caller)))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        let file = try world.file(call["id"], for: call.caller)
        guard !file.isFolder else { throw PlatformError.folderUpdate }
        let change = try FileChange(replacing: try call.object())
        return .ok(call.show(try world.apply(change, to: file, for: call.caller)))
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        try world.remove(try world.file(call["id"], for: call.caller, needing: .write))
        return .noContent
    }

    private static func downloadInfo(_ call: Call, _ world: inout World) throws -> Reply {
        let file = try world.file(call["id"], for: call.caller, needing: .copy)
        guard !file.isFolder else { throw PlatformError.folderDownload }
        if let alias = file.alias, world.volumes[alias.volume]?.isActive == false {
            throw PlatformError.inactiveVolumeDownload
        }
        return .ok([
            "url": .string(
                call.links.url(
                    of: file.id, downloadedAs: file.name, by: call.caller, baseURL: call.baseURL))
        ])
    }
}

// Metadata and tags
extension FileRoutes {
    private static func metadata(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(.record(try world.file(call["id"], for: call.caller).metadata.record))
    }

    private static func mergeMetadata(_ call: Call, _ world: inout World) throws -> Reply {
        try changeMetadata(call, &world, .merge(try call.object()))
    }

    private static func replaceMetadata(_ call: Call, _ world: inout World) throws -> Reply {
        try changeMetadata(call, &world, .replace(try call.object()))
    }

    private static func changeMetadata(
        _ call: Call, _ world: inout World, _ metadata: FileChange.MetadataChange
    ) throws -> Reply {
        let file = try world.file(call["id"], for: call.caller)
        guard !file.isFolder else { throw PlatformError.folderMetadata }
        let changed = try world.apply(FileChange(metadata: metadata), to: file, for: call.caller)
        return .ok(.record(changed.metadata.record))
    }

    private static func tags(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(.list(try world.file(call["id"], for: call.caller).tags.map(Value.string)))
    }

    private static func replaceTags(_ call: Call, _ world: inout World) throws -> Reply {
        let file = try world.file(call["id"], for: call.caller)
        guard !file.isFolder else { throw PlatformError.folderTags }
        let tags = try call.body.texts(named: "tags")
        let changed = try world.apply(FileChange(tags: tags), to: file, for: call.caller)
        return .ok(.list(changed.tags.map(Value.string)))
    }
}

extension Call {
    /// A file as the caller wants to see it.
    func show(_ file: File) -> Value {
        FieldSelector(query["fields"]).apply(to: file.record(self))
    }
}
