public import SevenBridgesData

/// A project: files, apps, tasks and members that belong together.
public struct Project: Savable, Deletable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a project's properties.
    public struct Fields: Sendable {
        /// Address of the project on the API (text).
        public let href = Field<String>("href", "address of the project on the API")
        /// Owner and short name: owner/name (text).
        public let id = Field<String>("id", "owner and short name: owner/name", kind: .resource("project"))
        /// Name for people (text, writable).
        public let name = Writable<String>("name", "name for people")
        /// Version of the project's kind: v2 (text).
        public let type = Field<String>("type", "version of the project's kind: v2")
        /// Description in Markdown (text, writable).
        public let description = Writable<String>("description", "description in Markdown")
        /// Tags of the project (a list of texts, writable).
        public let tags = Writable<[String]>("tags", "tags of the project")
        /// How tasks run here, and who may do what (a map, writable).
        public let settings = Writable<Record>("settings", "how tasks run here, and who may do what")
        /// What you may do in the project (a map).
        public let permissions = Field<Record>("permissions", "what you may do in the project")
        /// Billing group that pays (text, writable).
        public let billingGroup = Writable<String>(
            "billing_group", "billing group that pays", kind: .resource("billing-group"))
        /// Folder at the top of the project (text).
        public let rootFolder = Field<String>(
            "root_folder", "folder at the top of the project", kind: .resource("folder"))
        /// PRIVATE or PUBLIC (text).
        public let category = Field<String>(
            "category", "PRIVATE or PUBLIC", words: ["PRIVATE", "PUBLIC"])
        /// Who made the project (text).
        public let createdBy = Field<String>("created_by", "who made the project", kind: .resource("user"))
        /// When it was made (a moment).
        public let createdOn = Field<Timestamp>("created_on", "when it was made")
        /// When it was last changed (a moment).
        public let modifiedOn = Field<Timestamp>("modified_on", "when it was last changed")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "project", plural: "projects", "files, apps, tasks and members that belong together",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "created_by", "created_on", "modified_on"],
        idForm: .ownerSlashName, list: list, get: get,
        actions: [create, set, save, delete, .reload("project")]
            + Member.actions(
                of: Project.self, "project", example: "project me/rna",
                invitees: ["user", "team", "division", "email"],
                add: { members, invitee, permissions in
                    try await members.add(invitee, permissions: permissions)
                }), lookUp: ResourceType.uniqueName(Project.self, filter: "name"))
}

// What the catalog says beyond the properties.
extension Project {
    private static let list = ListCall(
        "the projects that you may see",
        path: { arguments in ["projects"] + (try arguments.id("owner").map { [$0] } ?? []) },
        filters: [
            Filter(
                Parameter("name", .string, "only projects whose name contains this, in any case"),
                query: "name", property: "name", answers: [.contains]),
            Filter(
                Parameter("category", .string, "only projects of this category: PRIVATE or PUBLIC"),
                query: "category", property: "category"),
            Filter(
                Parameter("tags", .string, "only projects that have all of these tags", takesList: true),
                query: "tags", property: "tags", answers: [.has], needsAll: true),
            Filter(Parameter("owner", .resource("user"), "only projects of this owner"), query: nil),
        ],
        inputs: ["user": "owner"],
        examples: [
            Example("projects", "all your projects"),
            Example("projects name=rna", "the ones whose name contains 'rna'"),
        ],
        check: { arguments in
            guard try arguments.strings("tags")?.contains(where: { $0.contains(",") }) != true else {
                throw APIError.invalidArgument("a tag can't contain a comma; give several as tags=[a, b]")
            }
        })

    private static let get = GetCall(
        "a project by its id or name", path: { ["projects", $0] },
        examples: [Example("project me/rna", "one project")])

    private static let create = Action(
        "create", noun: "project", "makes a project", effect: .write, yields: .resource("project"),
        parameters: [
            Parameter("name", .string, "name of the project", isRequired: true, isPositional: true),
            Parameter("billing_group", .resource("billing-group"), "billing group that pays"),
        ] + describing,
        examples: [Example("create project \"RNA study\" billing_group=ID", "a new project")]
    ) { client, _, arguments in
        try await .record(client.projects.create(arguments).record)
    }

    private static let set = Action.set(
        Project.self, "project",
        parameters: [
            Parameter("name", .string, "another name; the id stays"),
            Parameter("billing_group", .resource("billing-group"), "another billing group"),
        ] + describing,
        example: Example("project me/rna | set description=\"Second run\"", "describes a project"))

    private static let save = Action.save(
        Project.self, "project", example: Example("$p.name = \"RNA 2\"; $p | save", "renames a project"))

    private static let delete = Action.delete(
        Project.self, "project", "deletes the project with everything in it",
        example: Example("project me/old | delete", "deletes a project for good"))

    private static let describing = [
        Parameter("description", .string, "description in Markdown"),
        Parameter("tags", .list(.string), "tags of the project"),
        Parameter("settings", .map, "how tasks run in it", entryKind: .any),
    ]
}

extension Client {
    /// The projects.
    public var projects: Resources<Project> { Resources(client: self) }
}

extension Resources<Project> {
    /// The projects that the account may see; `name` is a part of the name in any case, of `tags` all must be there.
    public func list(
        name: String? = nil, category: String? = nil, tags: [String]? = nil, owner: String? = nil,
        limit: Int? = nil
    ) throws -> Listing<Project> {
        try list(
            Arguments(given: [
                ("name", name?.asValue), ("category", category?.asValue), ("tags", tags?.asValue),
                ("owner", owner?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// Makes a project.
    public func create(
        name: String, billingGroup: String? = nil, description: String? = nil, tags: [String]? = nil,
        settings: Record? = nil
    ) async throws -> Project {
        try await create(
            Arguments(given: [
                ("name", name.asValue), ("billing_group", billingGroup?.asValue),
                ("description", description?.asValue),
                ("tags", tags?.asValue), ("settings", settings?.asValue),
            ]))
    }

    fileprivate func create(_ arguments: Arguments) async throws -> Project {
        let name = try arguments.requiredString("name")
        var body = Record([("name", .string(name))])
        body["billing_group"] = try arguments.id("billing_group")?.asValue
        body["description"] = try arguments.string("description")?.asValue
        body["tags"] = try arguments.strings("tags")?.asValue
        body["settings"] = try arguments.map("settings")?.asValue
        let call = APICall.post("projects", body: .record(body)).making(.project(named: name))
        return try await Project(client.send(call), client)
    }
}
