import SevenBridgesData

/// Jobs that copy, move and delete files and whole folders.
enum FileJobRoutes {
    static let all: [Route] =
        [.get("async/files", list)] + routes(.copy) + routes(.move) + routes(.delete)

    private static func routes(_ kind: FileJob.Kind) -> [Route] {
        let path = "async/files/\(kind.rawValue.lowercased())"
        return [
            .post(path) { call, world in try submit(kind, call, &world) },
            .get("\(path)/{id}") { call, world in
                .ok(show(try world.fileJob(call["id"], kind, for: call.caller), call, world))
            },
        ]
    }

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let world = world
        return try call.page(of: world.fileJobs(of: call.caller).reversed(), reduced: nil) {
            $0.record(call, world)
        }
    }

    private static func submit(_ kind: FileJob.Kind, _ call: Call, _ world: inout World) throws -> Reply {
        guard let items = try call.object()["items"]?.listValue else {
            throw PlatformError.jobRequestInvalid.saying("'items' must be a list.")
        }
        guard !items.isEmpty else { throw PlatformError.sourcesRequired }
        let sources = try items.map { try item($0, kind) }
        guard Set(sources.map(\.file)).count == sources.count else { throw PlatformError.sourcesRepeated }
        return .ok(show(world.submitFileJob(kind, sources, for: call.caller), call, world))
    }

    /// Reads an item; an empty text is as good as none.
    private static func item(_ value: Value, _ kind: FileJob.Kind) throws -> FileJob.Item {
        func text(_ key: String) throws -> String? {
            guard let text = try value.recordValue?.text(key), !text.isEmpty else { return nil }
            return text
        }
        guard let file = try text("file") else {
            throw PlatformError.jobRequestInvalid.saying("An item has no 'file'.")
        }
        guard kind != .delete else { return FileJob.Item(file: file) }
        let item = FileJob.Item(
            file: file, parent: try text("parent"), project: try text("project"), name: try text("name"))
        guard item.parent != nil || item.project != nil else { throw PlatformError.jobDestinationRequired }
        if let name = item.name, !File.isName(name) { throw PlatformError.jobNameInvalid }
        return item
    }

    private static func show(_ job: FileJob, _ call: Call, _ world: World) -> Value {
        FieldSelector(call.query["fields"]).apply(to: job.record(call, world))
    }
}
