import SevenBridgesData

/// The making of files from objects of DRS servers, done in its own time.
struct DRSImport: Stored, Identifiable {
    let id: String
    let owner: String
    let conflicts: ConflictResolution
    /// What all new files are tagged with.
    let tags: [String]
    let items: [Item]
    let startedOn: Timestamp
    var finishedOn: Timestamp?
    var state = State.submitted
    /// When its items began to count against the quota.
    var ranFrom: Timestamp?
    var outcomes: [JobOutcome] = []

    /// What to do about a name that is taken.
    enum ConflictResolution: String, Codable, Sendable {
        /// The file that is there is the result.
        case skip = "SKIP"
        case overwrite = "OVERWRITE"
        case rename = "RENAME"
    }

    enum State: String, Codable, Sendable {
        case submitted = "SUBMITTED"
        case resolving = "RESOLVING"
        case pending = "PENDING"
        case running = "RUNNING"
        case finished = "FINISHED"
    }

    /// One object and where it goes.
    struct Item: Codable, Sendable {
        let uri: String
        let project: String?
        let parent: String?
        let name: String?
        let metadata: Metadata
    }
}

extension DRSImport {
    /// The import as an object of the API.
    func record(_ call: Call, _ world: World) -> Record {
        let failed = outcomes.count { $0.error != nil }
        let pairs: [(String, Value)] = [
            ("href", .string(call.href("bulk/drs/imports/\(id)"))), ("id", .string(id)),
            ("state", .string(state.rawValue)), ("total_files", .int(items.count)),
            ("completed_files", .int(outcomes.count - failed)), ("failed_files", .int(failed)),
            ("started_on", .string(startedOn.wholeSeconds)),
        ]
        var record = Record(pairs)
        guard state == .finished else { return record }
        record["finished_on"] = finishedOn.map { Value.string($0.wholeSeconds) }
        record["result"] = .list(outcomes.map { $0.value(call, world) })
        return record
    }
}
