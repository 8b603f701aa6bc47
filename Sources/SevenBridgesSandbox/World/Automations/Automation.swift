import SevenBridgesData

/// A program that works with the platform by itself; its code comes in packages, which run.
struct Automation: Stored, Identifiable {
    /// A UUID.
    let id: String
    var name: String
    var description = ""
    var billingGroup: String?
    let createdBy: String
    let createdOn: Timestamp
    var modifiedBy: String
    var modifiedOn: Timestamp
    var isArchived = false
    /// Never shown as they are.
    var secretSettings = Record()
    var memoryLimit = Automation.usualMemory
    var isProjectBased = false
    var members: [AutomationMember]

    /// In megabytes.
    static let usualMemory = 500
    private static let largestMemory = 4000

    /// What a user may do with it; nil for one who may not even see it.
    func permissions(of username: String, teams: Set<String>) -> Permissions? {
        let own = members.filter { $0.isTeam ? teams.contains($0.id) : $0.id == username }.map(\.permissions)
        return own.isEmpty ? nil : own.reduce(Permissions()) { $0.union($1) }
    }

    /// Takes over what a body names and leaves the rest.
    mutating func merge(_ body: Record) throws {
        if let name = body["name"] {
            guard let name = name.stringValue, !name.isEmpty else {
                throw PlatformError.badRequest.saying("The automation needs a name.")
            }
            self.name = name
        }
        description = try body.text("description") ?? description
        memoryLimit = try Self.memoryLimit(body) ?? memoryLimit
        if let flag = body["project_based"], !flag.isNull {
            guard let flag = flag.boolValue else {
                throw PlatformError.badRequest.saying("'project_based' must be true or false.")
            }
            isProjectBased = flag
        }
        guard let secrets = body["secret_settings"], !secrets.isNull else { return }
        guard let secrets = secrets.recordValue else {
            throw PlatformError.badRequest.saying("'secret_settings' must be an object.")
        }
        for (key, value) in secrets.pairs { secretSettings[key] = value.isNull ? nil : value }
    }

    /// The memory that a body asks for; nil where it does not.
    static func memoryLimit(_ body: Record) throws -> Int? {
        guard let value = body["memory_limit"], !value.isNull else { return nil }
        guard let limit = value.intValue, (1...largestMemory).contains(limit) else {
            throw PlatformError.badRequest.saying("'memory_limit' must be from 1 to \(largestMemory) MB.")
        }
        return limit
    }
}

/// Somebody who may do something with an automation.
struct AutomationMember: Codable, Sendable {
    /// A username, or the id of a team.
    let id: String
    let isTeam: Bool
    var permissions: Permissions
}

extension Automation {
    /// The automation as an object of the API, secrets masked.
    func record(_ call: Call) -> Record {
        let secrets = secretSettings.keys.map { ($0, Value.string("********")) }
        var record = Record([
            ("href", .string(call.href("automation/automations/\(id)"))), ("id", .string(id)),
            ("name", .string(name)), ("description", .string(description)),
            ("owner", .string(createdBy)), ("created_by", .string(createdBy)),
            ("created_on", .init(createdOn)), ("modified_by", .string(modifiedBy)),
            ("modified_on", .init(modifiedOn)), ("archived", .bool(isArchived)),
            ("secret_settings", .record(Record(secrets))), ("memory_limit", .int(memoryLimit)),
            ("project_based", .bool(isProjectBased)),
        ])
        record["billing_group"] = billingGroup.map(Value.string)
        return record
    }
}
