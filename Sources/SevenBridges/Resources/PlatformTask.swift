public import SevenBridgesData

/// A task of the platform: one use of an app on inputs, or a batch of them.
///
/// Not `Task`, which is Swift's own; the platform's name for it stays `task`.
public struct PlatformTask: Resource {
    public var versions: Versions

    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a task's properties.
    public struct Fields: Sendable {
        public let href = Field<String>("href", "address of the task on the API")
        public let id = Field<String>("id", "UUID of the task", kind: .resource("task"))
        public let name = Writable<String>("name", "name for people")
        public let description = Writable<String>("description", "description for people")
        public let status = Field<String>("status", "DRAFT, QUEUED, RUNNING, COMPLETED, FAILED and others")
        public let project = Writable<String>(
            "project", "project that it is in", kind: .resource("project"))
        public let app = Writable<String>(
            "app", "app that it runs, with the revision", kind: .resource("app"))
        public let type = Field<String>("type", "version of the task's kind: v2")
        public let createdBy = Field<String>("created_by", "who made it", kind: .resource("user"))
        public let executedBy = Field<String>("executed_by", "who runs it", kind: .resource("user"))
        public let createdTime = Field<Timestamp>("created_time", "when it was made")
        public let startTime = Field<Timestamp>("start_time", "when it started to run")
        public let endTime = Field<Timestamp>("end_time", "when it ended")
        public let batch = Writable<Bool>("batch", "whether it is a batch, which makes a task of each group")
        public let batchBy = Writable<Record>("batch_by", "what makes a group: the item, or criteria")
        public let batchInput = Writable<String>("batch_input", "input that is divided into groups")
        public let batchGroup = Field<Record>("batch_group", "of a child: the group that it works on")
        public let parent = Field<String>("parent", "of a child: the batch", kind: .resource("task"))
        public let useInterruptibleInstances = Writable<Bool>(
            "use_interruptible_instances", "whether it may run on cheaper machines that can be taken away")
        public let executionSettings = Writable<Record>(
            "execution_settings", "machines, how many at a time, and memoization")
        public let outputLocation = Field<Record>("output_location", "where its outputs go")
        public let executionStatus = Field<Record>(
            "execution_status", "how far it is: message, steps, durations in milliseconds")
        public let price = Field<Record>("price", "what it has cost: amount, currency, breakdown")
        public let inputs = Writable<Record>("inputs", "what the app works on, by its input")
        public let outputs = Field<Record>("outputs", "what came out, by the app's output")
        public let errors = Field<[Record]>("errors", "what keeps it from running")
        public let warnings = Field<[Record]>("warnings", "what may be a mistake")
        public let originID = Field<String>(
            "origin_id", "automation run that made it", kind: .resource("automation-run"))
    }

    public static let fields = Fields()

    public static let type = ResourceType(
        "task", plural: "tasks", "one use of an app on inputs, or a batch of them",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "status", "app", "created_by", "created_time"],
        idForm: .uuid, list: list, get: get,
        actions: [
            create, run, abort, clone, set, save, delete, execution, children, .reload("task"),
            .waiting(PlatformTask.self, "task", example: "task ID | wait"),
        ], lookUp: idOfUniqueName)

    /// Where it stands; empty where the platform doesn't say.
    public var state: TaskStatus { TaskStatus(rawValue: self.status ?? "") }
}

/// Where a task stands; the platform may have more words.
public struct TaskStatus: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Made, and not run yet.
    public static let draft = TaskStatus(rawValue: "DRAFT")
    /// About to be queued.
    public static let creating = TaskStatus(rawValue: "CREATING")
    /// Waiting for machines.
    public static let queued = TaskStatus(rawValue: "QUEUED")
    /// Running.
    public static let running = TaskStatus(rawValue: "RUNNING")
    /// About to be stopped.
    public static let aborting = TaskStatus(rawValue: "ABORTING")
    /// Ended well.
    public static let completed = TaskStatus(rawValue: "COMPLETED")
    /// Ended without its outputs.
    public static let failed = TaskStatus(rawValue: "FAILED")
    /// Was stopped.
    public static let aborted = TaskStatus(rawValue: "ABORTED")

    public let rawValue: String

    /// The status of this name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether a task that has it never gets another one.
    public var isFinal: Bool { [.completed, .failed, .aborted].contains(self) }

    public var description: String { rawValue }
}

extension PlatformTask: Awaitable {
    public var isFinished: Bool { state.isFinal }

    public var failure: APIError? {
        guard [.failed, .aborted].contains(state) else { return nil }
        let told = self.executionStatus?["message"]?.stringValue.map { ": \($0)" } ?? ""
        return APIError(.failed, message: "\(debugDescription) ended \(state)\(told)")
    }
}
