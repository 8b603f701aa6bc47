public import SevenBridgesData

/// What a billing group paid for, by project and task: the older breakdown.
public struct Spending: Sendable {
    /// All of it together.
    public let total: Money?
    /// By project.
    public let projects: [ProjectSpending]

    /// What was spent in one project.
    public struct ProjectSpending: Sendable {
        /// Address of the project on the API.
        public let href: String?
        /// What the project's tasks cost together.
        public let total: Money?
        /// By task.
        public let tasks: [TaskSpending]
    }

    /// What one task cost.
    public struct TaskSpending: Sendable {
        /// Address of the task on the API.
        public let href: String?
        /// Who ran it.
        public let user: String?
        /// When it started.
        public let started: Timestamp?
        /// When it ended.
        public let finished: Timestamp?
        /// What it cost.
        public let cost: Money?
    }

    init(_ record: Record) {
        total = record["total_spending"].flatMap(Money.init)
        projects = (record["project_breakdown"]?.listValue ?? []).map(ProjectSpending.init)
    }
}

extension Spending.ProjectSpending {
    fileprivate init(_ value: Value) {
        href = value["href"].stringValue
        total = Money(value["analysis_spending"])
        tasks = (value["task_breakdown"].listValue ?? []).map(Spending.TaskSpending.init)
    }
}

extension Spending.TaskSpending {
    fileprivate init(_ value: Value) {
        href = value["href"].stringValue
        user = value["runner_username"].stringValue
        started = value["time_started"].stringValue.flatMap { Timestamp(iso8601: $0) }
        finished = value["time_finished"].stringValue.flatMap { Timestamp(iso8601: $0) }
        cost = Money(value["task_cost"])
    }
}
