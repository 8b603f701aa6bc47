import SevenBridgesData

/// An input or output of an app.
struct CWLPort: Hashable, Sendable {
    /// Its id without `#` and without the app's.
    let id: String
    let label: String?
    let type: CWLType
    /// What the app takes where no value is given.
    let defaultValue: Value?
    /// The patterns of the files that come along with its own: `.bai`, `^.dict`.
    let secondaryFiles: [String]
    /// The extensions of its files, as the platform's editor keeps them: `BAM`, `SAM`.
    let fileTypes: [String]
    /// What the names of an output's files look like, where that is a pattern and no expression.
    let glob: String?

    /// Whether a task can't run without a value for it.
    var isRequired: Bool { !type.isOptional && defaultValue == nil }
}

extension CWLPort {
    init(_ entry: CWLEntry, types: CWLTypeReader) throws(CWLError) {
        let record = entry.record
        let binding = record["outputBinding"]?.recordValue ?? record["inputBinding"]?.recordValue
        id = entry.id
        label = record["label"]?.stringValue
        type = try types.type(record["type"] ?? "Any", of: entry.id)
        defaultValue = record["default"].flatMap { $0.isNull ? nil : $0 }
        secondaryFiles = Self.patterns(record["secondaryFiles"] ?? binding?["secondaryFiles"] ?? .null)
        fileTypes = Self.fileTypes(record["sbg:fileTypes"]?.stringValue ?? "")
        glob = Self.patterns(binding?["glob"] ?? .null).first
    }

    /// The patterns in a string, an object with one, or a list of either; expressions are left out.
    private static func patterns(_ value: Value) -> [String] {
        switch value {
        case .string(let text):
            let isExpression = text.contains("$(") || text.contains("${")
            return isExpression ? [] : [text.hasSuffix("?") ? String(text.dropLast()) : text]
        case .record(let record): return patterns(record["pattern"] ?? .null)
        case .list(let elements): return elements.flatMap(patterns)
        default: return []
        }
    }

    private static func fileTypes(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map { String($0).uppercased() }
    }
}
