import SevenBridgesData

/// A task: an app with its inputs, which runs, or a batch of them.
struct AppTask: Stored, Identifiable {
    /// A UUID.
    let id: String
    var name: String
    var description: String?
    var status = Status.draft
    let project: ProjectID
    /// The app with its revision.
    var app: String
    /// How many jobs a run of the app has.
    var steps: Int
    let createdBy: String
    let createdTime: Timestamp
    var executedBy: String?
    /// When it was submitted for execution.
    var submittedTime: Timestamp?
    var startTime: Timestamp?
    var endTime: Timestamp?

    var inputs = Record()
    var outputs = Record()
    var batching: Batching?
    /// The task that it is a part of, and which part.
    var parent: String?
    var batchGroup: BatchGroup?

    var isInterruptible = true
    var settings = ExecutionSettings()
    var outputLocation = Record()
    /// What keeps it from running, and what might surprise who runs it.
    var errors: [InputProblem] = []
    var warnings: [InputProblem] = []
    /// What it runs, once it has begun; the last of them may be yet to come.
    var jobs: [TaskJob] = []

    enum Status: String, Codable, Sendable, CaseIterable {
        case draft = "DRAFT"
        case creating = "CREATING"
        case queued = "QUEUED"
        case running = "RUNNING"
        case aborting = "ABORTING"
        case completed = "COMPLETED"
        case failed = "FAILED"
        case aborted = "ABORTED"

        var isTerminal: Bool { self == .completed || self == .failed || self == .aborted }
        var isUnderWay: Bool { self == .creating || self == .queued || self == .running }
    }

    /// By what a batch task makes children.
    struct Batching: Codable, Hashable, Sendable {
        /// The input whose value is divided.
        let input: String
        /// The properties that the files of a child have in common; nil for one child for each item.
        let criteria: [String]?
    }

    /// What the files of a child have in common.
    struct BatchGroup: Codable, Hashable, Sendable {
        let value: String
        let fields: Record
    }
}

/// Something about an input that is not as the app wants it.
struct InputProblem: Codable, Hashable, Sendable {
    let type: String
    let message: String
    let input: String?

    var value: Value {
        [
            "type": .string(type), "message": .string(message),
            "input_id": input.map(Value.string) ?? .null,
        ]
    }

    static func missing(_ input: String) -> InputProblem {
        InputProblem(
            type: "error/task_validation/input/required", message: "A value for this input is required.",
            input: input)
    }

    static func mismatch(_ input: String) -> InputProblem {
        InputProblem(
            type: "error/task_validation/input/schema",
            message: "Value for this input does not match the expected type.", input: input)
    }

    static func unknown(_ input: String) -> InputProblem {
        InputProblem(
            type: "error/task_validation/input/unknown", message: "The app has no input with this id.",
            input: input)
    }

    static func noFile(_ id: String, _ input: String) -> InputProblem {
        InputProblem(
            type: "error/task_validation/input/file",
            message: "The file '\(id)' does not exist or can't be accessed.", input: input)
    }

    static func noCriterion(_ key: String, of file: String, _ input: String) -> InputProblem {
        InputProblem(
            type: "error/task_validation/batch/criteria",
            message: "The file '\(file)' has no value for '\(key)' to batch by.", input: input)
    }

    static func tooManyChildren(_ count: Int, _ input: String) -> InputProblem {
        InputProblem(
            type: "error/task_validation/batch/size",
            message: "The batch would make \(count) tasks; \(Batch.mostChildren) are the most.", input: input)
    }

    static func fileType(of file: String, wanted: [String], _ input: String) -> InputProblem {
        InputProblem(
            type: "warning/task_validation/input/file_type",
            message: "The file '\(file)' is none of \(wanted.joined(separator: ", ")).", input: input)
    }
}
