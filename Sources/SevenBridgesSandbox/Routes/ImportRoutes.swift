import SevenBridgesData

/// Imports: files in projects that stand for objects on volumes.
enum ImportRoutes {
    static let all: [Route] = [
        .get("storage/imports", list),
        .post("storage/imports", submit),
        .get("storage/imports/{id}", detail),
        .post("bulk/storage/imports/create", submitMany),
        .post("bulk/storage/imports/get", getMany),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let query = call.query
        let state = query["state"]?.uppercased()
        let jobs = world.imports.filter { job in
            job.owner == call.caller && (state.map { $0 == job.state.rawValue } ?? true)
                && (query["project"].map { $0 == job.project.description } ?? true)
                && (query["volume"].map { $0 == job.source.volume } ?? true)
        }
        let world = world
        return try call.page(of: jobs, reduced: ImportJob.reducedFields) { $0.record(call, world) }
    }

    private static func submit(_ call: Call, _ world: inout World) throws -> Reply {
        .created(show(try submit(try call.object(), call, &world), call, world))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(show(try world.importJob(call["id"], for: call.caller), call, world))
    }

    private static func submitMany(_ call: Call, _ world: inout World) throws -> Reply {
        try BulkReply.reply(to: try call.items("items", invalid: .transferInvalid)) { item in
            guard let item = item.recordValue else { throw PlatformError.transferInvalid }
            return show(try submit(item, call, &world), call, world)
        }
    }

    private static func getMany(_ call: Call, _ world: inout World) throws -> Reply {
        try BulkReply.reply(to: try call.items("import_ids", invalid: .transferInvalid)) { id in
            show(try world.importJob(id.stringValue ?? "", for: call.caller), call, world)
        }
    }

    private static func show(_ job: ImportJob, _ call: Call, _ world: World) -> Value {
        FieldSelector(call.query["fields"]).apply(to: job.record(call, world))
    }
}

extension ImportRoutes {
    private static func submit(_ body: Record, _ call: Call, _ world: inout World) throws -> ImportJob {
        let source = try body.object("source")
        let target = try body.object("destination")
        guard let volume = try source.text("volume"), let location = try source.text("location") else {
            throw PlatformError.transferInvalid.saying("'source' needs 'volume' and 'location'.")
        }
        let folder = try destination(target, call, world)
        let choices = ImportJob.Choices(
            overwrites: try body.flag("overwrite") ?? false, renames: try body.flag("autorename") ?? false,
            keepsFolders: try body.flag("preserve_folder_structure") ?? location.hasSuffix("/"))
        return try world.submitImport(
            from: VolumeLocation(volume: volume, location: location), to: folder,
            namesFolder: try target.text("parent") != nil, name: try target.text("name"), choices: choices,
            for: call.caller)
    }

    /// The folder of an import, with the errors that imports have for it.
    private static func destination(_ target: Record, _ call: Call, _ world: World) throws -> File {
        do {
            return try world.destination(target, for: call.caller)
        } catch let error as PlatformError {
            switch error.code {
            case PlatformError.projectForbidden.code: throw PlatformError.transferProjectForbidden
            case PlatformError.projectMissing.code: throw PlatformError.transferProjectMissing
            default: throw error
            }
        }
    }
}
