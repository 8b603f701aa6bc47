public import SevenBridgesData

extension Client {
    /// The runs of automations; a preview, for which Advance Access is asked.
    public var automationRuns: Resources<AutomationRun> { Resources(client: self) }
}

extension Resources<AutomationRun> {
    /// The runs that the account may see, `GET /automation/runs`.
    public func list(
        automation: String? = nil, package: String? = nil, status: AutomationStatus? = nil,
        name: String? = nil, createdBy: String? = nil, created: TimeBounds = TimeBounds(),
        project: String? = nil, orderBy: String? = nil, isAscending: Bool? = nil, limit: Int? = nil
    ) throws -> Listing<AutomationRun> {
        try list(
            Arguments(given: [
                ("name", name?.asValue), ("automation", automation?.asValue), ("package", package?.asValue),
                ("status", status?.rawValue.asValue), ("created_by", createdBy?.asValue),
                ("created_from", created.from?.asValue), ("created_to", created.to?.asValue),
                ("project", project?.asValue), ("order_by", orderBy?.asValue),
                ("order", isAscending.map { $0 ? "asc" : "desc" }), ("limit", limit?.asValue),
            ]))
    }

    /// Runs a package, `POST /automation/runs`; files among the inputs are `file.asInput`.
    ///
    /// `resumeFrom` is a run to go on from, `memoryLimit` is in MB.
    public func create(
        package: String, inputs: Record = Record(), settings: Record? = nil, resumeFrom: String? = nil,
        name: String? = nil, secretSettings: Record? = nil, memoryLimit: Int? = nil
    ) async throws -> AutomationRun {
        try await create(
            Arguments(given: [
                ("package", package.asValue), ("inputs", inputs.asValue), ("settings", settings?.asValue),
                ("resume_from", resumeFrom?.asValue), ("name", name?.asValue),
                ("secret_settings", secretSettings?.asValue), ("memory_limit", memoryLimit?.asValue),
            ]))
    }

    func create(_ arguments: Arguments) async throws -> AutomationRun {
        var body = Record([
            ("package", .string(try arguments.requiredID("package"))), ("inputs", .record(Record())),
        ])
        for (key, value) in try AutomationRun.body(arguments).pairs { body[key] = value }
        body["memory_limit"] = try arguments.int("memory_limit")?.asValue
        return try await AutomationRun(client.send(.post("automation", "runs", body: .record(body))), client)
    }
}

extension AutomationRun {
    /// Stops the run, `POST /automation/runs/{id}/actions/stop`.
    public mutating func stop() async throws {
        try await adoptOrReload(versions.client.send(.post("automation", "runs", id, "actions", "stop")))
    }

    /// Runs it again, `POST /automation/runs/{id}/actions/rerun`, and gives back the new run.
    ///
    /// What is given takes the place of what the run had; unless `merges`, nothing of that is taken.
    public func rerun(
        merges: Bool = true, package: String? = nil, inputs: Record? = nil, settings: Record? = nil,
        resumeFrom: String? = nil, name: String? = nil, secretSettings: Record? = nil
    ) async throws -> AutomationRun {
        try await rerun(
            Arguments(given: [
                ("merge", merges.asValue), ("package", package?.asValue), ("inputs", inputs?.asValue),
                ("settings", settings?.asValue), ("resume_from", resumeFrom?.asValue),
                ("name", name?.asValue), ("secret_settings", secretSettings?.asValue),
            ]))
    }

    func rerun(_ arguments: Arguments) async throws -> AutomationRun {
        var body = Record([("merge", .bool(try arguments.bool("merge") ?? true))])
        for (key, value) in try Self.body(arguments).pairs { body[key] = value }
        let client = versions.client
        let response = try await client.send(
            .post("automation", "runs", id, "actions", "rerun", body: .record(body)))
        guard !response.body.isNull else { return try await client.automationRuns.get(id) }
        return try AutomationRun(response, client)
    }

    /// The steps of the run with their inputs and outputs, `GET /automation/runs/{id}/state`.
    public func stateTree() async throws -> Record {
        let response = try await versions.client.send(.get("automation", "runs", id, "state"))
        return response.body.isNull ? Record() : try response.record()
    }

    /// What a run and a rerun have in common; what is not given is left out.
    fileprivate static func body(_ arguments: Arguments) throws -> Record {
        var body = Record()
        body["package"] = try arguments.id("package")?.asValue
        body["inputs"] = try arguments.map("inputs").map { Value.record($0).asTaskInput }
        body["settings"] = try arguments.map("settings")?.asValue
        body["resume_from"] = try arguments.id("resume_from")?.asValue
        body["name"] = try arguments.string("name")?.asValue
        body["secret_settings"] = try arguments.map("secret_settings")?.asValue
        return body
    }
}
