import SevenBridgesData

// What a task gives: files by the output ports of its app, with the metadata that its inputs have in common.
extension World {
    /// Makes the outputs of a task that has completed.
    mutating func makeOutputs(of task: AppTask) -> Record {
        guard let program = try? program(of: task.app), let folder = outputFolder(of: task) else {
            return Record()
        }
        var outputs = Record()
        for port in program.outputs { outputs[port.id] = output(port, of: task, in: folder) }
        return outputs
    }

    private mutating func output(_ port: CWLPort, of task: AppTask, in folder: File) -> Value {
        value(of: port.type.required, port, task, folder)
    }

    private mutating func value(
        of type: CWLType, _ port: CWLPort, _ task: AppTask, _ folder: File
    ) -> Value {
        switch type {
        case .file, .any: return file(port, of: task, number: nil, in: folder)
        case .array(.file):
            let count = min(20, max(1, listLength(of: task)))
            return .list((1...count).map { file(port, of: task, number: $0, in: folder) })
        case .array(let item): return .list([value(of: item, port, task, folder)])
        case .directory: return directory(port, of: task, in: folder)
        case .int, .long: return .int(inputFiles(of: task).count)
        case .float, .double: return .float(Double(inputSize(of: task)) / 1e9)
        case .boolean: return true
        case .string: return .string(stem(of: task))
        case .enumeration(let symbols): return symbols.first.map(Value.string) ?? .null
        case .union(let types): return types.first.map { value(of: $0, port, task, folder) } ?? .null
        case .null, .record: return .null
        }
    }

    /// How many files a list of files has: as many as the longest list of the inputs.
    private func listLength(of task: AppTask) -> Int {
        task.inputs.values.compactMap { $0.listValue?.count }.max() ?? 1
    }

    private mutating func file(
        _ port: CWLPort, of task: AppTask, number: Int?, in folder: File
    ) -> Value {
        let name = OutputName(port, stem: stem(of: task), number: number)
        guard let made = produce(name.text, task, in: folder) else { return .null }
        let companions = port.secondaryFiles.compactMap { pattern -> Value? in
            let name = OutputName.companion(of: made.name, pattern)
            return produce(name, task, in: folder).map { reference(to: $0) }
        }
        var record = reference(to: made).recordValue ?? Record()
        if !companions.isEmpty { record["secondaryFiles"] = .list(companions) }
        return .record(record)
    }

    private mutating func directory(_ port: CWLPort, of task: AppTask, in folder: File) -> Value {
        let name = directories[folder.id]?.freeName(for: port.id) ?? port.id
        guard let made = try? create(.folder, named: name, in: folder) else { return .null }
        _ = produce("\(stem(of: task)).txt", task, in: made)
        return ["class": "Directory", "path": .string(made.id), "name": .string(made.name)]
    }

    private mutating func produce(_ name: String, _ task: AppTask, in folder: File) -> File? {
        let free = directories[folder.id]?.freeName(for: name) ?? name
        let content = OutputContent(name: name, inputSize: inputSize(of: task), task: task).content
        guard var file = try? create(.file(content), named: free, in: folder) else { return nil }
        file.task = task.id
        file.metadata = commonMetadata(of: task)
        files.insert(file)
        return file
    }

    func reference(to file: File) -> Value {
        [
            "class": "File", "path": .string(file.id), "name": .string(file.name),
            "size": .int(file.content?.size ?? 0),
        ]
    }
}

// Names and metadata
extension World {
    /// What the names of outputs begin with: the sample, the first file, or the task.
    private func stem(of task: AppTask) -> String {
        let files = inputFiles(of: task)
        let sample = commonMetadata(of: task)["sample_id"]
        let first = files.first.map { $0.name.prefix { $0 != "." } }.map(String.init)
        let stem = sample ?? first ?? task.name
        return String(stem.map { $0.unicodeScalars.allSatisfy(File.isInNames) ? $0 : "_" }.prefix(100))
    }

    /// What all input files with metadata say of themselves.
    private func commonMetadata(of task: AppTask) -> Metadata {
        let all = inputFiles(of: task).map(\.metadata).filter { !$0.record.isEmpty }
        guard let first = all.first else { return Metadata() }
        let common = first.record.pairs.compactMap { key, value in
            value.stringValue.flatMap { text in all.allSatisfy { $0[key] == text } ? (key, text) : nil }
        }
        return Metadata(common)
    }

    /// The folder that the task's settings name, or the project's root. A path names folders, made as they are needed.
    private mutating func outputFolder(of task: AppTask) -> File? {
        guard let project = projects[task.project.description], var folder = files[project.rootFolder]
        else { return nil }
        guard let location = task.outputLocation["main_location"]?.stringValue,
            !location.contains("://")
        else { return folder }
        if let chosen = files[location], chosen.isFolder, chosen.project == task.project { return chosen }
        for name in location.split(separator: "/").prefix(20) {
            if let id = directories[folder.id]?[String(name)], let next = files[id], next.isFolder {
                folder = next
            } else {
                guard let next = try? create(.folder, named: String(name), in: folder) else { return folder }
                folder = next
            }
        }
        return folder
    }
}
