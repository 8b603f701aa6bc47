import SevenBridgesData

/// How a project runs its tasks and keeps its files.
struct ProjectSettings: Hashable, Codable, Sendable {
    /// The switches, with their defaults.
    private var flags: [String: Bool] = [
        "locked": false, "controlled": false, "use_interruptible_instances": true, "use_memoization": false,
        "use_elastic_disk": false, "allow_network_access": true,
    ]
    private var location = "aws:us-east-1"
    private var retention = "LIMITED"
    /// How many hours intermediate files are kept.
    private var duration = 24

    private static let flagNames = [
        "locked", "controlled", "use_interruptible_instances", "use_memoization", "use_elastic_disk",
        "allow_network_access",
    ]

    /// Takes over what a caller's settings name and leaves the rest; unknown names are ignored.
    mutating func merge(_ changes: Record) throws {
        for name in Self.flagNames {
            guard let value = changes[name], !value.isNull else { continue }
            guard let flag = value.boolValue else { throw Self.invalid("settings.\(name)", "true or false") }
            flags[name] = flag
        }
        location = try changes.text("location") ?? location
        guard let files = changes["intermediate_files"], !files.isNull else { return }
        guard let files = files.recordValue else {
            throw Self.invalid("settings.intermediate_files", "an object")
        }
        try mergeIntermediateFiles(files)
    }

    private mutating func mergeIntermediateFiles(_ changes: Record) throws {
        if let retention = try changes.text("retention") {
            guard ["LIMITED", "UNLIMITED"].contains(retention) else {
                throw Self.invalid("retention", "LIMITED or UNLIMITED")
            }
            self.retention = retention
        }
        guard let hours = changes["duration"], !hours.isNull else { return }
        guard let hours = hours.intValue, (1...120).contains(hours) else {
            throw Self.invalid("duration", "from 1 to 120")
        }
        duration = hours
    }

    private static func invalid(_ name: String, _ expected: String) -> PlatformError {
        .badRequest.saying("'\(name)' must be \(expected).")
    }

    /// The settings as an object of the API.
    var value: Value {
        var record = Record(Self.flagNames.map { ($0, .bool(flags[$0] ?? false)) })
        record["location"] = .string(location)
        record["intermediate_files"] = ["retention": .string(retention), "duration": .int(duration)]
        return .record(record)
    }

    /// Whether the project is closed for all but reading.
    var isLocked: Bool { flags["locked"] ?? false }

    /// Whether tasks run on interruptible instances where they don't say.
    var usesInterruptibleInstances: Bool { flags["use_interruptible_instances"] ?? true }

    /// Where the project's files are stored.
    var storageLocation: String { location }
}
