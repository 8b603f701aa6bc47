/// The filters of a list of apps, which must all match.
struct AppFilter {
    private let caller: String
    private let project: ProjectID?
    /// Whether public or private apps are asked for; nil where the project or the ids say which.
    private let isPublic: Bool?
    private let words: [String]
    private let ids: Set<String>

    init(_ call: Call, _ world: World) throws {
        caller = call.caller
        project = try call.query["project"].map { text in
            guard let id = ProjectID(text) else { throw PlatformError.projectIDMalformed }
            return try world.project(id, for: call.caller).id
        }
        words = call.query.all("q").map { $0.lowercased() }
        ids = Set(try call.query.all("id").map { try AppReference($0).id.description })
        switch call.query["visibility"]?.lowercased() {
        case "public": isPublic = true
        case "private": isPublic = false
        case nil: isPublic = project == nil && ids.isEmpty ? false : nil
        default: throw PlatformError.appVisibilityInvalid
        }
    }

    /// Public apps are those in public projects; private ones those in projects of which the caller is a member.
    func matches(_ app: App, in world: World) -> Bool {
        guard let home = world.projects[app.id.project.description], home.permissions(of: caller) != nil
        else { return false }
        let isInPublic = home.category == .public
        if let project, app.id.project != project { return false }
        if let isPublic, isPublic != isInPublic { return false }
        if !isInPublic && !home.isMember(caller) { return false }
        if !ids.isEmpty && !ids.contains(app.id.description) { return false }
        return isFound(app, in: world)
    }

    private func isFound(_ app: App, in world: World) -> Bool {
        guard !words.isEmpty, let revision = try? world.revision(of: app) else { return words.isEmpty }
        let text = revision.searchText + "\n" + app.name(at: revision).lowercased()
        return words.allSatisfy(text.contains)
    }
}
