import SevenBridgesData

extension AppTask {
    /// What a list shows of a task where `fields` is absent.
    static let reducedFields = ["href", "id", "name", "project"]

}

extension World {
    /// A task as an object of the API.
    func record(_ task: AppTask, _ call: Call) -> Record {
        let children = children(of: task)
        let group = task.batchGroup.map {
            ["value": .string($0.value), "fields": .record($0.fields)] as Value
        }
        return Record([
            ("href", .string(call.href("tasks/\(task.id)"))), ("id", .string(task.id)),
            ("name", .string(task.name)), ("description", .init(task.description)),
            ("status", .string(task.status.rawValue)), ("project", .string(task.project.description)),
            ("app", .string(task.app)), ("type", "v2"), ("created_by", .string(task.createdBy)),
            ("executed_by", .init(task.executedBy)), ("created_time", .init(task.createdTime)),
            ("start_time", .init(task.startTime)), ("end_time", .init(task.endTime)),
            ("batch", .bool(task.batching != nil)), ("batch_by", task.batching?.value ?? .null),
            ("batch_input", .init(task.batching?.input)), ("batch_group", group ?? .null),
            ("parent", .init(task.parent)),
            ("use_interruptible_instances", .bool(task.isInterruptible)),
            ("execution_settings", task.settings.value), ("output_location", .record(task.outputLocation)),
            ("execution_status", TaskProgress(task, children, at: moment).value),
            ("price", price(of: task).value), ("inputs", shown(.record(task.inputs))),
            ("outputs", shown(.record(task.outputs))), ("errors", .list(task.errors.map(\.value))),
            ("warnings", .list(task.warnings.map(\.value))), ("origin_id", .null),
        ])
    }

    /// A value of a task with the names that its files have now.
    private func shown(_ value: Value) -> Value {
        switch value {
        case .list(let elements): return .list(elements.map(shown))
        case .record(var record):
            guard let kind = record["class"]?.stringValue, kind == "File" || kind == "Directory",
                let file = record["path"]?.stringValue.flatMap({ files[$0] })
            else { return .record(Record(record.pairs.map { ($0, shown($1)) })) }
            record["name"] = .string(file.name)
            record["basename"] = .string(file.name)
            return .record(record)
        default: return value
        }
    }
}

extension Value {
    /// A string, or null.
    init(_ text: String?) {
        self = text.map(Value.string) ?? .null
    }

    /// A moment as the platform writes it, or null.
    init(_ time: Timestamp?) {
        self = time.map { .string($0.wholeSeconds) } ?? .null
    }
}
