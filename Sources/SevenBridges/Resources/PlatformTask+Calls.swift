public import SevenBridgesData

extension Client {
    /// The tasks.
    public var tasks: Resources<PlatformTask> { Resources(client: self) }
}

/// Bounds in time, each included; nil for none.
public struct TimeBounds: Hashable, Sendable {
    /// The earliest moment.
    public var from: Timestamp?
    /// The latest moment.
    public var to: Timestamp?

    /// From one moment to another.
    public init(from: Timestamp? = nil, to: Timestamp? = nil) {
        self.from = from
        self.to = to
    }
}

extension Resources<PlatformTask> {
    /// The tasks that the account may see, `GET /tasks`, the newest first unless ordered otherwise.
    ///
    /// `origin` is the automation run that made them, `parent` the batch that they are children of.
    public func list(
        project: String? = nil, status: TaskStatus? = nil, isBatch: Bool? = nil, parent: String? = nil,
        created: TimeBounds = TimeBounds(), started: TimeBounds = TimeBounds(),
        ended: TimeBounds = TimeBounds(), orderBy: String? = nil, isAscending: Bool? = nil,
        origin: String? = nil, limit: Int? = nil
    ) throws -> Listing<PlatformTask> {
        try list(
            Arguments(given: [
                ("project", project?.asValue), ("status", status?.rawValue.asValue),
                ("batch", isBatch?.asValue), ("parent", parent?.asValue),
                ("created_from", created.from?.asValue), ("created_to", created.to?.asValue),
                ("started_from", started.from?.asValue), ("started_to", started.to?.asValue),
                ("ended_from", ended.from?.asValue), ("ended_to", ended.to?.asValue),
                ("order_by", orderBy?.asValue), ("order", isAscending.map { $0 ? "asc" : "desc" }),
                ("origin", origin?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// Fetches many tasks, `POST /bulk/tasks/get`, with one result for each id in their order.
    public func get(_ ids: [String]) async throws -> [Result<PlatformTask, APIError>] {
        try await fetchInBulk(ids, from: "bulk", "tasks", "get", key: "task_ids")
    }

    /// Makes a task, `POST /tasks`: a draft, or one that runs at once.
    ///
    /// Files among the inputs are `file.asInput`; `settings` has `instance_type`, `max_parallel_instances` and others.
    /// `disablesBatch` runs a batch as a single task. Throws `invalidTask` where it was to run and the platform found
    /// the inputs wanting: it is a draft then, and the error's `underlyingError` is a `TaskRefusal` that holds it.
    public func create(
        name: String, project: String, app: String, revision: Int? = nil, inputs: Record = Record(),
        batch: TaskBatch? = nil, description: String? = nil, run: Bool = false, disablesBatch: Bool = false,
        interruptible: Bool? = nil, settings: Record? = nil, outputLocation: Record? = nil
    ) async throws -> PlatformTask {
        try await create(
            Arguments(given: [
                ("name", name.asValue), ("project", project.asValue), ("app", app.asValue),
                ("revision", revision?.asValue), ("inputs", inputs.asValue),
                ("batch_input", batch?.input.asValue), ("batch_by", batch?.by.record.asValue),
                ("description", description?.asValue), ("run", run.asValue),
                ("disable_batch", disablesBatch.asValue), ("interruptible", interruptible?.asValue),
                ("execution_settings", settings?.asValue), ("output_location", outputLocation?.asValue),
            ]))
    }

    func create(_ arguments: Arguments) async throws -> PlatformTask {
        let isRun = try arguments.bool("run") == true
        var query: [QueryItem] = []
        if try arguments.bool("disable_batch") == true { query.append(QueryItem("batch", "false")) }
        if isRun { query.append(QueryItem("action", "run")) }
        let call = APICall.post("tasks", query: query, body: .record(try Self.body(arguments)))
        let task = try await PlatformTask(client.send(call), client)
        if isRun { try task.refuseProblems() }
        return task
    }

    private static func body(_ arguments: Arguments) throws -> Record {
        var body = Record([
            ("name", .string(try arguments.requiredString("name"))),
            ("project", .string(try arguments.requiredID("project"))),
            ("app", .string(try app(arguments))),
            ("description", try arguments.string("description")?.asValue ?? .null),
            ("inputs", Value.record(try arguments.map("inputs") ?? Record()).asTaskInput),
        ])
        if let batch = try TaskBatch(arguments) {
            body["batch_input"] = batch.input.asValue
            body["batch_by"] = batch.by.record.asValue
        }
        body["use_interruptible_instances"] = try arguments.bool("interruptible")?.asValue
        body["execution_settings"] = try arguments.map("execution_settings")?.asValue
        body["output_location"] = try arguments.map("output_location")?.asValue
        return body
    }

    private static func app(_ arguments: Arguments) throws -> String {
        let id = try arguments.requiredID("app")
        guard let revision = try arguments.int("revision") else { return id }
        return try AppID(checked: id, revision: revision).description
    }
}

extension Project {
    /// The tasks of the project.
    public func tasks(status: TaskStatus? = nil) throws -> Listing<PlatformTask> {
        try versions.client.tasks.list(project: id, status: status)
    }

    /// The apps of the project.
    public func apps() throws -> Listing<App> {
        try versions.client.apps.list(project: id)
    }
}

extension PlatformTask {
    /// Runs the draft, `POST /tasks/{id}/actions/run`; `batch: false` runs a batch as a single task.
    ///
    /// Throws `invalidTask` where the inputs are wanting.
    public mutating func run(batch: Bool? = nil, interruptible: Bool? = nil) async throws {
        var query: [QueryItem] = []
        if let batch { query.append(QueryItem("batch", "\(batch)")) }
        if let interruptible { query.append(QueryItem("use_interruptible_instances", "\(interruptible)")) }
        try await adoptOrReload(versions.client.send(.post("tasks", id, "actions", "run", query: query)))
        try refuseProblems()
    }

    /// Stops the task, `POST /tasks/{id}/actions/abort`.
    public mutating func abort() async throws {
        try await adoptOrReload(versions.client.send(.post("tasks", id, "actions", "abort")))
    }

    /// Makes another task of the same inputs, `POST /tasks/{id}/actions/clone`: a draft unless `run`.
    public func clone(run: Bool = false) async throws -> PlatformTask {
        let query = run ? [QueryItem("action", "run")] : []
        let client = versions.client
        let task = try await PlatformTask(
            client.send(.post("tasks", id, "actions", "clone", query: query)), client)
        if run { try task.refuseProblems() }
        return task
    }

    /// Deletes the task, which has to be a draft, `DELETE /tasks/{id}`.
    public func delete() async throws {
        _ = try await versions.client.send(.delete("tasks", id))
    }

    /// The tasks that the batch made, `GET /tasks?parent=`.
    public func children(status: TaskStatus? = nil) throws -> Listing<PlatformTask> {
        try children(Arguments(given: [("status", status?.rawValue.asValue)]))
    }

    func children(_ arguments: Arguments) throws -> Listing<PlatformTask> {
        guard self.batch != false else { throw APIError.invalidArgument("\(debugDescription) is no batch") }
        var arguments = arguments
        arguments["parent"] = .string(id)
        return try versions.client.tasks.list(arguments)
    }

    /// How the task ran, `GET /tasks/{id}/execution_details`.
    public func executionDetails() async throws -> ExecutionDetails {
        ExecutionDetails(try await versions.client.send(.get("tasks", id, "execution_details")).record())
    }
}
