internal import SevenBridgesData

// What the catalog says of tasks beyond the properties.
extension PlatformTask {
    static let list = ListCall(
        "the tasks that you may see", path: { _ in ["tasks"] },
        filters: [
            Filter(
                Parameter("project", .resource("project"), "only the tasks of this project"),
                query: "project", property: "project"),
            Filter(
                Parameter("status", .string, "only tasks that stand there: RUNNING, COMPLETED and others"),
                query: "status", property: "status", answers: [.equals]),
            Filter(
                Parameter("batch", .bool, "only batches, or only tasks that are none"), query: "batch",
                property: "batch", answers: [.equals]),
            Filter(
                Parameter("parent", .resource("task"), "only the children of this batch"), query: "parent",
                property: "parent"),
        ] + times + [
            Filter(
                Parameter(
                    "order_by",
                    .enumeration(["created_time", "start_time", "end_time", "name", "created_by"]),
                    "what they are sorted by"), query: "order_by"),
            Filter(
                Parameter("order", .enumeration(["asc", "desc"]), "desc, unless asc is given"),
                query: "order"),
            Filter(
                Parameter("origin", .resource("automation-run"), "only tasks that this automation run made"),
                query: "origin_id", property: "origin_id"),
        ],
        inputs: ["project": "project"],
        examples: [
            Example("tasks project=me/rna status=RUNNING", "what is running in a project"),
            Example("tasks created_from=2024-05-01 order_by=end_time", "the tasks since May"),
        ])

    /// Bounds of the three times, each day or moment itself included.
    private static let times: [Filter] = [
        ("created", "made"), ("started", "started"), ("ended", "ended"),
    ].flatMap { name, said in
        [("from", "on or after"), ("to", "on or before")].map { bound, relation in
            Filter(
                Parameter("\(name)_\(bound)", .date, "only tasks \(said) \(relation) this date, in UTC"),
                query: "\(name)_\(bound)")
        }
    }

    static let get = GetCall(
        "a task by its id or name", path: { ["tasks", $0] },
        examples: [Example("task bd5e95d9-12b3-489c-85b6-34d8696571a9", "one task")])

    static let create = Action(
        "create", noun: "task", "makes a task, a draft unless run", effect: .spend, yields: .resource("task"),
        parameters: [
            Parameter("name", .string, "name of the task", isRequired: true, isPositional: true),
            Parameter("project", .resource("project"), "project that it is made in", isRequired: true),
            Parameter("app", .resource("app"), "app that it runs", isRequired: true),
            Parameter("revision", .int, "revision of the app; the latest unless given"),
            Parameter("inputs", .map, "what the app works on; files as objects", entryKind: .any),
            Parameter("description", .string, "description for people"),
            Parameter("batch_input", .string, "input of which each group gets a task of its own"),
            Parameter(
                "batch_by", .map,
                "what makes a group: {type: item}, or {type: criteria, criteria: [metadata.sample_id]}"),
            Parameter("run", .bool, "runs it at once"),
            Parameter("disable_batch", .bool, "runs the batch as a single task"),
            Parameter("interruptible", .bool, "whether cheaper machines that can be taken away will do"),
            Parameter("execution_settings", .map, "machines, and how many at a time", entryKind: .any),
            Parameter("output_location", .map, "where the outputs go", entryKind: .any),
        ],
        examples: [
            Example("create task \"Align S1\" project=me/rna app=me/rna/bwa inputs.reads=$reads", "a draft"),
            Example(
                "create task Align project=me/rna app=me/rna/bwa inputs={reads: $reads} batch_input=reads "
                    + "batch_by={type: criteria, criteria: [metadata.sample_id]} --run",
                "a task for each sample"),
        ]
    ) { client, _, arguments in
        try await .record(client.tasks.create(arguments).record)
    }

    static let run = Action(
        "run", "runs the draft", effect: .spend, takes: "task", yields: .resource("task"),
        parameters: [
            Parameter("batch", .bool, "false runs a batch as a single task"),
            Parameter("interruptible", .bool, "whether cheaper machines that can be taken away will do"),
        ],
        examples: [Example("tasks project=me/rna status=DRAFT | run", "runs all drafts of a project")],
        run: Action.running { (task: inout PlatformTask, arguments) in
            try await task.run(batch: arguments.bool("batch"), interruptible: arguments.bool("interruptible"))
            return .record(task.record)
        })

    static let abort = Action(
        "abort", "stops the task", effect: .write, takes: "task", yields: .resource("task"),
        examples: [Example("tasks project=me/rna status=RUNNING | abort", "stops what is running")],
        run: Action.running { (task: inout PlatformTask, _) in
            try await task.abort()
            return .record(task.record)
        })

    static let clone = Action(
        "clone", "makes a draft with the same inputs", effect: .spend, takes: "task",
        yields: .resource("task"),
        parameters: [Parameter("run", .bool, "runs it at once")],
        examples: [Example("task ID | clone --run", "the same once more")],
        run: Action.running { (task: inout PlatformTask, arguments) in
            try await .record(task.clone(run: arguments.bool("run") ?? false).record)
        })

    static let set = Action(
        "set", "changes the draft; a task that ran can only be renamed", effect: .write, takes: "task",
        yields: .resource("task"),
        parameters: [
            Parameter("name", .string, "another name"),
            Parameter("description", .string, "another description"),
            Parameter("app", .resource("app"), "another app or revision"),
            Parameter(
                "inputs", .map, "inputs in place of those it has; inputs.KEY= sets one, or null clears it",
                entryKind: .any),
            Parameter("batch", .bool, "false makes a single task of a batch"),
            Parameter("batch_input", .string, "input that is divided into groups"),
            Parameter("batch_by", .map, "what makes a group"),
            Parameter("use_interruptible_instances", .bool, "whether cheaper machines will do"),
            Parameter("execution_settings", .map, "machines, and how many at a time", entryKind: .any),
        ],
        examples: [Example("task ID | set inputs.threads=8", "changes an input of a draft")],
        run: Action.running { (task: inout PlatformTask, arguments) in
            try task.assign(arguments)
            try await task.save()
            return .record(task.record)
        })

    static let save = Action(
        "save", "sends what was changed in the object, and only that", effect: .write, takes: "task",
        yields: .resource("task"),
        examples: [Example("$t = task ID; $t.name = \"Align 2\"; $t | save", "renames")],
        run: Action.running { (task: inout PlatformTask, arguments) in
            if arguments.original == nil { try await task.compareWithServer() }
            try await task.save()
            return .record(task.record)
        })

    static let delete = Action(
        "delete", "deletes the draft", effect: .destroy, takes: "task", yields: .none,
        examples: [Example("tasks project=me/rna status=DRAFT | delete", "deletes the drafts")],
        run: Action.running { (task: inout PlatformTask, _) in
            try await task.delete()
            return nil
        })

    static let execution = Action(
        "execution", "how the task ran: its jobs, machines and logs", effect: .read, takes: "task",
        yields: .record, examples: [Example("$(task ID | execution).jobs", "the jobs of a task")],
        run: Action.running { (task: inout PlatformTask, _) in
            try await .record(task.executionDetails().record)
        })

    static let children = Action(
        listing: "children", "the tasks that a batch made", takes: "task", yields: "task",
        parameters: [Parameter("status", .string, "only tasks that stand there")],
        examples: [Example("task ID | children status=FAILED", "what failed of a batch")]
    ) { client, record, arguments in
        let batch = try PlatformTask(record, client)
        return try batch.children(arguments).pages
    }

    /// The task with this very name, if there is only one.
    static func idOfUniqueName(_ client: Client, _ lookup: Lookup) async throws -> String {
        var arguments = Arguments(given: [("fields", ["id", "name"])])
        arguments["project"] = lookup.project?.asValue
        var found: [String] = []
        for try await task in try client.tasks.list(arguments) where task.name == lookup.word {
            found.append(task.id)
        }
        return try theOnly(found.map { ($0, $0) }, of: "task", named: lookup.word)
    }
}
