import SevenBridgesData

/// What a caller wants a task to be like: the body of a new task, or of a change to a draft.
struct TaskChange {
    private let body: Record

    /// What may be changed of a task that has been run.
    private static let renaming: Set<String> = ["name"]

    init(_ body: Record) {
        self.body = body
    }

    /// Whether the change is to the name at most.
    var isRenaming: Bool { body.keys.allSatisfy(Self.renaming.contains) }

    /// The app that the change names; nil where it names none.
    func app() throws -> AppReference? {
        guard let app = body["app"] else { return nil }
        guard let text = app.stringValue, !text.isEmpty else { throw PlatformError.taskAppRequired }
        guard let reference = try? AppReference(text) else { throw PlatformError.taskAppInvalid }
        return reference
    }

    func apply(to task: inout AppTask, _ app: CWLApp) throws {
        if let name = try body.text("name"), !name.isEmpty { task.name = name }
        if body["description"] != nil { task.description = try body.text("description") }
        if let flag = body["use_interruptible_instances"], !flag.isNull {
            guard let flag = flag.boolValue else {
                throw PlatformError.badRequest.saying("'use_interruptible_instances' must be true or false.")
            }
            task.isInterruptible = flag
        }
        if let settings = try object("execution_settings") { try task.settings.merge(settings) }
        if let location = try object("output_location") { task.outputLocation = location }
        if let inputs = try object("inputs") { merge(inputs, into: &task) }
        try applyBatching(to: &task, app)
    }

    private func object(_ key: String) throws -> Record? {
        guard let value = body[key], !value.isNull else { return nil }
        guard let record = value.recordValue else {
            throw PlatformError.badRequest.saying("'\(key)' must be an object.")
        }
        return record
    }

    /// Ids may come as draft-2 writes them, with a `#`.
    private func merge(_ inputs: Record, into task: inout AppTask) {
        for (key, value) in inputs.pairs {
            let id = key.hasPrefix("#") ? String(key.dropFirst()) : key
            task.inputs[id] = value.isNull ? nil : value
        }
    }
}

// Batching
extension TaskChange {
    private func applyBatching(to task: inout AppTask, _ app: CWLApp) throws {
        if body["batch"]?.boolValue == false {
            task.batching = nil
            return
        }
        if body["batch_input"] == nil && body["batch_by"] == nil {
            guard body["batch"]?.boolValue == true, task.batching == nil else { return }
            task.batching = try Self.usual(app)
            return
        }
        let input = body["batch_input"] ?? task.batching.map { .string($0.input) } ?? .null
        let by = body["batch_by"] ?? task.batching?.value ?? .null
        if input.isNull && by.isNull {
            task.batching = nil
        } else {
            task.batching = try Self.batching(input, by, app)
        }
    }

    /// What the app itself says that its tasks are batched by.
    private static func usual(_ app: CWLApp) throws -> AppTask.Batching {
        try batching(app.batchInput.map(Value.string) ?? .null, app.batchBy ?? .null, app)
    }

    private static func batching(_ input: Value, _ by: Value, _ app: CWLApp) throws -> AppTask.Batching {
        guard !input.isNull, !by.isNull else { throw PlatformError.batchIncomplete }
        guard let input = input.stringValue.map(CWLIdentifier.local), app.input(input) != nil else {
            throw PlatformError.batchInputInvalid
        }
        switch by["type"].stringValue?.lowercased() {
        case "item": return AppTask.Batching(input: input, criteria: nil)
        case "criteria":
            let criteria = by["criteria"].listValue?.compactMap(\.stringValue) ?? []
            guard !criteria.isEmpty else { throw PlatformError.batchCriteriaMissing }
            return AppTask.Batching(input: input, criteria: criteria)
        default: throw PlatformError.batchTypeInvalid
        }
    }
}

extension AppTask.Batching {
    /// What the children are made by, as an object of the API.
    var value: Value {
        guard let criteria else { return ["type": "item"] }
        return ["type": "criteria", "criteria": .list(criteria.map(Value.string))]
    }
}
