import SevenBridgesData

/// The making of files in a project that stand for objects on a volume.
struct ImportJob: Stored, Identifiable {
    let id: String
    let owner: String
    let source: VolumeLocation
    let project: ProjectID
    /// The folder that the file or folder will be in.
    let folder: String
    /// Whether the caller named the folder, and not the project.
    let namesFolder: Bool
    let name: String?
    let choices: Choices
    let startedOn: Timestamp
    var finishedOn: Timestamp?
    var state = TransferState.pending
    /// The file or folder that was made.
    var result: String?
    var error: PlatformError?

    /// What to do about folders and about names that are taken.
    struct Choices: Codable, Hashable, Sendable {
        /// A file of the same name gives way.
        var overwrites = false
        /// The new file gets another name.
        var renames = false
        var keepsFolders = false
    }

    /// Whether everything below the location is meant.
    var isOfFolder: Bool { source.location.hasSuffix("/") }

    /// What the file or folder will be called.
    var targetName: String {
        name ?? source.location.split(separator: "/").last.map(String.init) ?? ""
    }
}

extension ImportJob {
    /// What a list shows of an import where `fields` is absent.
    static let reducedFields = ["href", "id", "state", "started_on"]

    /// The import as an object of the API.
    func record(_ call: Call, _ world: World) -> Record {
        var target = Record([
            namesFolder ? ("parent", Value.string(folder)) : ("project", .string(project.description))
        ])
        target["name"] = targetName.isEmpty ? nil : .string(targetName)
        let pairs: [(String, Value)] = [
            ("href", .string(call.href("storage/imports/\(id)"))), ("id", .string(id)),
            ("state", .string(state.rawValue)), ("overwrite", .bool(choices.overwrites)),
            ("autorename", .bool(choices.renames)),
            ("preserve_folder_structure", .bool(choices.keepsFolders)),
            ("source", ["volume": .string(source.volume), "location": .string(source.location)]),
            ("destination", .record(target)), ("started_on", .string(startedOn.wholeSeconds)),
        ]
        var record = Record(pairs)
        record["finished_on"] = finishedOn.map { Value.string($0.wholeSeconds) }
        record["result"] = result.flatMap { world.files[$0] }.map { Value.record($0.record(call)) }
        record["error"] = error?.value
        return record
    }
}
