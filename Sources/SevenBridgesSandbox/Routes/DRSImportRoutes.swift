import SevenBridgesData

/// Imports of objects of DRS servers.
enum DRSImportRoutes {
    static let all: [Route] = [
        .post("bulk/drs/imports/create", submit),
        .get("bulk/drs/imports/{id}", detail),
    ]

    private static func submit(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        let items = try call.items("items", invalid: .badRequest).map(item)
        let job = world.submitDRSImport(
            items, conflicts: try conflicts(body), tags: try body.texts("tags") ?? [], for: call.caller)
        return .ok(show(job, call, world))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(show(try world.drsImport(call["id"], for: call.caller), call, world))
    }

    private static func conflicts(_ body: Record) throws -> DRSImport.ConflictResolution {
        guard let text = try body.text("conflict_resolution") else { return .skip }
        guard let resolution = DRSImport.ConflictResolution(rawValue: text.uppercased()) else {
            throw PlatformError.badRequest.saying("'conflict_resolution' must be SKIP, OVERWRITE or RENAME.")
        }
        return resolution
    }

    private static func item(_ value: Value) throws -> DRSImport.Item {
        guard let item = value.recordValue, let uri = try item.text("drs_uri") else {
            throw PlatformError.badRequest.saying("An item has no 'drs_uri'.")
        }
        let metadata = item["metadata"].map { $0.isNull ? Record() : $0.recordValue } ?? Record()
        guard let metadata else {
            throw PlatformError.metadataInvalid.saying("'metadata' must be an object.")
        }
        return DRSImport.Item(
            uri: uri, project: try item.text("project"), parent: try item.text("parent"),
            name: try item.text("name"), metadata: try Metadata(checking: metadata))
    }

    private static func show(_ job: DRSImport, _ call: Call, _ world: World) -> Value {
        FieldSelector(call.query["fields"]).apply(to: job.record(call, world))
    }
}
