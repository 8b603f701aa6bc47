import SevenBridgesData

/// How far a task is: its steps, or the children of a batch, and how long it has taken.
struct TaskProgress {
    private let task: AppTask
    private let children: [AppTask]
    private let moment: Timestamp

    init(_ task: AppTask, _ children: [AppTask], at moment: Timestamp) {
        self.task = task
        self.children = children
        self.moment = moment
    }

    /// The progress as an object of the API; lengths of time are in milliseconds.
    var value: Value {
        [
            "message": .string(message), "message_code": .string("task_\(task.status.rawValue.lowercased())"),
            "steps_completed": .int(stepsCompleted), "steps_total": .int(stepsTotal),
            "queued": .int(count { $0 == .queued || $0 == .creating }),
            "running": .int(count { $0 == .running || $0 == .aborting }),
            "completed": .int(count { $0 == .completed }), "failed": .int(count { $0 == .failed }),
            "aborted": .int(count { $0 == .aborted }), "system_limit": false, "account_limit": false,
            "instance_init": .bool(isPreparing),
            "queued_duration": .int(milliseconds(from: task.submittedTime, to: task.startTime)),
            "running_duration": .int(milliseconds(from: task.startTime, to: task.endTime)),
            "execution_duration": .int(milliseconds(from: task.jobs.first?.start, to: task.endTime)),
            "duration": .int(milliseconds(from: task.submittedTime, to: task.endTime)),
        ]
    }

    /// The state in words.
    var message: String {
        switch task.status {
        case .draft: "Draft."
        case .creating: "Preparing the execution."
        case .queued: "Waiting for an instance."
        case .running where isPreparing: "Initializing an instance."
        case .running: "Running."
        case .aborting: "Aborting."
        case .completed: "Completed in \(length)."
        case .failed: failure.map { "Failed: the job '\($0)' exited with code 1." } ?? "Failed."
        case .aborted: "Aborted."
        }
    }

    private var failure: String? { task.jobs.last { $0.fails }?.name }

    private var length: String {
        let minutes = milliseconds(from: task.submittedTime, to: task.endTime) / 60_000
        return minutes == 1 ? "1 minute" : "\(minutes) minutes"
    }

    private var isPreparing: Bool {
        task.status == .running && (task.jobs.first.map { $0.start > moment } ?? false)
    }

    /// Of a batch, the steps of all its children.
    private var stepsTotal: Int {
        children.isEmpty ? task.steps : children.reduce(0) { $0 + $1.steps }
    }

    private var stepsCompleted: Int {
        (children.isEmpty ? [task] : children).reduce(0) { sum, task in
            sum + task.jobs.count { $0.status(at: moment) == "DONE" }
        }
    }

    private func count(_ isCounted: (AppTask.Status) -> Bool) -> Int {
        children.count { isCounted($0.status) }
    }

    /// The time between two moments, up to now where the second is yet to come; 0 where the first is.
    private func milliseconds(from start: Timestamp?, to end: Timestamp?) -> Int {
        guard let start, let span = (end ?? moment).since(start) else { return 0 }
        return Int(max(0, span.microseconds / 1000))
    }
}
