import SevenBridgesData

/// Apps: finding, installing, revising and copying them.
enum AppRoutes {
    static let all: [Route] = [
        .get("apps", list),
        .get("apps/{owner}") { _, _ in throw PlatformError.appIDMalformed },
        .get("apps/{owner}/{slug}") { _, _ in throw PlatformError.appIDMalformed },
        .get("apps/{owner}/{slug}/{app}", detail),
        .get("apps/{owner}/{slug}/{app}/{revision}", detail),
        .get("apps/{owner}/{slug}/{app}/raw", raw),
        .get("apps/{owner}/{slug}/{app}/{revision}/raw", raw),
        .post("apps/{owner}/{slug}/{app}/raw", install).acceptingYAML,
        .post("apps/{owner}/{slug}/{app}/{revision}/raw", revise).acceptingYAML,
        .post("apps/{owner}/{slug}/{app}/actions/copy", copy),
        .post("apps/{owner}/{slug}/{app}/{revision}/actions/copy", copy),
        .post("apps/{owner}/{slug}/{app}/actions/sync", sync),
        .get("projects/{owner}/{slug}/apps", ofProject),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let filter = try AppFilter(call, world)
        let apps = world.apps.inOrder.filter { filter.matches($0, in: world) }
        return try call.page(of: apps, reduced: App.reducedFields) { app in
            guard let revision = try? world.revision(of: app) else { return Record() }
            return app.record(call, revision, raw: world.raw(revision, of: app))
        }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let (app, revision) = try requested(call, world)
        return .ok(show(app, revision, call, world))
    }

    private static func raw(_ call: Call, _ world: inout World) throws -> Reply {
        let (app, revision) = try requested(call, world)
        return .ok(world.raw(revision, of: app))
    }

    private static func install(_ call: Call, _ world: inout World) throws -> Reply {
        let id = call.appID
        try world.appDestination(id.project, for: call.caller)
        let app = try world.install(id, try document(call), by: call.caller)
        return .created(world.raw(try world.revision(of: app), of: app))
    }

    private static func revise(_ call: Call, _ world: inout World) throws -> Reply {
        let number = try AppReference.revision(call["revision"])
        if number == 0, world.apps[call.appID.description] == nil { return try install(call, &world) }
        let app = try world.app(call.appID, for: call.caller, needing: .write)
        let revised = try world.revise(app, to: number, try document(call), by: call.caller)
        return .created(world.raw(try world.revision(of: revised), of: revised))
    }

    private static func copy(_ call: Call, _ world: inout World) throws -> Reply {
        let (app, revision) = try requested(call, world, needing: .copy)
        let body = try call.object()
        guard let project = try body.text("project"), !project.isEmpty else {
            throw PlatformError.appDestinationRequired
        }
        guard let project = ProjectID(project) else { throw PlatformError.projectIDMalformed }
        try world.appDestination(project, for: call.caller)
        let name = try body.text("name").flatMap { $0.isEmpty ? nil : $0 }
        let id = AppID(project: project, name: try shortName(name) ?? app.id.name)
        let copy = try world.copy(
            app, at: revision, to: id, named: name, try strategy(body), by: call.caller)
        return .created(show(copy, try world.revision(of: copy), call, world))
    }

    private static func sync(_ call: Call, _ world: inout World) throws -> Reply {
        let app = try world.app(call.appID, for: call.caller, needing: .write)
        let synced = try world.sync(app, for: call.caller)
        return .ok(show(synced, try world.revision(of: synced), call, world))
    }

    private static func ofProject(_ call: Call, _ world: inout World) throws -> Reply {
        let project = try world.project(call.projectID, for: call.caller)
        return .redirect(
            to: call.href("apps") + call.query.setting("project", to: project.id.description).text)
    }
}

extension AppRoutes {
    /// The app and revision that a path names.
    private static func requested(
        _ call: Call, _ world: World, needing permission: Permission = .read
    ) throws -> (App, AppRevision) {
        let number = try call.parameters["revision"].map(AppReference.revision)
        let app = try world.app(call.appID, for: call.caller, needing: permission)
        return (app, try world.revision(number, of: app))
    }

    private static func show(_ app: App, _ revision: AppRevision, _ call: Call, _ world: World) -> Value {
        let record = app.record(call, revision, raw: world.raw(revision, of: app))
        return FieldSelector(call.query["fields"]).apply(to: record)
    }

    /// The document in a body. The official client sends YAML as a JSON string with the type of JSON.
    private static func document(_ call: Call) throws -> Value {
        guard let text = call.body.stringValue else { return call.body }
        do {
            return try YAML.parse(text)
        } catch {
            throw PlatformError.undecodableContent.saying(error.message)
        }
    }

    private static func strategy(_ body: Record) throws -> App.CopyStrategy {
        guard let name = try body.text("strategy") else { return .clone }
        guard let strategy = App.CopyStrategy(rawValue: name) else {
            throw PlatformError.badRequest.saying(
                "'strategy' must be clone, direct, clone_direct or transient.")
        }
        return strategy
    }

    /// The short name that an app of this name gets; nil where no name is given.
    private static func shortName(_ name: String?) throws -> String? {
        guard let name else { return nil }
        guard let slug = ProjectID(owner: "", naming: name)?.slug else { throw PlatformError.appNameRequired }
        return slug
    }
}

extension Call {
    /// The app that a path names by its project and short name.
    var appID: AppID {
        AppID(project: projectID, name: self["app"])
    }
}
