import SevenBridgesData

/// Tasks: making, finding and changing them.
enum TaskRoutes {
    static let all: [Route] = [
        .get("tasks", list),
        .post("tasks", create),
        .get("tasks/{id}", detail),
        .patch("tasks/{id}", update),
        .delete("tasks/{id}", delete),
        .get("tasks/{id}/execution_details", executionDetails),
        .post("tasks/{id}/actions/run", run),
        .post("tasks/{id}/actions/abort", abort),
        .post("tasks/{id}/actions/clone", clone),
        .post("bulk/tasks/get", bulkGet),
        .get("projects/{owner}/{slug}/tasks", ofProject),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let filter = try TaskFilter(call, world)
        let tasks = try TaskOrder(call.query).sorted(world.tasks.filter { filter.matches($0, in: world) })
        return try call.page(of: tasks, reduced: AppTask.reducedFields) { world.record($0, call) }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(call.show(try world.task(call["id"], for: call.caller), world))
    }

    private static func create(_ call: Call, _ world: inout World) throws -> Reply {
        let isRun = try call.asksToRun()
        let body = try call.object()
        let disablesBatch = try call.query.flag("batch") == false
        if disablesBatch {
            guard isRun else { throw PlatformError.batchDisabledUnsubmitted }
            guard body["batch_by"] != nil || body["batch"]?.boolValue == true else {
                throw PlatformError.batchDisabledWithout
            }
        }
        var task = try world.createTask(body, by: call.caller)
        if disablesBatch { task = try world.disableBatching(of: task, for: call.caller) }
        if isRun && task.errors.isEmpty { task = world.submit(task, by: call.caller) }
        return .created(call.show(task, world))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        let task = try world.task(call["id"], for: call.caller, needing: .execute)
        return .ok(call.show(try world.edit(task, try call.object(), by: call.caller), world))
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        try world.remove(try world.task(call["id"], for: call.caller, needing: .execute))
        return .noContent
    }

    private static func executionDetails(_ call: Call, _ world: inout World) throws -> Reply {
        let task = try world.task(call["id"], for: call.caller)
        let jobs = task.jobs.filter { $0.start <= world.moment }
        let progress = TaskProgress(task, world.children(of: task), at: world.moment)
        return .ok([
            "href": .string(call.href("tasks/\(task.id)/execution_details")),
            "start_time": .init(task.startTime), "end_time": .init(task.endTime),
            "status": .string(task.status.rawValue), "message": .string(progress.message),
            "jobs": .list(jobs.map { $0.value(call, at: world.moment) }),
        ])
    }

    private static func ofProject(_ call: Call, _ world: inout World) throws -> Reply {
        let project = try world.project(call.projectID, for: call.caller)
        return .redirect(
            to: call.href("tasks") + call.query.setting("project", to: project.id.description).text)
    }
}

// Actions
extension TaskRoutes {
    /// Runs a draft; one with errors stays a draft and the answer is an error that lists them.
    private static func run(_ call: Call, _ world: inout World) throws -> Reply {
        var task = try world.task(call["id"], for: call.caller, needing: .execute)
        guard task.status == .draft else { throw PlatformError.taskNotDraft }
        let isInterruptible = try call.query.flag("use_interruptible_instances")
        if try call.query.flag("batch") == false {
            task = try world.disableBatching(of: task, for: call.caller)
        }
        task = try world.recheck(task, for: call.caller)
        guard task.errors.isEmpty else { return refusal(task) }
        task.isInterruptible = isInterruptible ?? task.isInterruptible
        return .ok(call.show(world.submit(task, by: call.caller), world))
    }

    private static func refusal(_ task: AppTask) -> Reply {
        let missing = task.errors.filter { $0 == .missing($0.input ?? "") }
        let error: PlatformError =
            missing.count == task.errors.count
            ? .taskInputsMissing.saying(
                "Missing inputs: \(missing.compactMap(\.input).joined(separator: ", ")).")
            : .taskInvalid
        var body = error.value.recordValue ?? Record()
        body["errors"] = .list(task.errors.map(\.value))
        return Reply(status: error.status, body: .record(body))
    }

    private static func abort(_ call: Call, _ world: inout World) throws -> Reply {
        let task = try world.task(call["id"], for: call.caller, needing: .execute)
        return .ok(call.show(try world.abort(task), world))
    }

    private static func clone(_ call: Call, _ world: inout World) throws -> Reply {
        let isRun = try call.asksToRun()
        let original = try world.task(call["id"], for: call.caller, needing: .execute)
        var task = try world.clone(original, by: call.caller)
        if isRun && task.errors.isEmpty { task = world.submit(task, by: call.caller) }
        return .created(call.show(task, world))
    }

    private static func bulkGet(_ call: Call, _ world: inout World) throws -> Reply {
        guard let ids = try call.object().texts("task_ids"), (1...100).contains(ids.count) else {
            throw PlatformError.badRequest.saying("'task_ids' must have from 1 to 100 ids.")
        }
        let items: [Value] = ids.map { id in
            do {
                return ["resource": call.show(try world.task(id, for: call.caller), world)]
            } catch {
                return ["error": (error as? PlatformError ?? .unexpected).value]
            }
        }
        return .ok(["items": .list(items)])
    }
}

extension Call {
    /// A task as the caller wants to see it.
    fileprivate func show(_ task: AppTask, _ world: World) -> Value {
        FieldSelector(query["fields"]).apply(to: world.record(task, self))
    }

    /// Whether the new task is to run at once.
    fileprivate func asksToRun() throws -> Bool {
        guard let action = query["action"] else { return false }
        guard !action.isEmpty else { throw PlatformError.taskActionEmpty }
        guard action.lowercased() == "run" else { throw PlatformError.taskActionInvalid }
        return true
    }
}
