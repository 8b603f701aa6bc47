import SevenBridgesData

/// Exports: files of projects written to volumes.
enum ExportRoutes {
    static let all: [Route] = [
        .get("storage/exports", list),
        .post("storage/exports", submit),
        .get("storage/exports/{id}", detail),
        .post("bulk/storage/exports/create", submitMany),
        .post("bulk/storage/exports/get", getMany),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let query = call.query
        let state = query["state"]?.uppercased()
        let jobs = world.exports.filter { job in
            job.owner == call.caller && (state.map { $0 == job.state.rawValue } ?? true)
                && (query["volume"].map { $0 == job.destination.volume } ?? true)
        }
        let world = world
        return try call.page(of: jobs, reduced: ExportJob.reducedFields) { $0.record(call, world) }
    }

    private static func submit(_ call: Call, _ world: inout World) throws -> Reply {
        .created(show(try submit(try call.object(), call, &world), call, world))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(show(try world.exportJob(call["id"], for: call.caller), call, world))
    }

    private static func submitMany(_ call: Call, _ world: inout World) throws -> Reply {
        try BulkReply.reply(to: try call.items("items", invalid: .transferInvalid)) { item in
            guard let item = item.recordValue else { throw PlatformError.transferInvalid }
            return show(try submit(item, call, &world), call, world)
        }
    }

    private static func getMany(_ call: Call, _ world: inout World) throws -> Reply {
        try BulkReply.reply(to: try call.items("export_ids", invalid: .transferInvalid)) { id in
            show(try world.exportJob(id.stringValue ?? "", for: call.caller), call, world)
        }
    }

    private static func show(_ job: ExportJob, _ call: Call, _ world: World) -> Value {
        FieldSelector(call.query["fields"]).apply(to: job.record(call, world))
    }
}

extension ExportRoutes {
    private static func submit(_ body: Record, _ call: Call, _ world: inout World) throws -> ExportJob {
        let target = try body.object("destination")
        guard let file = try body.object("source").text("file") else {
            throw PlatformError.transferInvalid.saying("'source' needs 'file'.")
        }
        guard let volume = try target.text("volume"), let location = try target.text("location"),
            !location.isEmpty, !location.hasSuffix("/")
        else {
            throw PlatformError.transferInvalid.saying("'destination' needs 'volume' and 'location'.")
        }
        return try world.submitExport(
            of: file, to: VolumeLocation(volume: volume, location: location),
            properties: try properties(body),
            overwrites: try body.flag("overwrite") ?? false,
            copiesOnly: try call.query.flag("copy_only") ?? false, for: call.caller)
    }

    private static func properties(_ body: Record) throws -> [String: String] {
        guard let value = body["properties"], !value.isNull else { return [:] }
        var properties: [String: String] = [:]
        for (key, value) in try body.object("properties").pairs where !value.isNull {
            guard let text = value.stringValue else {
                throw PlatformError.transferInvalid.saying("The property '\(key)' must be a string.")
            }
            try WriteProperties.check(text, of: key)
            properties[key] = text
        }
        return properties
    }
}
