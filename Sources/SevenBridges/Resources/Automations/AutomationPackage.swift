public import SevenBridgesData

/// A version of an automation's program, with the schema of its inputs and outputs.
public struct AutomationPackage: Savable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a package's properties.
    public struct Fields: Sendable {
        /// Id of the package (text).
        public let id = Field<String>("id", "id of the package", kind: .resource("automation-package"))
        /// Automation that it is of (text).
        public let automation = Field<String>(
            "automation", "automation that it is of", kind: .resource("automation"))
        /// Version, as its maker calls it (text).
        public let version = Field<String>("version", "version, as its maker calls it")
        /// Id of the uploaded file (text).
        public let location = Field<String>("location", "id of the uploaded file")
        /// Inputs and outputs of the program (a map).
        public let schema = Field<Record>("schema", "inputs and outputs of the program")
        /// Who made it (text).
        public let createdBy = Field<String>("created_by", "who made it", kind: .resource("user"))
        /// When it was made (a moment).
        public let createdOn = Field<Timestamp>("created_on", "when it was made")
        /// Whether it is put away (true or false).
        public let archived = Field<Bool>("archived", "whether it is put away")
        /// Address of a page for it (text, writable).
        public let customURL = Writable<String>("custom_url", "address of a page for it")
        /// Memory of a run in MB (a whole number, writable).
        public let memoryLimit = Writable<Int>("memory_limit", "memory of a run in MB")
        /// Version of Python: 3.6, 3.7 or 3.8 (text).
        public let python = Field<String>("python", "version of Python: 3.6, 3.7 or 3.8")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "automation-package", plural: "automation-packages", "a version of an automation's program",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "version", "automation", "archived", "created_on"], idForm: .opaque,
        list: list,
        get: get, actions: [create, set, save, .reload("automation-package")] + archiving,
        lookUp: ResourceType.onlyByID(.opaque))
}

// What the catalog says beyond the properties.
extension AutomationPackage {
    private static let list = ListCall(
        "the packages of an automation",
        path: { ["automation", "automations", try $0.requiredID("automation"), "packages"] }, fields: nil,
        filters: [
            Filter(
                Parameter("automation", .resource("automation"), "automation whose packages are listed"),
                query: nil)
        ],
        inputs: ["automation": "automation"], exactlyOneOf: [["automation"]],
        examples: [Example("automation ingest | automation-packages", "the versions of a program")])

    private static let get = GetCall(
        "a package by its id", path: { ["automation", "packages", $0] },
        examples: [Example("automation-package ID", "one package")])

    private static let create = Action(
        "create", noun: "automation-package", "adds a package whose file was uploaded", effect: .write,
        yields: .resource("automation-package"),
        parameters: [
            Parameter("version", .string, "version of the program", isRequired: true, isPositional: true),
            Parameter("automation", .resource("automation"), "automation that it is of", isRequired: true),
            Parameter("location", .string, "id of the uploaded file", isRequired: true),
            Parameter("schema", .map, "inputs and outputs of the program", isRequired: true),
            Parameter("memory_limit", .int, "memory of a run in MB"),
            Parameter("python", .string, "version of Python: 3.6, 3.7 or 3.8"),
        ],
        examples: [
            Example(
                "create automation-package 0.1 automation=ingest location=ID schema={inputs: [], outputs: []}",
                "a new version")
        ]
    ) { client, _, arguments in
        try await .record(client.automationPackages.create(arguments).record)
    }

    private static let set = Action.set(
        AutomationPackage.self, "automation-package",
        parameters: [
            Parameter("custom_url", .string, "address of a page for it"),
            Parameter("memory_limit", .int, "memory of a run in MB"),
        ], example: Example("automation-package ID | set memory_limit=1000", "changes a limit"))

    private static let save = Action.save(
        AutomationPackage.self, "automation-package",
        example: Example("$k = automation-package ID; $k.memory_limit = 1000; $k | save", "changes a limit"))

    private static let archiving = [
        Action(
            "archive", "puts the package away", effect: .write, takes: "automation-package",
            yields: .resource("automation-package"),
            examples: [Example("automation-package ID | archive", "puts one away")],
            run: Action.running { (package: inout AutomationPackage, _) in
                try await package.archive()
                return .record(package.record)
            }),
        Action(
            "restore", "brings the package back", effect: .write, takes: "automation-package",
            yields: .resource("automation-package"),
            examples: [Example("automation-package ID | restore", "brings one back")],
            run: Action.running { (package: inout AutomationPackage, _) in
                try await package.restore()
                return .record(package.record)
            }),
    ]
}

extension Client {
    /// The packages of automations; a preview, for which Advance Access is asked.
    public var automationPackages: Resources<AutomationPackage> { Resources(client: self) }
}

extension Resources<AutomationPackage> {
    /// The packages of an automation, `GET /automation/automations/{id}/packages`.
    public func list(automation: String, limit: Int? = nil) throws -> Listing<AutomationPackage> {
        try list(Arguments(given: [("automation", automation.asValue), ("limit", limit?.asValue)]))
    }

    /// Adds a package whose file was uploaded, `POST /automation/automations/{id}/packages`.
    ///
    /// `location` is the id of the uploaded file, `memoryLimit` is in MB, and `python` is 3.6 unless given.
    public func create(
        automation: String, version: String, location: String, schema: Record, memoryLimit: Int? = nil,
        python: String? = nil
    ) async throws -> AutomationPackage {
        try await create(
            Arguments(given: [
                ("automation", automation.asValue), ("version", version.asValue),
                ("location", location.asValue), ("schema", schema.asValue),
                ("memory_limit", memoryLimit?.asValue), ("python", python?.asValue),
            ]))
    }

    func create(_ arguments: Arguments) async throws -> AutomationPackage {
        guard let schema = try arguments.record("schema") else {
            throw APIError.invalidArgument("'schema' is missing; write schema={inputs: [], outputs: []}")
        }
        let body: Value = [
            "version": .string(try arguments.requiredString("version")),
            "location": .string(try arguments.requiredString("location")), "schema": .record(schema),
            "memory_limit": try arguments.int("memory_limit")?.asValue ?? .null,
            "python": try arguments.string("python")?.asValue ?? .null,
        ]
        let path = ["automation", "automations", try arguments.requiredID("automation"), "packages"]
        return try await AutomationPackage(client.send(.post(path, body: body)), client)
    }
}

extension AutomationPackage {
    /// Puts the package away, `POST /automation/automations/{id}/packages/{package}/actions/archive`.
    public mutating func archive() async throws {
        try await act("archive")
    }

    /// Brings the package back, `POST /automation/automations/{id}/packages/{package}/actions/restore`.
    public mutating func restore() async throws {
        try await act("restore")
    }

    private mutating func act(_ action: String) async throws {
        guard let automation = self.automation else {
            throw APIError.unexpectedForm("\(debugDescription) without 'automation'")
        }
        let path = ["automation", "automations", automation, "packages", id, "actions", action]
        try await adoptOrReload(versions.client.send(.post(path)))
    }
}
