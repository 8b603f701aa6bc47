public import SevenBridgesData

extension Client {
    /// The automations; a preview, for which Advance Access is asked.
    public var automations: Resources<Automation> { Resources(client: self) }
}

extension Resources<Automation> {
    /// The automations that the account may see, `GET /automation/automations`; `name` is exact.
    public func list(
        name: String? = nil, includesArchived: Bool = false, isProjectBased: Bool? = nil, limit: Int? = nil
    ) throws -> Listing<Automation> {
        try list(
            Arguments(given: [
                ("name", name?.asValue), ("include_archived", includesArchived.asValue),
                ("project_based", isProjectBased?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// Makes an automation, `POST /automation/automations`; `memoryLimit` is in MB, 500 unless given.
    public func create(
        name: String, description: String? = nil, billingGroup: String? = nil,
        secretSettings: Record? = nil, isProjectBased: Bool? = nil, memoryLimit: Int? = nil
    ) async throws -> Automation {
        try await create(
            Arguments(given: [
                ("name", name.asValue), ("description", description?.asValue),
                ("billing_group", billingGroup?.asValue), ("secret_settings", secretSettings?.asValue),
                ("project_based", isProjectBased?.asValue), ("memory_limit", memoryLimit?.asValue),
            ]))
    }

    func create(_ arguments: Arguments) async throws -> Automation {
        var body = Record([("name", .string(try arguments.requiredString("name")))])
        body["billing_group"] = try arguments.id("billing_group")?.asValue
        body["description"] = try arguments.string("description")?.asValue
        body["secret_settings"] = try arguments.map("secret_settings")?.asValue
        body["project_based"] = try arguments.bool("project_based")?.asValue
        body["memory_limit"] = try arguments.int("memory_limit")?.asValue
        return try await Automation(
            client.send(.post("automation", "automations", body: .record(body))), client)
    }
}

extension Automation {
    /// Puts the automation away, `POST /automation/automations/{id}/actions/archive`.
    public mutating func archive() async throws {
        try await act("archive")
    }

    /// Brings the automation back, `POST /automation/automations/{id}/actions/restore`.
    public mutating func restore() async throws {
        try await act("restore")
    }

    private mutating func act(_ action: String) async throws {
        try await adoptOrReload(
            versions.client.send(.post("automation", "automations", id, "actions", action)))
    }

    /// Its packages, `GET /automation/automations/{id}/packages`.
    public func packages(limit: Int? = nil) throws -> Listing<AutomationPackage> {
        try versions.client.automationPackages.list(automation: id, limit: limit)
    }

    /// Adds a package whose file was uploaded, `POST /automation/automations/{id}/packages`.
    public func addPackage(
        version: String, location: String, schema: Record, memoryLimit: Int? = nil, python: String? = nil
    ) async throws -> AutomationPackage {
        try await versions.client.automationPackages.create(
            automation: id, version: version, location: location, schema: schema, memoryLimit: memoryLimit,
            python: python)
    }

    /// Its runs; more filters are in `client.automationRuns.list`.
    public func runs(status: AutomationStatus? = nil, limit: Int? = nil) throws -> Listing<AutomationRun> {
        try versions.client.automationRuns.list(automation: id, status: status, limit: limit)
    }

    /// Who may use the automation.
    public var members: Members<Automation> { Members(of: self) }
}

extension Members<Automation> {
    /// Adds a user or a team with these permissions, `POST /automation/automations/{id}/members`.
    public func add(_ invitee: Invitee, permissions: Permissions = Permissions()) async throws -> Member {
        let fields: [(String, Value)] =
            switch invitee {
            case .user(let name): [("username", .string(name))]
            case .team(let id): [("id", .string(id)), ("type", "team")]
            default: throw APIError.invalidArgument("an automation's members are users and teams")
            }
        return try await add(fields + [("permissions", permissions.asValue)])
    }
}
