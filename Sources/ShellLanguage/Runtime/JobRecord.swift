import SevenBridgesData

/// What a program sees of a job in the background.
enum JobRecord {
    static let type = ObjectType(
        name: "job",
        properties: [
            PropertyType(name: "id", type: .int, summary: "its number, from 1"),
            PropertyType(name: "pipeline", type: .string, summary: "what it runs"),
            PropertyType(name: "status", type: .string, summary: "running, paused, done, failed or stopped"),
            PropertyType(name: "started", type: .date, summary: "when it began"),
            PropertyType(name: "ended", type: .date, summary: "when it ended; null before"),
            PropertyType(name: "error", type: .string, summary: "why it failed; null where it did not"),
        ], defaultColumns: ["id", "status", "pipeline", "started"])
}
