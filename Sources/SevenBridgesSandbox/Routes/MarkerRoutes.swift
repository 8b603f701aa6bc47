import SevenBridgesData

/// Markers of the genome browser.
enum MarkerRoutes {
    static let all: [Route] = [
        .get("genome/markers", list),
        .post("genome/markers", create),
        .get("genome/markers/{id}", detail),
        .patch("genome/markers/{id}", update),
        .delete("genome/markers/{id}", delete),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        guard let id = call.query["file"], !id.isEmpty else { throw PlatformError.fileIDRequired }
        let file = try world.file(id, for: call.caller)
        let markers = world.markers.filter { $0.file == file.id && isVisible($0, to: call.caller) }
        return try call.page(of: markers, reduced: Marker.reducedFields) { $0.record(call) }
    }

    private static func create(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard let id = try body.text("file"), !id.isEmpty else { throw PlatformError.fileIDRequired }
        let file = try world.file(id, for: call.caller)
        for name in ["name", "chromosome", "position"] where body[name]?.isNull != false {
            throw PlatformError.badRequest.saying("'\(name)' is missing.")
        }
        var marker = Marker(
            id: world.newFileID(), file: file.id, name: "", chromosome: "", start: -1, end: -1,
            isPrivate: body["private"]?.boolValue ?? true, createdOn: world.moment, createdBy: call.caller)
        try marker.merge(body)
        world.markers.insert(marker)
        return .created(.record(marker.record(call)))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let marker = try marker(call, world)
        return .ok(FieldSelector(call.query["fields"]).apply(to: marker.record(call)))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        var marker = try marker(call, world, isChange: true)
        try marker.merge(try call.object())
        world.markers.insert(marker)
        return .ok(.record(marker.record(call)))
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        world.markers[try marker(call, world, isChange: true).id] = nil
        return .noContent
    }
}

extension MarkerRoutes {
    /// A marker that the caller may see, or change, which is for who made it and who may write in its project.
    private static func marker(_ call: Call, _ world: World, isChange: Bool = false) throws -> Marker {
        guard let marker = world.markers[call["id"]], isVisible(marker, to: call.caller),
            let file = try? world.file(marker.file, for: call.caller)
        else { throw PlatformError.notFound.saying("Requested marker does not exist.") }
        if isChange, marker.createdBy != call.caller {
            _ = try world.file(file.id, for: call.caller, needing: .write)
        }
        return marker
    }

    private static func isVisible(_ marker: Marker, to caller: String) -> Bool {
        !marker.isPrivate || marker.createdBy == caller
    }
}
