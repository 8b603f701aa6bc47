public import SevenBridgesData

/// How a batch is divided: each group of an input's files gets a task of its own.
public struct TaskBatch: Hashable, Sendable {
    /// The input that is divided.
    public var input: String
    /// What makes a group.
    public var by: Grouping

    /// What makes a group.
    public enum Grouping: Hashable, Sendable {
        /// Each file.
        case item
        /// Files that have the same values of these, such as `metadata.sample_id`.
        case criteria([String])
    }

    /// A batch over an input.
    public init(input: String, by: Grouping) {
        self.input = input
        self.by = by
    }
}

extension TaskBatch.Grouping {
    /// What the platform calls it.
    public var record: Record {
        switch self {
        case .item: Record([("type", "item")])
        case .criteria(let keys): Record([("type", "criteria"), ("criteria", keys.asValue)])
        }
    }

    /// The grouping that a record tells of; nil for one that is neither.
    public init?(_ record: Record) {
        switch record["type"]?.stringValue?.lowercased() {
        case "item": self = .item
        case "criteria": self = .criteria([String](record["criteria"] ?? .null) ?? [])
        default: return nil
        }
    }
}

extension TaskBatch {
    /// The batch that arguments ask for; nil for none. One half without the other is an error, not ignored.
    init?(_ arguments: Arguments) throws {
        switch (try arguments.string("batch_input"), try arguments.record("batch_by")) {
        case (nil, nil): return nil
        case (let input?, let record?):
            guard let by = Grouping(record) else {
                throw APIError.invalidArgument(
                    "batch_by takes {type: item} or {type: criteria, criteria: [metadata.KEY]}")
            }
            self.init(input: input, by: by)
        case (let input, _):
            let missing = input == nil ? "batch_input" : "batch_by"
            throw APIError.invalidArgument("a batch needs batch_input and batch_by; '\(missing)' is missing")
        }
    }
}
