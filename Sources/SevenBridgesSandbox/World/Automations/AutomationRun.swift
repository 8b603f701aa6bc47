import SevenBridgesData

/// A run of an automation's package.
struct AutomationRun: Stored, Identifiable {
    /// A UUID.
    let id: String
    var name: String
    let automation: String
    let package: String
    var inputs = Record()
    var outputs: Record?
    var settings = Record()
    var status = Status.created
    var message: String?
    let createdBy: String
    let createdOn: Timestamp
    var startTime: Timestamp?
    var endTime: Timestamp?
    /// The run whose state it went on from.
    let resumedFrom: String?
    var memoryLimit: Int
    /// The project that it works in.
    var project: String?
    /// The ids of its files, once it has any.
    var logFile: String?
    var stateFile: String?

    enum Status: String, Codable, Sendable, CaseIterable {
        case created = "CREATED"
        case queued = "QUEUED_FOR_EXECUTION"
        case sent = "SENT_TO_EXECUTION"
        case running = "RUNNING"
        case stopping = "QUEUED_FOR_TERMINATION"
        case finished = "FINISHED"
        case failed = "FAILED"
        case aborted = "ABORTED"

        var isTerminal: Bool { self == .finished || self == .failed || self == .aborted }
    }
}

extension World {
    /// A run as an object of the API.
    func record(_ run: AutomationRun, _ call: Call) -> Record {
        var details = Record()
        details["log_file"] = run.logFile.flatMap { automationFile($0, call) }
        details["state_file"] = run.stateFile.flatMap { automationFile($0, call) }
        return Record([
            ("href", .string(call.href("automation/runs/\(run.id)"))), ("id", .string(run.id)),
            ("name", .string(run.name)),
            ("automation", automations[run.automation].map { .record($0.record(call)) } ?? .null),
            ("package", automationPackages[run.package].map { .record($0.record(call)) } ?? .null),
            ("inputs", .record(run.inputs)), ("outputs", run.outputs.map(Value.record) ?? .null),
            ("settings", .record(run.settings)), ("status", .string(run.status.rawValue)),
            ("message", .init(run.message)), ("created_on", .init(run.createdOn)),
            ("start_time", .init(run.startTime)), ("end_time", .init(run.endTime)),
            ("resumed_from", .init(run.resumedFrom)), ("created_by", .string(run.createdBy)),
            ("memory_limit", .int(run.memoryLimit)), ("project_id", .init(run.project)),
            ("execution_details", .record(details)),
        ])
    }

    private func automationFile(_ id: String, _ call: Call) -> Value? {
        files[id].map {
            ["id": .string(id), "name": .string($0.name), "href": .string(call.href("files/\(id)"))]
        }
    }

    /// What a run has done so far, as a tree of steps.
    func state(of run: AutomationRun) -> Value {
        var main = Record([
            ("inputs", Self.typed(run.inputs)), ("outputs", Self.typed(run.outputs ?? Record())),
            ("substeps", .record(Record())), ("started_at", .init(run.startTime)),
            ("finished_at", .init(run.endTime)),
        ])
        if run.status == .failed {
            main["error"] = ["message": .init(run.message), "trace": "main: ValueError"]
        }
        return ["main": .record(main)]
    }

    private static func typed(_ record: Record) -> Value {
        .record(Record(record.pairs.map { ($0, ["type": .string($1.kind), "value": $1]) }))
    }
}
