import SevenBridgesData

// What the tasks of a seeded world are made of.
extension World {
    /// The id with its revision of an app in a project.
    func seededApp(_ name: String, in project: ProjectID) throws -> String {
        let id = AppID(project: project, name: name)
        return try revision(of: try app(id, for: project.owner)).id
    }

    /// Values for the inputs of an app that take files: those of a sample, or the public references.
    func seededInputs(
        _ program: CWLApp, in project: ProjectID, sample: String?, without made: [File]
    ) -> Record {
        let results = Set(made.map(\.id))
        let own = files.filter { file in
            file.project == project && file.parent != nil && !results.contains(file.id)
                && (sample == nil || file.metadata["sample_id"] == sample)
        }
        var inputs = Record()
        for port in program.inputs where port.type.hasFiles && port.isRequired {
            let found = candidates(for: port, program, own)
            guard let first = found.first else { continue }
            let isList = port.type.accepts([pointer(to: first)])
            inputs[port.id] = isList ? .list(found.map(pointer)) : pointer(to: first)
        }
        return inputs
    }

    private func candidates(for port: CWLPort, _ program: CWLApp, _ own: [File]) -> [File] {
        let endings = port.fileTypes.map { ".\($0.lowercased())" }
        if port.fileTypes.contains("TAR.GZ") || port.fileTypes.contains("TAR") {
            return publicFiles(program.label?.contains("STAR") == true ? "star-" : "bwa-")
        }
        if port.fileTypes.contains("GTF") { return publicFiles("gencode.v42") }
        if port.fileTypes.contains("FASTA") { return publicFiles("GRCh38.primary_assembly.genome.fasta") }
        return own.filter { file in endings.contains { file.name.hasSuffix($0) } }
    }

    private func publicFiles(_ prefix: String) -> [File] {
        files.filter { $0.project.owner == "admin" && $0.name.hasPrefix(prefix) }
    }

    private func pointer(to file: File) -> Value {
        ["class": "File", "path": .string(file.id)]
    }
}

extension World {
    /// Ends a task of the past, which gave these files.
    mutating func complete(_ task: inout AppTask, with made: [File], _ program: CWLApp, at end: Timestamp) {
        task.begin(at: task.createdTime, by: task.createdBy)
        let seconds = (end.since(task.startTime ?? end)?.seconds ?? 0) - 60
        let length = TimeSpan(seconds: max(60, seconds / Double(max(1, task.steps))).rounded())
        task.jobs = planJobs(of: task, each: length)
        task.outputs = Self.outputs(program, made)
        task.status = .completed
        task.endTime = task.jobs.last?.end ?? end
        tasks.insert(task)
    }

    /// The files by the output ports that give such.
    private static func outputs(_ program: CWLApp, _ made: [File]) -> Record {
        var outputs = Record()
        for port in program.outputs where port.type.hasFiles {
            let endings = port.fileTypes.map { ".\($0.lowercased())" }
            let found = made.filter { file in endings.contains { file.name.hasSuffix($0) } }
            guard let first = found.first else { continue }
            let values = found.map { value($0, port, among: made) }
            outputs[port.id] = port.type.accepts(values[0]) ? value(first, port, among: made) : .list(values)
        }
        return outputs
    }

    private static func value(_ file: File, _ port: CWLPort, among made: [File]) -> Value {
        let names = port.secondaryFiles.map { OutputName.companion(of: file.name, $0) }
        let companions = made.filter { names.contains($0.name) }
        var record = Record([
            ("class", "File"), ("path", .string(file.id)), ("name", .string(file.name)),
            ("size", .int(file.content?.size ?? 0)),
        ])
        if !companions.isEmpty {
            record["secondaryFiles"] = .list(
                companions.map { ["class": "File", "path": .string($0.id), "name": .string($0.name)] })
        }
        return .record(record)
    }

    /// Makes the batch task of children that are there already.
    mutating func addBatch(_ id: String) {
        let children = tasks.filter { $0.parent == id }
        guard let first = children.first,
            let input = (try? program(of: first.app))?.inputs.first(where: \.type.hasFiles)
        else { return }
        var batch = AppTask(
            id: id, name: String(first.name.prefix { $0 != "-" }.dropLast()), project: first.project,
            app: first.app, steps: first.steps, createdBy: first.createdBy,
            createdTime: children.map(\.createdTime).min() ?? first.createdTime)
        batch.begin(at: batch.createdTime, by: batch.createdBy)
        batch.inputs = first.inputs
        batch.inputs[input.id] = .list(children.flatMap { $0.inputs[input.id]?.listValue ?? [] })
        batch.batching = AppTask.Batching(input: input.id, criteria: ["metadata.sample_id"])
        batch.status = .completed
        batch.endTime = children.compactMap(\.endTime).max()
        tasks.insert(batch)
    }
}

extension AppTask {
    /// Notes that the task was submitted at a time and started soon after.
    mutating func begin(at time: Timestamp, by username: String) {
        executedBy = username
        submittedTime = time
        startTime = time.adding(TimeSpan(microseconds: 35_000_000))
    }
}
