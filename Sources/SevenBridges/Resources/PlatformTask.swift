public import SevenBridgesData

/// A task of the platform: one use of an app on inputs, or a batch of them.
///
/// Not `Task`, which is Swift's own; the platform's name for it stays `task`.
public struct PlatformTask: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a task's properties.
    public struct Fields: Sendable {
        /// Address of the task on the API (text).
        public let href = Field<String>("href", "address of the task on the API")
        /// UUID of the task (text).
        public let id = Field<String>("id", "UUID of the task", kind: .resource("task"))
        /// Name for people (text, writable).
        public let name = Writable<String>("name", "name for people")
        /// Description for people (text, writable).
        public let description = Writable<String>("description", "description for people")
        /// DRAFT, QUEUED, RUNNING, COMPLETED, FAILED and others (text).
        public let status = Field<String>(
            "status", "DRAFT, QUEUED, RUNNING, COMPLETED, FAILED and others",
            words: TaskStatus.known.map(\.rawValue))
        /// Project that it is in (text, writable).
        public let project = Writable<String>(
            "project", "project that it is in", kind: .resource("project"))
        /// App that it runs, with the revision (text, writable).
        public let app = Writable<String>(
            "app", "app that it runs, with the revision", kind: .resource("app"))
        /// Version of the task's kind: v2 (text).
        public let type = Field<String>("type", "version of the task's kind: v2")
        /// Who made it (text).
        public let createdBy = Field<String>("created_by", "who made it", kind: .resource("user"))
        /// Who runs it (text).
        public let executedBy = Field<String>("executed_by", "who runs it", kind: .resource("user"))
        /// When it was made (a moment).
        public let createdTime = Field<Timestamp>("created_time", "when it was made")
        /// When it started to run (a moment).
        public let startTime = Field<Timestamp>("start_time", "when it started to run")
        /// When it ended (a moment).
        public let endTime = Field<Timestamp>("end_time", "when it ended")
        /// Whether it is a batch, which makes a task of each group (true or false, writable).
        public let batch = Writable<Bool>("batch", "whether it is a batch, which makes a task of each group")
        /// What makes a group: the item, or criteria (a map, writable).
        public let batchBy = Writable<Record>("batch_by", "what makes a group: the item, or criteria")
        /// Input that is divided into groups (text, writable).
        public let batchInput = Writable<String>("batch_input", "input that is divided into groups")
        /// Of a child: the group that it works on (a map).
        public let batchGroup = Field<Record>("batch_group", "of a child: the group that it works on")
        /// Of a child: the batch (text).
        public let parent = Field<String>("parent", "of a child: the batch", kind: .resource("task"))
        /// Whether it may run on cheaper machines that can be taken away (true or false, writable).
        public let useInterruptibleInstances = Writable<Bool>(
            "use_interruptible_instances", "whether it may run on cheaper machines that can be taken away")
        /// Machines, how many at a time, and memoization (a map, writable).
        public let executionSettings = Writable<Record>(
            "execution_settings", "machines, how many at a time, and memoization")
        /// Where its outputs go (a map).
        public let outputLocation = Field<Record>("output_location", "where its outputs go")
        /// How far it is: message, steps, durations in milliseconds (a map).
        public let executionStatus = Field<Record>(
            "execution_status", "how far it is: message, steps, durations in milliseconds")
        /// What it has cost: amount, currency, breakdown (a map).
        public let price = Field<Record>("price", "what it has cost: amount, currency, breakdown")
        /// What the app works on, by its input (a map, writable).
        public let inputs = Writable<Record>("inputs", "what the app works on, by its input")
        /// What came out, by the app's output (a map).
        public let outputs = Field<Record>("outputs", "what came out, by the app's output")
        /// What keeps it from running (a list of maps).
        public let errors = Field<[Record]>("errors", "what keeps it from running")
        /// What may be a mistake (a list of maps).
        public let warnings = Field<[Record]>("warnings", "what may be a mistake")
        /// Automation run that made it (text).
        public let originID = Field<String>(
            "origin_id", "automation run that made it", kind: .resource("automation-run"))
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
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

    /// Those that we know, from a task's making to its end.
    public static let known: [TaskStatus] = [
        .draft, .creating, .queued, .running, .aborting, .completed, .failed, .aborted,
    ]

    /// The name on the platform.
    public let rawValue: String

    /// The status of this name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether a task that has it never gets another one.
    public var isFinal: Bool { [.completed, .failed, .aborted].contains(self) }

    /// The name on the platform.
    public var description: String { rawValue }
}

extension PlatformTask: Awaitable {
    /// Whether it has ended, well or not.
    public var isFinished: Bool { state.isFinal }

    /// Why it did not do what it was to do; nil where it did, or has not ended.
    public var failure: APIError? {
        guard [.failed, .aborted].contains(state) else { return nil }
        let told = self.executionStatus?["message"]?.stringValue.map { ": \($0)" } ?? ""
        return APIError(.failed, message: "\(debugDescription) ended \(state)\(told)")
    }
}
