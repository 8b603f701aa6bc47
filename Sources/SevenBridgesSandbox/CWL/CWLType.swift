import SevenBridgesData

/// What a port of an app takes or gives.
indirect enum CWLType: Hashable, Sendable {
    case null
    case boolean
    case int
    case long
    case float
    case double
    case string
    case file
    case directory
    case any
    case array(CWLType)
    case record([Field])
    case enumeration([String])
    /// One of several.
    case union([CWLType])

    /// A part of a record.
    struct Field: Hashable, Sendable {
        let name: String
        let type: CWLType
    }

    /// Whether null, or nothing at all, will do.
    var isOptional: Bool {
        switch self {
        case .null: true
        case .union(let types): types.contains(where: \.isOptional)
        default: false
        }
    }

    /// Whether values of the type are, or hold, files or folders.
    var hasFiles: Bool {
        switch self {
        case .file, .directory: true
        case .array(let item): item.hasFiles
        case .record(let fields): fields.contains(where: \.type.hasFiles)
        case .union(let types): types.contains(where: \.hasFiles)
        default: false
        }
    }

    /// The type without the possibility of null.
    var required: CWLType {
        guard case .union(let types) = self else { return self }
        let rest = types.filter { $0 != .null }
        return rest.count == 1 ? rest[0] : .union(rest)
    }
}

extension CWLType: CustomStringConvertible {
    /// The type as CWL's shorthand writes it, where it has one: `File[]?`.
    var description: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .int: "int"
        case .long: "long"
        case .float: "float"
        case .double: "double"
        case .string: "string"
        case .file: "File"
        case .directory: "Directory"
        case .any: "Any"
        case .array(let item): "\(item)[]"
        case .record: "record"
        case .enumeration(let symbols): "enum of \(symbols.joined(separator: ", "))"
        case .union(let types):
            isOptional && types.count == 2
                ? "\(required)?" : types.map(\.description).joined(separator: " or ")
        }
    }
}

extension CWLType {
    /// Whether a value is one of this type; files and folders count as such by their class alone.
    func accepts(_ value: Value) -> Bool {
        switch self {
        case .null: value.isNull
        case .boolean: value.boolValue != nil
        case .int: value.intValue.map { Int32(exactly: $0) != nil } ?? false
        case .long: value.intValue != nil
        case .float, .double: value.isNumber
        case .string: value.stringValue != nil
        case .file: value.isReference(to: "File")
        case .directory: value.isReference(to: "Directory")
        case .any: !value.isNull
        case .array(let item): value.listValue?.allSatisfy(item.accepts) ?? false
        case .record(let fields): value.recordValue.map { Self.accepts($0, as: fields) } ?? false
        case .enumeration(let symbols): value.stringValue.map(symbols.contains) ?? false
        case .union(let types): types.contains { $0.accepts(value) }
        }
    }

    private static func accepts(_ record: Record, as fields: [Field]) -> Bool {
        record.keys.allSatisfy { key in fields.contains { $0.name == key } }
            && fields.allSatisfy { $0.type.accepts(record[$0.name] ?? .null) }
    }
}

extension Value {
    fileprivate var isNumber: Bool {
        switch self {
        case .int, .float: true
        default: false
        }
    }

    /// Whether the value is a file or folder object of the API: `{"class": "File", "path": ID}`.
    func isReference(to kind: String) -> Bool {
        self["class"].stringValue == kind && self["path"].stringValue != nil
    }
}
