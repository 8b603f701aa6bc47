import SevenBridgesData

/// The copying, moving or deleting of several files and folders, done in its own time.
struct FileJob: Stored, Identifiable {
    /// Digits only.
    let id: String
    let owner: String
    let kind: Kind
    let items: [Item]
    let startedOn: Timestamp
    var finishedOn: Timestamp?
    var state = State.submitted
    /// How many files there are in all items, with those in folders; known once they are resolved.
    var total = 0
    var completed = 0
    var failed = 0
    /// What became of each item, in their order.
    var outcomes: [JobOutcome] = []

    enum Kind: String, Codable, Sendable {
        case copy = "COPY"
        case move = "MOVE"
        case delete = "DELETE"
    }

    enum State: String, Codable, Sendable {
        case submitted = "SUBMITTED"
        case resolving = "RESOLVING"
        case running = "RUNNING"
        case finished = "FINISHED"
    }

    /// A file or folder, and where it goes.
    struct Item: Codable, Hashable, Sendable {
        let file: String
        var parent: String?
        var project: String?
        var name: String?
    }
}

/// What became of one item of a job.
struct JobOutcome: Codable, Sendable {
    /// The file or folder that there is now, or that was deleted.
    var file: String?
    var name: String?
    var error: PlatformError?

    init(_ file: File) {
        self.file = file.id
        name = file.name
    }

    init(_ error: PlatformError) {
        self.error = error
    }

    /// The outcome as an object of the API: a file that there still is, or what it was called.
    func value(_ call: Call, _ world: World) -> Value {
        if let error { return ["error": error.value] }
        let id = file ?? ""
        if let file = world.files[id] { return ["resource": .record(file.record(call))] }
        return [
            "resource": [
                "href": .string(call.href("files/\(id)")), "id": .string(id), "name": .string(name ?? ""),
            ]
        ]
    }
}

extension FileJob {
    /// The job as an object of the API.
    func record(_ call: Call, _ world: World) -> Record {
        let pairs: [(String, Value)] = [
            ("href", .string(call.href("async/files/\(kind.rawValue.lowercased())/\(id)"))),
            ("id", .string(id)), ("type", .string(kind.rawValue)), ("state", .string(state.rawValue)),
            ("total_files", .int(total)), ("completed_files", .int(completed)),
            ("failed_files", .int(failed)), ("started_on", .string(startedOn.wholeSeconds)),
        ]
        var record = Record(pairs)
        guard state == .finished else { return record }
        record["finished_on"] = finishedOn.map { Value.string($0.wholeSeconds) }
        record["result"] = .list(outcomes.map { $0.value(call, world) })
        return record
    }
}
