public import SevenBridgesData

/// One run of an automation's package.
public struct AutomationRun: Savable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a run's properties.
    public struct Fields: Sendable {
        /// Address of the run on the API (text).
        public let href = Field<String>("href", "address of the run on the API")
        /// UUID of the run (text).
        public let id = Field<String>("id", "UUID of the run", kind: .resource("automation-run"))
        /// Name for people (text, writable).
        public let name = Writable<String>("name", "name for people")
        /// Automation that runs: id and name (a map).
        public let automation = Field<Record>("automation", "automation that runs: id and name")
        /// Package that runs: id and version (a map).
        public let package = Field<Record>("package", "package that runs: id and version")
        /// What it works on, by the schema of the package (a map, writable).
        public let inputs = Writable<Record>("inputs", "what it works on, by the schema of the package")
        /// What came out (a map).
        public let outputs = Field<Record>("outputs", "what came out")
        /// Settings of the run (a map, writable).
        public let settings = Writable<Record>("settings", "settings of the run")
        /// RUNNING, FINISHED, FAILED and others (text).
        public let status = Field<String>("status", "RUNNING, FINISHED, FAILED and others")
        /// What the platform says of it (text).
        public let message = Field<String>("message", "what the platform says of it")
        /// When it was made (a moment).
        public let createdOn = Field<Timestamp>("created_on", "when it was made")
        /// When it started to run (a moment).
        public let startTime = Field<Timestamp>("start_time", "when it started to run")
        /// When it ended (a moment).
        public let endTime = Field<Timestamp>("end_time", "when it ended")
        /// Run that it goes on from (text).
        public let resumedFrom = Field<String>(
            "resumed_from", "run that it goes on from", kind: .resource("automation-run"))
        /// Who made it (text).
        public let createdBy = Field<String>("created_by", "who made it", kind: .resource("user"))
        /// Memory in MB (a whole number, writable).
        public let memoryLimit = Writable<Int>("memory_limit", "memory in MB")
        /// Project that it belongs to (text).
        public let projectID = Field<String>(
            "project_id", "project that it belongs to", kind: .resource("project"))
        /// Files of the log and the state (a map).
        public let executionDetails = Field<Record>("execution_details", "files of the log and the state")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "automation-run", plural: "automation-runs", "one run of an automation",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "status", "created_by", "created_on"], idForm: .uuid, list: list,
        get: get,
        actions: [
            create, set, save, stop, rerun, state, log, .reload("automation-run"),
            .waiting(AutomationRun.self, "automation-run", example: "automation-run ID | wait"),
        ], lookUp: ResourceType.uniqueName(AutomationRun.self, filter: "name"))

    /// Where it stands; empty where the platform doesn't say.
    public var state: AutomationStatus { AutomationStatus(rawValue: self.status ?? "") }

    /// The id of the automation, whether the platform sent an object or the id alone.
    public var automationID: String? { self["automation"].resourceID }

    /// The id of the package, whether the platform sent an object or the id alone.
    public var packageID: String? { self["package"].resourceID }

    /// The file of the log, where there is one; its `id` and `name` are known, `reload` fetches the rest.
    public var logFile: File? {
        let record = self["execution_details"]["log_file"].recordValue
        return record.flatMap { try? File($0, versions.client) }
    }
}

/// Where a run of an automation stands; the platform may have more words.
public struct AutomationStatus: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Made.
    public static let created = AutomationStatus(rawValue: "CREATED")
    /// About to be given a machine.
    public static let queued = AutomationStatus(rawValue: "QUEUED_FOR_EXECUTION")
    /// Given to a machine.
    public static let sent = AutomationStatus(rawValue: "SENT_TO_EXECUTION")
    /// Running.
    public static let running = AutomationStatus(rawValue: "RUNNING")
    /// About to be stopped.
    public static let stopping = AutomationStatus(rawValue: "QUEUED_FOR_TERMINATION")
    /// Ended well.
    public static let finished = AutomationStatus(rawValue: "FINISHED")
    /// Ended with an error.
    public static let failed = AutomationStatus(rawValue: "FAILED")
    /// Was stopped.
    public static let aborted = AutomationStatus(rawValue: "ABORTED")

    /// The name on the platform.
    public let rawValue: String

    /// The status of this name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether a run that has it never gets another one.
    public var isFinal: Bool { [.finished, .failed, .aborted].contains(self) }

    /// The name on the platform.
    public var description: String { rawValue }
}

extension AutomationRun: Awaitable {
    /// Whether it has ended, well or not.
    public var isFinished: Bool { state.isFinal }

    /// Why it did not do what it was to do; nil where it did, or has not ended.
    public var failure: APIError? {
        guard [.failed, .aborted].contains(state) else { return nil }
        let told = self["message"].stringValue.map { ": \($0)" } ?? ""
        return APIError(.failed, message: "\(debugDescription) ended \(state)\(told)")
    }
}
