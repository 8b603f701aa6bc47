import SevenBridgesData

// Finding tasks
extension World {
    /// The task of an id, if the caller may do this in its project; one that the caller can't see does not exist.
    func task(_ id: String, for caller: String, needing permission: Permission = .read) throws -> AppTask {
        guard RandomText.isUUID(id) else { throw PlatformError.taskIDMalformed }
        guard let task = tasks[id.lowercased()],
            let permissions = projects[task.project.description]?.permissions(of: caller)
        else { throw PlatformError.taskMissing }
        guard permissions.allows(permission) else { throw PlatformError.taskForbidden }
        return task
    }

    /// The tasks that a batch task has made, in the order of their making.
    func children(of task: AppTask) -> [AppTask] {
        batches[task.id]?.children.compactMap { tasks[$0] } ?? []
    }

    /// What an app runs, by its id with the revision.
    func program(of app: String) throws -> CWLApp {
        guard let revision = appRevisions[app] else { throw PlatformError.appMissing }
        return try revision.parsed()
    }

    /// The id with a revision of an app that a task is to run, if the caller can see it.
    private func runnable(_ reference: AppReference, for caller: String) throws -> String {
        let app = try app(reference.id, for: caller)
        return try revision(reference.revision, of: app).id
    }
}

// Making and changing tasks
extension World {
    /// Makes a draft.
    mutating func createTask(_ body: Record, by caller: String) throws -> AppTask {
        let project = try taskProject(body, for: caller)
        let change = TaskChange(body)
        guard let reference = try change.app() else { throw PlatformError.taskAppRequired }
        let app = try runnable(reference, for: caller)
        let program = try program(of: app)
        var task = AppTask(
            id: newUUID(), name: "\(program.label ?? reference.id.name) run - \(moment.wholeSeconds)",
            project: project.id, app: app, steps: max(1, program.steps.count), createdBy: caller,
            createdTime: moment)
        task.isInterruptible = project.settings.usesInterruptibleInstances
        try change.apply(to: &task, program)
        check(&task, program, for: caller)
        tasks.insert(task)
        return task
    }

    private func taskProject(_ body: Record, for caller: String) throws -> Project {
        guard let text = try body.text("project"), !text.isEmpty else {
            throw PlatformError.projectIDRequired
        }
        let project = try project(named: text, for: caller)
        guard project.permissions(of: caller)?.allows(.execute) == true else {
            throw PlatformError.taskForbidden
        }
        return project
    }

    /// Changes a draft, or the name of a task that runs or has run.
    mutating func edit(_ task: AppTask, _ body: Record, by caller: String) throws -> AppTask {
        let change = TaskChange(body)
        var task = task
        let isRenamable = task.status == .running || task.status == .completed
        guard task.status == .draft || isRenamable && change.isRenaming else {
            throw PlatformError.taskNotEditable
        }
        if let reference = try change.app() { task.app = try runnable(reference, for: caller) }
        let program = try program(of: task.app)
        task.steps = max(1, program.steps.count)
        try change.apply(to: &task, program)
        if task.status == .draft { check(&task, program, for: caller) }
        tasks.insert(task)
        return task
    }

    /// Makes a draft that is like a task.
    mutating func clone(_ task: AppTask, by caller: String) throws -> AppTask {
        let program = try program(of: task.app)
        var clone = AppTask(
            id: newUUID(), name: task.name, description: task.description, project: task.project,
            app: task.app, steps: max(1, program.steps.count), createdBy: caller, createdTime: moment)
        clone.inputs = task.inputs
        clone.batching = task.batching
        clone.isInterruptible = task.isInterruptible
        clone.settings = task.settings
        clone.outputLocation = task.outputLocation
        check(&clone, program, for: caller)
        tasks.insert(clone)
        return clone
    }

    /// Removes a draft.
    mutating func remove(_ task: AppTask) throws {
        guard task.status == .draft else { throw PlatformError.taskDeletionNotDraft }
        tasks[task.id] = nil
    }

    /// Makes one task of a batch.
    mutating func disableBatching(of task: AppTask, for caller: String) throws -> AppTask {
        guard task.batching != nil else { throw PlatformError.batchDisabledWithout }
        var task = task
        task.batching = nil
        check(&task, try program(of: task.app), for: caller)
        tasks.insert(task)
        return task
    }

    private func check(_ task: inout AppTask, _ program: CWLApp, for caller: String) {
        let check = TaskCheck(world: self, caller: caller, app: program)
        (task.errors, task.warnings) = check.problems(of: task)
    }

    /// Compares a draft's inputs with what there is now, since files may have gone.
    mutating func recheck(_ task: AppTask, for caller: String) throws -> AppTask {
        var task = task
        check(&task, try program(of: task.app), for: caller)
        tasks.insert(task)
        return task
    }
}
