public import SevenBridgesData

/// How a task ran: its jobs, with their machines and logs.
public struct ExecutionDetails: Sendable {
    /// All that the platform said.
    public let record: Record

    /// Where the task stands: RUNNING, COMPLETED, FAILED and others.
    public var status: String? { record["status"]?.stringValue }
    /// What the platform says of it.
    public var message: String? { record["message"]?.stringValue }
    /// When it started.
    public var startTime: Timestamp? { record["start_time"]?.moment }
    /// When it ended.
    public var endTime: Timestamp? { record["end_time"]?.moment }
    /// The jobs, in the platform's order.
    public var jobs: [ExecutionJob] {
        (record["jobs"]?.listValue ?? []).compactMap(\.recordValue).map(ExecutionJob.init)
    }

    init(_ record: Record) {
        self.record = record
    }
}

/// One command that a task ran on one machine.
public struct ExecutionJob: Sendable {
    /// All that the platform said.
    public let record: Record

    /// The step of the workflow.
    public var name: String? { record["name"]?.stringValue }
    /// RUNNING, DONE or FAILED.
    public var status: String? { record["status"]?.stringValue }
    /// Whether it was tried again.
    public var isRetried: Bool { record["retried"]?.boolValue ?? false }
    /// When it started.
    public var startTime: Timestamp? { record["start_time"]?.moment }
    /// When it ended.
    public var endTime: Timestamp? { record["end_time"]?.moment }
    /// The command that ran.
    public var commandLine: String? { record["command_line"]?.stringValue }
    /// The machine: `id`, `type`, `provider` and `disk`.
    public var instance: Record? { record["instance"]?.recordValue }
    /// The image that it ran in: `checksum`.
    public var docker: Record? { record["docker"]?.recordValue }
    /// The log files, by name.
    public var logs: [LogFile] {
        (record["logs"]?.recordValue ?? Record()).pairs.compactMap { name, address in
            address.stringValue.flatMap { LogFile(name: name, address: $0) }
        }
    }

    init(_ record: Record) {
        self.record = record
    }
}

/// A log of a job, which is a file of the platform.
public struct LogFile: Hashable, Sendable {
    /// The log's name: `stderr.log`.
    public let name: String
    /// The id of the file.
    public let fileID: String

    /// The log at an address that contains `files/ID/`; nil for another.
    init?(name: String, address: String) {
        let parts = address.split(separator: "/")
        guard let files = parts.lastIndex(of: "files"), files + 1 < parts.endIndex else { return nil }
        self.name = name
        fileID = String(parts[files + 1].prefix { $0 != "?" })
    }
}

extension Value {
    /// The moment of a date, or of a text that is one.
    var moment: Timestamp? {
        if case .date(let date) = self { return date }
        return stringValue.flatMap { Timestamp(iso8601: $0) }
    }
}
