public import SevenBridgesData

/// What a member may do. What is nil is not sent: then it is false for a new member, and as it was for an old one.
public struct Permissions: Hashable, Sendable {
    /// Seeing names and metadata; of a volume, browsing it. Every member has it.
    public var read: Bool?
    /// Viewing and copying contents, downloading; of a volume, importing from it.
    public var copy: Bool?
    /// Adding, changing and removing; of a volume, exporting to it.
    public var write: Bool?
    /// Running tasks; volumes have no such permission.
    public var execute: Bool?
    /// Managing members and settings; implies the rest.
    public var admin: Bool?

    /// These permissions.
    public init(
        read: Bool? = nil, copy: Bool? = nil, write: Bool? = nil, execute: Bool? = nil, admin: Bool? = nil
    ) {
        self.read = read
        self.copy = copy
        self.write = write
        self.execute = execute
        self.admin = admin
    }

    private static let names: [(name: String, path: any WritableKeyPath<Permissions, Bool?> & Sendable)] = [
        ("write", \.write), ("read", \.read), ("copy", \.copy), ("execute", \.execute), ("admin", \.admin),
    ]
}

extension Permissions: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .map }

    /// Reads a map of truth values; unknown names are passed over.
    public init?(_ value: Value) {
        guard case .record(let record) = value else { return nil }
        self.init()
        for (name, path) in Self.names { self[keyPath: path] = record[name]?.boolValue }
    }

    /// The permissions that are given, by their names.
    public var asValue: Value { .record(record) }

    /// Reads the permissions that someone wrote; throws where a name or value makes no sense.
    init(given record: Record) throws {
        let known = Self.names.map(\.name)
        for (name, value) in record.pairs where !known.contains(name) || value.boolValue == nil {
            throw APIError.invalidArgument(
                known.contains(name)
                    ? "the permission '\(name)' is true or false, not \(value.kind)"
                    : "there is no permission '\(name)'; there are \(known.joined(separator: ", "))")
        }
        self.init()
        for (name, path) in Self.names { self[keyPath: path] = record[name]?.boolValue }
    }

    var record: Record {
        Record(
            Self.names.compactMap { name, path in self[keyPath: path].map { (name, .bool($0)) } })
    }

    /// These permissions with false for all that is not given, and with reading, which every member may.
    var complete: Permissions {
        var complete = self
        for (_, path) in Self.names where complete[keyPath: path] == nil { complete[keyPath: path] = false }
        complete.read = true
        return complete
    }

    /// These permissions without the one that volumes don't have.
    var withoutExecution: Permissions {
        var permissions = self
        permissions.execute = nil
        return permissions
    }
}
