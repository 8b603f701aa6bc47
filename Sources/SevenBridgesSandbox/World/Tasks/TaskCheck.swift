import SevenBridgesData

/// Compares what a task is given with what its app takes.
struct TaskCheck {
    let world: World
    let caller: String
    let app: CWLApp

    /// What keeps a task from running, and what might surprise who runs it.
    func problems(of task: AppTask) -> (errors: [InputProblem], warnings: [InputProblem]) {
        var errors: [InputProblem] = []
        var warnings: [InputProblem] = []
        for port in app.inputs {
            let value = task.inputs[port.id] ?? .null
            if value.isNull {
                if port.isRequired { errors.append(.missing(port.id)) }
            } else {
                let isDivided = task.batching?.input == port.id
                let problems = self.problems(of: value, for: port, in: task, isDivided: isDivided)
                errors += problems
                if problems.isEmpty { warnings += typeWarnings(value, port) }
            }
        }
        errors += task.inputs.keys.filter { app.input($0) == nil }.map(InputProblem.unknown)
        return (errors, warnings)
    }

    private func problems(
        of value: Value, for port: CWLPort, in task: AppTask, isDivided: Bool
    ) -> [InputProblem] {
        let files = references(in: value)
        let missing = files.filter { !isVisible($0) }.map { InputProblem.noFile($0.id, port.id) }
        guard missing.isEmpty else { return missing }
        guard isDivided, let batching = task.batching else {
            return port.type.accepts(value) ? [] : [.mismatch(port.id)]
        }
        switch BatchPlan.result(value, batching, port, world) {
        case .failure(let error): return [error.problem]
        case .success(let plan):
            let fits = plan.groups.allSatisfy { port.type.accepts($0.value) }
            return fits && !plan.groups.isEmpty ? [] : [.mismatch(port.id)]
        }
    }

    private func isVisible(_ reference: FileReference) -> Bool {
        guard let file = world.files[reference.id], file.isFolder == reference.isFolder else { return false }
        return world.projects[file.project.description]?.permissions(of: caller) != nil
    }

    private func typeWarnings(_ value: Value, _ port: CWLPort) -> [InputProblem] {
        guard !port.fileTypes.isEmpty else { return [] }
        let names = references(in: value).filter { !$0.isFolder }.compactMap { world.files[$0.id]?.name }
        let others = names.filter { name in
            !port.fileTypes.contains { name.uppercased().hasSuffix(".\($0)") }
        }
        return others.map { .fileType(of: $0, wanted: port.fileTypes, port.id) }
    }
}

/// A file or folder that an input names.
struct FileReference: Hashable {
    let id: String
    let isFolder: Bool
}

/// The files and folders that a value of an input names, however deep.
func references(in value: Value) -> [FileReference] {
    switch value {
    case .list(let elements): return elements.flatMap(references)
    case .record(let record):
        guard let kind = record["class"]?.stringValue, kind == "File" || kind == "Directory" else {
            return record.values.flatMap(references)
        }
        return [FileReference(id: record["path"]?.stringValue ?? "", isFolder: kind == "Directory")]
    default: return []
    }
}
