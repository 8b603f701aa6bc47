public import SevenBridgesData

/// A file or folder among the inputs or outputs of a task: its id, and what else the platform says of it there.
///
/// The whole files are fetched with `client.files.get(ids)`.
public struct TaskFile: Hashable, Sendable {
    /// The id of the file or folder.
    public let id: String
    /// Whether it is a folder.
    public let isFolder: Bool
    /// The name, where it is told.
    public let name: String?
    /// The size in bytes, where it is told.
    public let size: Int?
    /// Files that belong to it, such as an index.
    public let secondaryFiles: [TaskFile]

    /// The file that a value stands for: a CWL object of class `File` or `Directory` with a `path`. Nil for another.
    public init?(_ value: Value) {
        guard let record = value.recordValue, let id = record["path"]?.stringValue, !id.isEmpty else {
            return nil
        }
        switch record["class"]?.stringValue?.lowercased() {
        case "file": isFolder = false
        case "directory": isFolder = true
        default: return nil
        }
        self.id = id
        name = record["name"]?.stringValue ?? record["basename"]?.stringValue
        size = record["size"]?.intValue
        secondaryFiles = TaskFile.all(in: record["secondaryFiles"] ?? .null)
    }

    /// All files in a value, however deep in its lists and maps; secondary files stay with theirs.
    public static func all(in value: Value) -> [TaskFile] {
        if let file = TaskFile(value) { return [file] }
        return switch value {
        case .list(let elements): elements.flatMap(all)
        case .record(let record): record.values.flatMap(all)
        default: []
        }
    }
}

extension PlatformTask {
    /// The files among the inputs, or of one input.
    public func inputFiles(of input: String? = nil) -> [TaskFile] {
        TaskFile.all(in: input.map { self["inputs"][$0] } ?? self["inputs"])
    }

    /// The files that came out, or those of one output.
    public func outputFiles(of output: String? = nil) -> [TaskFile] {
        TaskFile.all(in: output.map { self["outputs"][$0] } ?? self["outputs"])
    }
}

extension File {
    /// The file or folder as an input of a task.
    public var asInput: Value { Self.input(record, id) }

    fileprivate static func input(_ record: Record, _ id: String) -> Value {
        let isFolder = record["type"]?.stringValue?.lowercased() == "folder"
        return ["class": isFolder ? "Directory" : "File", "path": .string(id)]
    }
}

extension Value {
    /// The value as an input of a task: files and folders as CWL objects, all else as it is.
    var asTaskInput: Value {
        switch self {
        case .list(let elements): return .list(elements.map(\.asTaskInput))
        case .record(let record):
            if record.type == File.type.name, let id = record["id"]?.stringValue {
                return File.input(record, id)
            }
            return .record(Record(record.pairs.map { ($0.key, $0.value.asTaskInput) }))
        default: return self
        }
    }
}
