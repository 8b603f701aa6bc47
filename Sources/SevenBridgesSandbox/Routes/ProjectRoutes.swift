import SevenBridgesData

/// Projects: finding, making, changing and deleting them.
enum ProjectRoutes {
    static let all: [Route] = [
        .get("projects", list),
        .get("projects/{owner}", list),
        .post("projects", create),
        .get("projects/{owner}/{slug}", detail),
        .patch("projects/{owner}/{slug}", update),
        .delete("projects/{owner}/{slug}", delete),
        .get("projects/{owner}/{slug}/files") { try alias("files", $0, $1) },
        .get("projects/{owner}/{slug}/tasks") { try alias("tasks", $0, $1) },
        .get("projects/{owner}/{slug}/apps") { try alias("apps", $0, $1) },
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let owner = call.parameters["owner"]
        let category = call.query["category"]?.uppercased()
        let name = call.query["name"]?.lowercased()
        let tags = call.query.all("tags")
        let projects = world.projects(visibleTo: call.caller).filter { project in
            isListed(project, owner: owner, category: category, caller: call.caller)
                && (name.map { $0.isEmpty || project.name.lowercased().contains($0) } ?? true)
                && tags.allSatisfy(project.tags.contains)
        }
        return try call.page(of: projects, reduced: Project.reducedFields) { $0.record(call) }
    }

    /// Public projects are in nobody's list; they show where their owner or category is asked for.
    private static func isListed(_ project: Project, owner: String?, category: String?, caller: String)
        -> Bool
    {
        if let owner, project.id.owner != owner { return false }
        if let category { return project.category.rawValue == category }
        return owner != nil || project.isMember(caller)
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(show(try world.project(call.projectID, for: call.caller), call))
    }

    private static func create(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard let name = try body.text("name"), let id = ProjectID(owner: call.caller, naming: name) else {
            throw PlatformError.projectNameRequired
        }
        let change = try ProjectChange(body, world, by: call.caller)
        guard let group = world.billingGroups(of: call.caller).first else {
            throw PlatformError.billingGroupRequired
        }
        let project = try world.createProject(
            id, name: name, billingGroup: group.id, configure: change.apply)
        return .created(show(project, call))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        var project = try world.project(call.projectID, for: call.caller, needing: .admin)
        try ProjectChange(try call.object(), world, by: call.caller).apply(to: &project)
        world.update(project)
        return .ok(show(try world.project(project.id, for: call.caller), call))
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        let project = try world.project(call.projectID, for: call.caller, needing: .admin)
        world.removeProject(project.id)
        return .noContent
    }

    /// What is in a project is in the list of its kind, filtered by the project.
    private static func alias(_ list: String, _ call: Call, _ world: World) throws -> Reply {
        let project = try world.project(call.projectID, for: call.caller)
        return .redirect(
            to: call.href(list) + call.query.setting("project", to: project.id.description).text)
    }
}

extension ProjectRoutes {
    private static func show(_ project: Project, _ call: Call) -> Value {
        FieldSelector(call.query["fields"]).apply(to: project.record(call))
    }
}

extension Call {
    /// The project that a path names by its owner and short name.
    var projectID: ProjectID {
        ProjectID(owner: self["owner"], slug: self["slug"])
    }
}
