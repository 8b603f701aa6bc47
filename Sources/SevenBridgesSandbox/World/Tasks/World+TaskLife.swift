import SevenBridgesData

// How tasks go on by themselves: CREATING, QUEUED, RUNNING, and then COMPLETED, FAILED or ABORTED. A batch makes its
// children while it is CREATING and is RUNNING until all of them have ended.
extension World {
    private static let creationTime = TimeSpan(microseconds: 5_000_000)
    private static let queueTime = TimeSpan(microseconds: 30_000_000)
    private static let abortTime = TimeSpan(microseconds: 10_000_000)

    /// Submits a draft without errors for execution.
    mutating func submit(_ task: AppTask, by caller: String) -> AppTask {
        var task = task
        task.status = .creating
        task.executedBy = caller
        task.submittedTime = moment
        keep(task, goingOnAfter: Self.creationTime)
        return task
    }

    /// Stops a task that is under way; one that runs needs a while for that.
    mutating func abort(_ task: AppTask) throws -> AppTask {
        guard task.status.isUnderWay else { throw PlatformError.taskNotUnderWay }
        let children = children(of: task).filter(\.status.isUnderWay)
        unschedule(Set([task.id] + children.map(\.id)))
        for child in children { _ = stop(child) }
        return stop(tasks[task.id] ?? task)
    }

    private mutating func stop(_ task: AppTask) -> AppTask {
        var task = task
        guard task.status == .running else {
            if task.status.isUnderWay { end(&task, as: .aborted) }
            return task
        }
        task.status = .aborting
        keep(task, goingOnAfter: Self.abortTime)
        return task
    }

    /// Takes a task to its next state, when that is due.
    mutating func advanceTask(_ id: String) {
        guard var task = tasks[id] else { return }
        switch task.status {
        case .creating where task.batching != nil: startBatch(&task)
        case .creating:
            task.status = .queued
            keep(task, goingOnAfter: Self.queueTime)
        case .queued: start(&task)
        case .running where task.batching == nil: finish(&task)
        case .aborting: end(&task, as: .aborted)
        case .draft, .running, .completed, .failed, .aborted: break
        }
    }

    private mutating func keep(_ task: AppTask, goingOnAfter delay: TimeSpan) {
        tasks.insert(task)
        schedule(.task, task.id, after: delay)
    }

    /// Runs its jobs, the ends of which are known in advance.
    private mutating func start(_ task: inout AppTask) {
        task.status = .running
        task.startTime = moment
        task.jobs = planJobs(of: task)
        let end = task.jobs.last?.end ?? moment
        keep(task, goingOnAfter: end.since(moment) ?? TimeSpan(microseconds: 0))
    }

    /// Ends as the last job did; only a task that completes gives anything.
    private mutating func finish(_ task: inout AppTask) {
        if task.jobs.contains(where: \.fails) {
            end(&task, as: .failed)
        } else {
            task.outputs = makeOutputs(of: task)
            end(&task, as: .completed)
        }
    }

    private mutating func end(_ task: inout AppTask, as status: AppTask.Status) {
        task.status = status
        task.endTime = moment
        task.jobs = task.jobs.filter { $0.start < moment }.map { job in
            guard job.end > moment else { return job }
            var job = job
            job.end = moment
            job.isStopped = true
            return job
        }
        tasks.insert(task)
        guard let parent = task.parent else { return }
        batches[parent]?.close(task.id)
        if let parent = tasks[parent] { settle(parent) }
    }
}

// Batches
extension World {
    /// Makes a child for each group of the batch input and submits it.
    private mutating func startBatch(_ task: inout AppTask) {
        task.status = .running
        task.startTime = moment
        tasks.insert(task)
        for group in groups(of: task) {
            let child = submit(child(of: task, group), by: task.executedBy ?? task.createdBy)
            batches[task.id, default: Batch()].add(child)
        }
        settle(task)
    }

    private func groups(of task: AppTask) -> [BatchPlan.Group] {
        guard let batching = task.batching, let value = task.inputs[batching.input],
            let port = try? program(of: task.app).input(batching.input)
        else { return [] }
        return (try? BatchPlan.result(value, batching, port, self).get())?.groups ?? []
    }

    private mutating func child(of task: AppTask, _ group: BatchPlan.Group) -> AppTask {
        var child = AppTask(
            id: newUUID(), name: "\(task.name) - \(group.group.value)", description: task.description,
            project: task.project, app: task.app, steps: task.steps, createdBy: task.createdBy,
            createdTime: moment)
        child.inputs = task.inputs
        if let input = task.batching?.input { child.inputs[input] = group.value }
        child.parent = task.id
        child.batchGroup = group.group
        child.isInterruptible = task.isInterruptible
        child.settings = task.settings
        child.outputLocation = task.outputLocation
        return child
    }

    /// Ends a batch once all of its children have.
    private mutating func settle(_ task: AppTask) {
        guard task.status == .running || task.status == .aborting, batches[task.id]?.hasEnded ?? true
        else { return }
        let children = children(of: task)
        var task = task
        unschedule(task.id)
        task.endTime = moment
        if task.status == .aborting || children.contains(where: { $0.status == .aborted }) {
            task.status = .aborted
        } else {
            task.status = children.contains { $0.status == .failed } ? .failed : .completed
        }
        tasks.insert(task)
    }
}
