import SevenBridgesData

/// A version of an automation's code.
struct AutomationPackage: Stored, Identifiable {
    let id: String
    /// The id of its automation.
    let automation: String
    let version: String
    /// The id of the file with the code.
    let location: String
    /// What its runs take and give.
    let schema: Record
    let createdBy: String
    let createdOn: Timestamp
    var isArchived = false
    var customURL: String?
    var memoryLimit: Int
    let python: String

    static let pythons = ["3.6", "3.7", "3.8"]
}

extension AutomationPackage {
    /// The package as an object of the API.
    func record(_ call: Call) -> Record {
        Record([
            ("href", .string(call.href("automation/packages/\(id)"))), ("id", .string(id)),
            ("automation", .string(automation)), ("version", .string(version)),
            ("location", .string(location)), ("schema", .record(schema)), ("created_by", .string(createdBy)),
            ("created_on", .init(createdOn)), ("archived", .bool(isArchived)),
            ("custom_url", .init(customURL)), ("memory_limit", .int(memoryLimit)),
            ("python", .string(python)),
        ])
    }

    /// The names of what its runs take, and whether they need them.
    var inputs: [(name: String, isRequired: Bool)] { Self.ports(schema["inputs"] ?? .null) }

    /// The names of what its runs give.
    var outputs: [String] { Self.ports(schema["outputs"] ?? .null).map(\.name) }

    /// Schemas list ports as objects with a name or id, or map their names to what they are.
    private static func ports(_ value: Value) -> [(name: String, isRequired: Bool)] {
        switch value {
        case .list(let elements):
            elements.compactMap { port in
                let name = port["name"].stringValue ?? port["id"].stringValue ?? port.stringValue
                return name.map { ($0, port["required"].boolValue ?? false) }
            }
        case .record(let record): record.pairs.map { ($0, $1["required"].boolValue ?? false) }
        default: []
        }
    }
}
