import SevenBridgesData

/// What a caller wants to be different about a project; properties that can't be written are ignored, as on the
/// platform.
struct ProjectChange {
    private let body: Record
    private let billingGroup: String?

    /// The change that a body asks for, by a caller who may spend from some of the world's billing groups.
    init(_ body: Record, _ world: World, by caller: String) throws {
        self.body = body
        billingGroup = try body.text("billing_group").map { try world.billingGroup($0, paidFromBy: caller) }
    }

    func apply(to project: inout Project) throws {
        if let name = body["name"] {
            guard let name = name.stringValue, !name.isEmpty else { throw PlatformError.projectNameRequired }
            project.name = name
        }
        project.description = try body.text("description") ?? project.description
        project.tags = try body.texts("tags") ?? project.tags
        project.billingGroup = billingGroup ?? project.billingGroup
        project.type = try type ?? project.type
        try checkCategory(of: project)
        if let settings = try settings { try project.settings.merge(settings) }
    }

    private var type: String? {
        get throws {
            guard let type = try body.text("type") else { return nil }
            guard ["v1", "v2"].contains(type) else { throw PlatformError.projectTypeInvalid }
            return type
        }
    }

    private var settings: Record? {
        get throws {
            guard let settings = body["settings"], !settings.isNull else { return nil }
            guard let record = settings.recordValue else {
                throw PlatformError.badRequest.saying("'settings' must be an object.")
            }
            return record
        }
    }

    private func checkCategory(of project: Project) throws {
        guard let category = try body.text("category"), category.uppercased() != project.category.rawValue
        else {
            return
        }
        throw PlatformError.projectForbidden.saying("Only the platform's staff can change a category.")
    }
}
