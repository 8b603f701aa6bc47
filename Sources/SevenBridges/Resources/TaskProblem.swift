internal import SevenBridgesData

/// Something that keeps a task from running, or that may be a mistake.
public struct TaskProblem: Hashable, Sendable, CustomStringConvertible {
    /// What it is, as the platform calls it: `error/task_validation/input/schema`.
    public let type: String?
    /// What it is in the platform's words.
    public let message: String?
    /// The input that it is about.
    public let input: String?

    init(_ record: Record) {
        type = record["type"]?.stringValue
        message = record["message"]?.stringValue
        input = record["input_id"]?.stringValue
    }

    /// The name on the platform.
    public var description: String {
        [input, message ?? type].compactMap(\.self).joined(separator: ": ")
    }
}

/// A task that was to run and was kept as a draft, because its inputs are wanting.
public struct TaskRefusal: Error, CustomStringConvertible {
    /// The draft.
    public let task: PlatformTask

    /// What keeps it from running.
    public var description: String { task.problems.map(\.description).joined(separator: "; ") }
}

extension PlatformTask {
    /// What keeps the task from running.
    public var problems: [TaskProblem] { (self.errors ?? []).map(TaskProblem.init) }

    /// Throws where the platform did not run the task.
    func refuseProblems() throws {
        guard !problems.isEmpty else { return }
        let refusal = TaskRefusal(task: self)
        throw APIError(
            .invalidTask, message: "\(debugDescription) can't run and stays a draft: \(refusal)",
            underlyingError: refusal)
    }
}
