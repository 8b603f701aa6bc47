internal import SevenBridgesData

extension PlatformTask {
    /// Sends the changed properties, `PATCH /tasks/{id}`; without a change there is no request.
    ///
    /// Of the inputs only the changed ones are sent, and those that were removed as null, which clears them. All other
    /// maps are sent whole.
    public mutating func save() async throws {
        let changes = try self.changes()
        guard !changes.isEmpty else { return }
        try await adoptOrReload(versions.client.send(.patch("tasks", id, body: .record(changes))))
    }

    private func changes() throws -> Record {
        var changes = Record()
        for property in Self.type.properties where property.isWritable {
            guard let value = versions.change(of: property.name) else { continue }
            switch property.kind {
            case .map where property.name == Self.fields.inputs.property.name:
                changes[property.name] = .record(try changedInputs(value))
            case .resource: changes[property.name] = value.resourceID?.asValue ?? .null
            default: changes[property.name] = value
            }
        }
        return changes
    }

    /// The platform merges inputs by their keys, and each value is whole: half of a file object would be none.
    private func changedInputs(_ value: Value) throws -> Record {
        guard let new = value.isNull ? Record() : value.recordValue else {
            throw APIError.invalidArgument("inputs are a map")
        }
        let old = versions.saved["inputs"]?.recordValue ?? Record()
        let set = new.pairs.filter { old[$0.key] != $0.value }.map { ($0.key, $0.value.asTaskInput) }
        let cleared = old.pairs.filter { new[$0.key] == nil && !$0.value.isNull }.map { ($0.key, Value.null) }
        return Record(set + cleared)
    }

    /// Takes over the arguments of `set`; what is given counts as changed.
    mutating func assign(_ arguments: Arguments) throws {
        for name in [
            "name", "description", "batch", "batch_input", "batch_by", "use_interruptible_instances",
        ]
        where arguments.has(name) {
            versions.current[name] = arguments[name]
        }
        if arguments.has("app") { versions.current["app"] = try arguments.id("app")?.asValue ?? .null }
        try assignMap("inputs", arguments)
        try assignMap("execution_settings", arguments)
    }

    /// A whole map takes the place of what there is; entries alone are put into it.
    private mutating func assignMap(_ name: String, _ arguments: Arguments) throws {
        let entries = arguments.entries(of: name)
        guard arguments.has(name) || !entries.isEmpty else { return }
        var map =
            arguments.has(name) ? try arguments.record(name) ?? Record() : self[name].recordValue ?? Record()
        for (key, value) in entries.pairs { map[key] = value }
        versions.current[name] = .record(map)
    }
}
