import SevenBridgesData

/// One step of a task, from when until when it runs.
struct TaskJob: Codable, Sendable {
    let name: String
    let start: Timestamp
    var end: Timestamp
    /// Whether its command gives an error in the end.
    let fails: Bool
    let commandLine: String
    let dockerImage: String?
    let instance: Instance
    let instanceID: String
    /// The ids of its log files by their names.
    var logs: [String: String] = [:]
    /// Whether it was stopped before its end.
    var isStopped = false

    /// What a job is like at a moment; nil before it starts.
    func status(at moment: Timestamp) -> String? {
        guard start <= moment else { return nil }
        guard end <= moment else { return "RUNNING" }
        return fails || isStopped ? "FAILED" : "DONE"
    }
}

extension TaskJob {
    /// The job as an object of the API, at a moment when it has started.
    func value(_ call: Call, at moment: Timestamp) -> Value {
        let logs = logs.sorted { $0.key < $1.key }.map { name, id in
            (name, Value.string(call.href("files/\(id)/download_info")))
        }
        let hasEnded = end <= moment
        return [
            "name": .string(name), "status": .string(status(at: moment) ?? "RUNNING"), "retried": false,
            "start_time": .string(start.wholeSeconds),
            "end_time": hasEnded ? .string(end.wholeSeconds) : .null,
            "command_line": .string(commandLine),
            "instance": [
                "id": .string(instanceID), "type": .string(instance.type), "provider": "AWS",
                "disk": ["size": .int(instance.disk), "unit": "GB", "type": "EBS"],
            ],
            "docker": ["checksum": dockerImage.map { .string(Self.checksum($0)) } ?? .null],
            "logs": .record(Record(logs)),
        ]
    }

    /// A digest that an image always has; nobody pulls it.
    private static func checksum(_ image: String) -> String {
        var generator = SeededGenerator(seed: image.stableHash)
        return "sha256:" + RandomText.hex(64, using: &generator)
    }
}

extension String {
    /// A number that the text always has, in every process (FNV-1a).
    var stableHash: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
