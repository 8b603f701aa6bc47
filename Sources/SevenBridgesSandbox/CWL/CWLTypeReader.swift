import SevenBridgesData

/// Reads the types of ports in all the ways that CWL has to write them.
struct CWLTypeReader {
    /// What `SchemaDefRequirement` names, by the name alone.
    private let definitions: [String: Value]
    private let budget: CWLBudget
    private static let nestingLimit = 64

    private static let names: [String: CWLType] = [
        "null": .null, "boolean": .boolean, "int": .int, "long": .long, "float": .float, "double": .double,
        "string": .string, "File": .file, "Directory": .directory, "Any": .any, "stdin": .file,
        "stdout": .file, "stderr": .file,
        // What older documents and editors write.
        "bool": .boolean, "integer": .int, "file": .file, "directory": .directory,
    ]

    init(definitions: [String: Value] = [:], budget: CWLBudget = CWLBudget()) {
        self.definitions = definitions
        self.budget = budget
    }

    /// The type that a `type` field describes; `owner` names the port in errors.
    func type(_ value: Value, of owner: String) throws(CWLError) -> CWLType {
        try type(value, of: owner, depth: 0)
    }

    private func type(_ value: Value, of owner: String, depth: Int) throws(CWLError) -> CWLType {
        guard depth < Self.nestingLimit else {
            throw CWLError("The type of '\(owner)' is nested deeper than \(Self.nestingLimit) levels.")
        }
        switch value {
        // YAML without quotes around `null`.
        case .null: return .null
        case .string(let name): return try named(name, of: owner, depth: depth)
        case .list(let options): return try union(options, of: owner, depth: depth)
        case .record(let record): return try complex(record, of: owner, depth: depth)
        default: throw CWLError("The type of '\(owner)' must be a name, a list or an object.")
        }
    }

    /// A name, with the shorthands `T?`, `T[]` and `T[]?`.
    private func named(_ name: String, of owner: String, depth: Int) throws(CWLError) -> CWLType {
        if name.hasSuffix("?") {
            let type = try type(.string(String(name.dropLast())), of: owner, depth: depth + 1)
            return type.isOptional ? type : .union([.null, type])
        }
        if name.hasSuffix("[]") {
            return .array(try type(.string(String(name.dropLast(2))), of: owner, depth: depth + 1))
        }
        if let type = Self.names[name] { return type }
        let localName = CWLIdentifier.local(name)
        guard let definition = definitions[localName] else {
            throw CWLError("The type '\(name)' of '\(owner)' is not known.")
        }
        try budget.take(definition)
        return try type(definition, of: owner, depth: depth + 1)
    }

    private func union(_ options: [Value], of owner: String, depth: Int) throws(CWLError) -> CWLType {
        var types: [CWLType] = []
        for option in options { types.append(try type(option, of: owner, depth: depth + 1)) }
        guard !types.isEmpty else { throw CWLError("The type of '\(owner)' is an empty list.") }
        return types.count == 1 ? types[0] : .union(types)
    }

    private func complex(_ record: Record, of owner: String, depth: Int) throws(CWLError) -> CWLType {
        switch record["type"]?.stringValue {
        case "array": return .array(try type(record["items"] ?? .null, of: owner, depth: depth + 1))
        case "enum":
            let symbols = record["symbols"]?.listValue?.compactMap(\.stringValue) ?? []
            guard !symbols.isEmpty else { throw CWLError("The enum of '\(owner)' has no symbols.") }
            return .enumeration(symbols.map { $0.hasPrefix("#") ? CWLIdentifier.local($0) : $0 })
        case "record": return .record(try fields(record["fields"] ?? .null, of: owner, depth: depth))
        default: return try type(record["type"] ?? .null, of: owner, depth: depth + 1)
        }
    }

    private func fields(_ value: Value, of owner: String, depth: Int) throws(CWLError) -> [CWLType.Field] {
        var fields: [CWLType.Field] = []
        let entries = try CWLEntry.all(
            in: value, named: "fields of '\(owner)'", idKey: "name", shortKey: "type")
        for entry in entries {
            let type = try type(entry.record["type"] ?? .null, of: "\(owner).\(entry.id)", depth: depth + 1)
            fields.append(CWLType.Field(name: entry.id, type: type))
        }
        return fields
    }
}
