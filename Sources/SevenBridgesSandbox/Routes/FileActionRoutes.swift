import SevenBridgesData

/// Copying and moving files.
enum FileActionRoutes {
    static let all: [Route] = [
        .post("files/{id}/actions/copy", copy),
        .post("files/{id}/actions/move", move),
        .post("action/files/copy") { call, world in try copyMany(call, &world, idsKey: "file_ids") },
        .post("files/copy") { call, world in try copyMany(call, &world, idsKey: "files") },
    ]

    private static let mostCopies = 1000

    private static func copy(_ call: Call, _ world: inout World) throws -> Reply {
        let file = try world.file(call["id"], for: call.caller, needing: .copy, denial: .copyForbidden)
        guard !file.isFolder else { throw PlatformError.folderCopy }
        let body = try call.object()
        let folder = try world.destination(body, for: call.caller)
        let name = try body.text("name") ?? file.name
        return .created(call.show(try world.copy(file, named: name, to: folder)))
    }

    private static func move(_ call: Call, _ world: inout World) throws -> Reply {
        let file = try world.file(call["id"], for: call.caller, needing: .write, denial: .moveForbidden)
        guard !file.isFolder else {
            throw PlatformError.fileRequestInvalid.saying("Moving folders is not supported.")
        }
        let body = try call.object()
        guard let parent = try body.text("parent") else { throw PlatformError.parentOrProjectRequired }
        guard world.files[parent] != nil else { throw PlatformError.destinationMissing }
        let folder = try world.folder(parent, for: call.caller)
        let name = try body.text("name") ?? file.name
        return .ok(call.show(try world.move(file, named: name, to: folder)))
    }

    /// Copies several files into a project's root; files whose names are taken there get a numeric prefix. The answer
    /// is by id, so an id that is repeated counts once.
    private static func copyMany(_ call: Call, _ world: inout World, idsKey: String) throws -> Reply {
        let body = try call.object()
        guard let ids = try body.texts(idsKey) else {
            throw PlatformError.fileRequestInvalid.saying("'\(idsKey)' is missing.")
        }
        guard ids.count <= mostCopies else {
            throw PlatformError.fileRequestInvalid.saying(
                "'\(idsKey)' has more than \(mostCopies) ids; copy them in several calls.")
        }
        let folder = try world.destination(body, for: call.caller)
        var outcomes = Record()
        for id in ids where outcomes[id] == nil { outcomes[id] = copyOne(id, to: folder, call, &world) }
        return .ok(.record(outcomes))
    }

    private static func copyOne(_ id: String, to folder: File, _ call: Call, _ world: inout World) -> Value {
        do {
            let file = try world.file(id, for: call.caller, needing: .copy, denial: .copyForbidden)
            let name = world.directories[folder.id]?.freeName(for: file.name) ?? file.name
            let copy = try world.copy(file, named: name, to: folder)
            return ["status": "OK", "new_file_id": .string(copy.id), "new_file_name": .string(copy.name)]
        } catch {
            let message = (error as? PlatformError ?? .unexpected).message
            return ["status": "ERROR", "message": .string(message)]
        }
    }
}
