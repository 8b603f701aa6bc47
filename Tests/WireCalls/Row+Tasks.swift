import SevenBridges
import SevenBridgesData

extension Row {
    /// Tasks.
    static let tasks: [Row] = [
        .row(29) { world in
            try await page(world.client.tasks.list(project: world.project, status: .running, limit: 5))
        },
        .row(32, given: file) { file, world in
            _ = try await world.client.tasks.create(
                name: "row 32", project: world.project, app: world.app,
                inputs: ["f": file.asInput], interruptible: true)
        },
        .row(90) { world in
            try await page(
                world.client.tasks.list(
                    project: world.project, status: .running, isBatch: true, parent: world.batch_task,
                    created: days, started: days, ended: days, orderBy: "created_time", isAscending: true,
                    origin: "R", limit: 5))
        },
        .row(91) { world in _ = try await world.client.tasks.get(world.task) },
        .row(92) { world in
            _ = try await world.client.tasks.create(
                name: "row 92", project: world.project, app: world.app)
        },
        .row(93, given: appAndFiles) { given, world in try await createBatch(given, world) },
        .row(94) { world in
            _ = try await world.client.tasks.create(
                name: "row 94", project: world.project, app: world.app, revision: 2)
        },
        .row(95, given: { world in try await running(world.task_95, world) }) { task, _ in
            try await task.abort()
        },
        .row(96, given: { world in try await world.client.tasks.get(world.task_96) }) { task, _ in
            try await task.run()
        },
        .row(97, given: { world in try await world.client.tasks.get(world.task_97) }) { task, _ in
            try await task.run(batch: false, interruptible: false)
        },
        .row(98, given: task) { task, _ in _ = try await task.clone(run: true) },
        .row(99, given: task) { task, _ in _ = try await task.clone() },
        .row(100, given: draft) { task, _ in
            task.name = "row 100"
            try await task.save()
        },
        .row(
            101, given: { world in (try await draft(world), try await world.client.files.get(world.file_54)) }
        ) {
            given, _ in
            given.0.inputs?["f"] = given.1.asInput
            try await given.0.save()
        },
        .row(102, given: draft) { task, _ in try await task.save() },
        .row(103, given: draft) { task, _ in
            task.inputs = Record()
            try await task.save()
        },
        .row(104, given: draft) { task, _ in
            task.useInterruptibleInstances = task.useInterruptibleInstances != true
            try await task.save()
        },
        .row(105, given: draft) { task, _ in
            task.executionSettings?["max_parallel_instances"] = 5
            try await task.save()
        },
        .row(106, given: draft) { task, _ in
            task.batchBy = ["type": "item"]
            try await task.save()
        },
        .row(107, given: { world in try await world.client.tasks.get(world.task_107) }) { task, _ in
            try await task.delete()
        },
        .row(108, given: task) { task, _ in try await task.reload() },
        .row(109, given: task) { task, _ in _ = try await task.executionDetails() },
        .row(110, given: { world in try await world.client.tasks.get(world.batch_task) }) { task, _ in
            try await page(task.children(status: .running))
        },
        .row(111, given: task) { task, _ in try await page(task.children()) },
        .row(112) { world in _ = try await world.client.tasks.get([world.task]) },
        .row(233, given: { world in try await running(world.task_233, world) }) { task, _ in
            try await task.wait()
        },
        .row(238, given: task) { task, _ in _ = task.inputFiles(of: "f") },
        .row(240, given: { world in try await task(world).executionDetails() }) { details, _ in
            _ = details.jobs.first?.logs.first?.fileID
        },
    ]

    /// The task that most rows look at; it is completed.
    @Sendable static func task(_ world: World) async throws -> PlatformTask {
        try await world.client.tasks.get(world.task)
    }

    /// The task that is changed.
    @Sendable private static func draft(_ world: World) async throws -> PlatformTask {
        try await world.client.tasks.get(world.draft_task)
    }

    private static func running(_ id: String, _ world: World) async throws -> PlatformTask {
        var task = try await world.client.tasks.get(id)
        try await task.run()
        return task
    }

    static let days = TimeBounds(
        from: Timestamp(iso8601: "2020-01-01"), to: Timestamp(iso8601: "2020-01-02"))

    @Sendable private static func appAndFiles(_ world: World) async throws -> (App, File, File) {
        (try await app(world), try await file(world), try await world.client.files.get(world.folder))
    }

    private static func createBatch(_ given: (app: App, file: File, folder: File), _ world: World)
        async throws
    {
        let file = given.file.asInput
        let inputs: Record = [
            "f": file, "l": [file, file], "d": given.folder.asInput, "i": 1, "r": ["x": file],
        ]
        _ = try await world.client.tasks.create(
            name: "row 93", project: world.project, app: given.app.revisionID, inputs: inputs,
            batch: TaskBatch(input: "l", by: .criteria(["metadata.sample_id"])), description: "d", run: true,
            disablesBatch: true, interruptible: true,
            settings: ["instance_type": "c4.2xlarge;ebs-gp2;2000", "max_parallel_instances": 2],
            outputLocation: ["main_location": .string(world.folder)])
    }
}
