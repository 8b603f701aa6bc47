import SevenBridgesData

/// The writing of a project's file to a volume.
struct ExportJob: Stored, Identifiable {
    let id: String
    let owner: String
    let file: String
    let destination: VolumeLocation
    /// How the object is to be written, as the caller gave it.
    let properties: [String: String]
    /// Whether an object at the location gives way.
    let overwrites: Bool
    /// Whether the file's bytes stay on the platform too.
    let copiesOnly: Bool
    let startedOn: Timestamp
    var finishedOn: Timestamp?
    var state = TransferState.pending
    var error: PlatformError?
}

extension ExportJob {
    /// What a list shows of an export where `fields` is absent.
    static let reducedFields = ["href", "id", "state", "started_on"]

    /// The export as an object of the API.
    func record(_ call: Call, _ world: World) -> Record {
        let properties = properties.sorted { $0.key < $1.key }.map { ($0.key, Value.string($0.value)) }
        let pairs: [(String, Value)] = [
            ("href", .string(call.href("storage/exports/\(id)"))), ("id", .string(id)),
            ("state", .string(state.rawValue)), ("overwrite", .bool(overwrites)),
            ("source", ["file": .string(file)]),
            (
                "destination",
                ["volume": .string(destination.volume), "location": .string(destination.location)]
            ),
            ("properties", .record(Record(properties))), ("copy_only", .bool(copiesOnly)),
            ("started_on", .string(startedOn.wholeSeconds)),
        ]
        var record = Record(pairs)
        record["finished_on"] = finishedOn.map { Value.string($0.wholeSeconds) }
        if state == .completed {
            record["result"] = world.files[file].map { Value.record($0.record(call)) }
        }
        record["error"] = error?.value
        return record
    }
}
