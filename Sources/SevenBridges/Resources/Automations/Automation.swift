public import SevenBridgesData

/// A program that runs on the platform and orders tasks there; what it runs is in its packages.
public struct Automation: Savable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of an automation's properties.
    public struct Fields: Sendable {
        /// Address of the automation on the API (text).
        public let href = Field<String>("href", "address of the automation on the API")
        /// UUID of the automation (text).
        public let id = Field<String>("id", "UUID of the automation", kind: .resource("automation"))
        /// Name for people (text, writable).
        public let name = Writable<String>("name", "name for people")
        /// Description for people (text, writable).
        public let description = Writable<String>("description", "description for people")
        /// Billing group that pays (text, writable).
        public let billingGroup = Writable<String>(
            "billing_group", "billing group that pays", kind: .resource("billing-group"))
        /// Division or user that it belongs to (text).
        public let owner = Field<String>("owner", "division or user that it belongs to")
        /// Who made it (text).
        public let createdBy = Field<String>("created_by", "who made it", kind: .resource("user"))
        /// When it was made (a moment).
        public let createdOn = Field<Timestamp>("created_on", "when it was made")
        /// Who last changed it (text).
        public let modifiedBy = Field<String>("modified_by", "who last changed it", kind: .resource("user"))
        /// When it was last changed (a moment).
        public let modifiedOn = Field<Timestamp>("modified_on", "when it was last changed")
        /// Whether it is put away (true or false).
        public let archived = Field<Bool>("archived", "whether it is put away")
        /// Settings that nobody may read (a map, writable).
        public let secretSettings = Writable<Record>("secret_settings", "settings that nobody may read")
        /// Memory of a run in MB, at most 4000 (a whole number, writable).
        public let memoryLimit = Writable<Int>("memory_limit", "memory of a run in MB, at most 4000")
        /// Whether its runs belong to projects (true or false, writable).
        public let projectBased = Writable<Bool>("project_based", "whether its runs belong to projects")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "automation", plural: "automations", "a program that orders tasks on the platform",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "owner", "archived", "modified_on"], idForm: .uuid, list: list,
        get: get,
        actions: [create, set, save, .reload("automation")] + archiving
            + Member.actions(of: Automation.self, "automation", example: "automation ID") {
                members, who, may in
                try await members.add(who, permissions: may)
            }, lookUp: ResourceType.uniqueName(Automation.self, filter: "name"))
}

// What the catalog says beyond the properties.
extension Automation {
    private static let list = ListCall(
        "the automations that you may see", path: { _ in ["automation", "automations"] }, fields: nil,
        filters: [
            Filter(
                Parameter("name", .string, "only automations with exactly this name"), query: "name",
                property: "name", answers: [.equals]),
            Filter(
                Parameter("include_archived", .bool, "archived ones too"), query: "include_archived"),
            Filter(
                Parameter("project_based", .bool, "only those whose runs belong to projects, or to none"),
                query: "project_based", property: "project_based", answers: [.equals]),
        ],
        examples: [Example("automations name=ingest", "one automation by its name")])

    private static let get = GetCall(
        "an automation by its id or name", path: { ["automation", "automations", $0] },
        examples: [Example("automation ingest", "one automation")])

    private static let create = Action(
        "create", noun: "automation", "makes an automation", effect: .write, yields: .resource("automation"),
        parameters: [
            Parameter("name", .string, "name of the automation", isRequired: true, isPositional: true)
        ] + describing,
        examples: [Example("create automation ingest memory_limit=1000", "a new automation")]
    ) { client, _, arguments in
        try await .record(client.automations.create(arguments).record)
    }

    private static let set = Action.set(
        Automation.self, "automation", parameters: [Parameter("name", .string, "another name")] + describing,
        example: Example("automation ingest | set description=\"Nightly\"", "describes an automation"))

    private static let save = Action.save(
        Automation.self, "automation",
        example: Example("$a = automation ID; $a.memory_limit = 2000; $a | save", "changes a limit"))

    private static let describing = [
        Parameter("description", .string, "description for people"),
        Parameter("billing_group", .resource("billing-group"), "billing group that pays"),
        Parameter("secret_settings", .map, "settings that nobody may read", entryKind: .any),
        Parameter("project_based", .bool, "whether its runs belong to projects"),
        Parameter("memory_limit", .int, "memory of a run in MB, at most 4000"),
    ]

    private static let archiving = [
        Action(
            "archive", "puts the automation away", effect: .write, takes: "automation",
            yields: .resource("automation"), examples: [Example("automation ID | archive", "puts one away")],
            run: Action.running { (automation: inout Automation, _) in
                try await automation.archive()
                return .record(automation.record)
            }),
        Action(
            "restore", "brings the automation back", effect: .write, takes: "automation",
            yields: .resource("automation"),
            examples: [Example("automation ID | restore", "brings one back")],
            run: Action.running { (automation: inout Automation, _) in
                try await automation.restore()
                return .record(automation.record)
            }),
    ]
}
