internal import SevenBridgesData

// What the catalog says of automation runs beyond the properties.
extension AutomationRun {
    static let list = ListCall(
        "the automation runs that you may see", path: { _ in ["automation", "runs"] }, fields: nil,
        filters: [
            Filter(
                Parameter("name", .string, "only runs with this name"), query: "name", property: "name"),
            Filter(
                Parameter("automation", .resource("automation"), "only runs of this automation"),
                query: "automation_id"),
            Filter(
                Parameter("package", .resource("automation-package"), "only runs of this package"),
                query: "package_id"),
            Filter(
                Parameter("status", .string, "only runs that stand there: RUNNING, FINISHED and others"),
                query: "status", property: "status", answers: [.equals]),
            Filter(
                Parameter("created_by", .resource("user"), "only runs that this user made"),
                query: "created_by", property: "created_by", answers: [.equals]),
            Filter(
                Parameter("created_from", .date, "only runs made on or after this date, in UTC"),
                query: "created_from"),
            Filter(
                Parameter("created_to", .date, "only runs made on or before this date, in UTC"),
                query: "created_to"),
            Filter(
                Parameter("project", .resource("project"), "only runs that belong to this project"),
                query: "project_id", property: "project_id"),
            Filter(Parameter("order_by", .string, "what they are sorted by"), query: "order_by"),
            Filter(Parameter("order", .enumeration(["asc", "desc"]), "which way"), query: "order"),
        ],
        inputs: ["automation": "automation", "automation-package": "package", "project": "project"],
        examples: [Example("automation ingest | automation-runs status=FAILED", "what failed")])

    static let get = GetCall(
        "an automation run by its id or name", path: { ["automation", "runs", $0] },
        examples: [Example("automation-run ID", "one run")])

    static let create = Action(
        "create", noun: "automation-run", "runs a package of an automation", effect: .spend,
        yields: .resource("automation-run"), parameters: [package(isRequired: true)] + changeable,
        examples: [Example("create automation-run package=ID inputs.project=me/rna", "starts a run")]
    ) { client, _, arguments in
        try await .record(client.automationRuns.create(arguments).record)
    }

    static let rerun = Action(
        "rerun", "runs it again, with what is given in place of what it had", effect: .spend,
        takes: "automation-run", yields: .resource("automation-run"),
        parameters: [
            Parameter("merge", .bool, "false takes nothing of what it had"), package(isRequired: false),
        ] + changeable.filter { $0.name != "memory_limit" },
        examples: [Example("automation-run ID | rerun inputs.threads=8", "the same with another input")],
        run: Action.running { (run: inout AutomationRun, arguments) in
            try await .record(run.rerun(arguments).record)
        })

    static let set = Action.set(
        AutomationRun.self, "automation-run",
        parameters: changeable.filter { !["secret_settings", "resume_from"].contains($0.name) },
        example: Example("automation-run ID | set name=\"Second try\"", "renames a run"))

    static let save = Action.save(
        AutomationRun.self, "automation-run",
        example: Example("$r = automation-run ID; $r.name = \"again\"; $r | save", "renames a run"))

    static let stop = Action(
        "stop", "stops the run", effect: .write, takes: "automation-run",
        yields: .resource("automation-run"), examples: [Example("automation-run ID | stop", "stops a run")],
        run: Action.running { (run: inout AutomationRun, _) in
            try await run.stop()
            return .record(run.record)
        })

    static let state = Action(
        "state", "the steps of the run, with their inputs and outputs", effect: .read,
        takes: "automation-run", yields: .record,
        examples: [Example("automation-run ID | state", "how far it is")],
        run: Action.running { (run: inout AutomationRun, _) in try await .record(run.stateTree()) })

    static let log = Action(
        "log-file", "the file of the run's log", effect: .read, takes: "automation-run",
        yields: .resource("file"), examples: [Example("automation-run ID | log-file", "the log as a file")],
        run: Action.running { (run: inout AutomationRun, _) in
            guard var file = run.logFile else { throw APIError(.notFound, message: "there is no log yet") }
            try await file.reload()
            return .record(file.record)
        })

    private static func package(isRequired: Bool) -> Parameter {
        Parameter(
            "package", .resource("automation-package"), "id of the package that runs", isRequired: isRequired)
    }

    private static let changeable = [
        Parameter("name", .string, "name of the run"),
        Parameter("inputs", .map, "what it works on", entryKind: .any),
        Parameter("settings", .map, "settings of the run", entryKind: .any),
        Parameter("secret_settings", .map, "settings that nobody may read", entryKind: .any),
        Parameter("resume_from", .resource("automation-run"), "run that it goes on from"),
        Parameter("memory_limit", .int, "memory in MB"),
    ]
}
