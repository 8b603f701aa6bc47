public import SevenBridgesData

/// An object of the platform: its properties typed, and whatever else the server sent.
///
/// Each type declares its properties once, in `Fields`; `file.name` is a `String?` by that declaration, `file.name = x`
/// marks a change for `save`, and assigning to what only the platform changes does not compile. A typed property is nil
/// where the server sent nothing, null, or something of another kind; the untouched value is `file["name"]`.
@dynamicMemberLookup
public protocol Resource: Sendable, Identifiable, CustomDebugStringConvertible {
    /// The declarations of the properties.
    associatedtype Fields: Sendable

    /// The declarations of the properties.
    static var fields: Fields { get }
    /// The same as plain data, with lists and actions.
    static var type: ResourceType { get }

    /// The object as it came and as it was changed since.
    var versions: Versions { get set }

    /// An object with these versions.
    init(versions: Versions)

    /// Fetches the object anew; changes that were not saved are lost.
    mutating func reload() async throws
}

extension Resource {
    /// The id.
    public var id: String { versions.id }

    /// A property that only the platform changes.
    public subscript<T>(dynamicMember field: KeyPath<Fields, Field<T>>) -> T? {
        T(self[Self.fields[keyPath: field].property.name])
    }

    /// A property that may be assigned; nil becomes null.
    public subscript<T>(dynamicMember field: KeyPath<Fields, Writable<T>>) -> T? {
        get { T(self[Self.fields[keyPath: field].property.name]) }
        set { versions.current[Self.fields[keyPath: field].property.name] = newValue?.asValue ?? .null }
    }

    /// A property by its name, declared or not; null where the server sent none.
    public subscript(name: String) -> Value { versions.current[name] ?? .null }

    /// All properties.
    public var record: Record { versions.current }

    /// The type, and the id in quotes. Not `description`, which is a property of projects and others.
    public var debugDescription: String { "\(Self.type.name) '\(id)'" }

    /// Fetches the object anew; changes that were not saved are lost.
    public mutating func reload() async throws {
        versions.adopt(try await Self.type.refetch(versions.saved, from: versions.client))
    }

    /// An object from a record of the API; `original` where the record was changed since it came.
    init(_ record: Record, _ client: Client, original: Record? = nil) throws {
        self.init(versions: try Versions(record, of: Self.type, client, original: original))
    }

    /// The object that a successful answer holds.
    init(_ response: APIResponse, _ client: Client) throws {
        try self.init(response.record(), client)
    }
}

/// An object as it came from the platform, and as it was changed since.
public struct Versions: Sendable {
    /// As the platform knows it.
    public private(set) var saved: Record
    /// With the changes that are not saved yet.
    public var current: Record
    /// The id; that of a row of a report may be empty.
    public let id: String
    package let client: Client

    init(_ record: Record, of type: ResourceType, _ client: Client, original: Record? = nil) throws {
        current = type.record(record)
        let id = current[type.idProperty]?.stringValue ?? ""
        guard !id.isEmpty || type.idForm == .none else {
            throw APIError.unexpectedForm("a \(type.name) without '\(type.idProperty)'")
        }
        saved = original.map(type.record) ?? current
        self.id = id
        self.client = client
    }

    /// Takes over what the platform sent: nothing is unsaved any more.
    mutating func adopt(_ record: Record) {
        saved = record
        current = record
    }

    /// Takes over the object of an answer; where there is none, what was sent counts as saved.
    mutating func adopt(_ response: APIResponse, as type: ResourceType) {
        adopt(response.body.recordValue.map(type.record) ?? current)
    }

    /// Takes over one property that is saved now.
    mutating func adopt(_ value: Value, for name: String) {
        saved[name] = value
        current[name] = value
    }

    /// The value of a property where it was changed; nil where it was not, or is not known.
    func change(of name: String) -> Value? {
        guard let new = current[name], new != saved[name] ?? .null else { return nil }
        return new
    }

    /// The changed ones of these properties; of maps, only what differs inside.
    func changes(of names: some Sequence<String>) -> Record {
        Record(
            names.compactMap { name in
                change(of: name).map { (name, $0.difference(from: saved[name] ?? .null)) }
            })
    }
}

extension Versions: CustomReflectable {
    /// The id alone: properties may hold credentials that were not sent yet.
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

extension Value {
    /// Of a record, the keys that are new or differ from another's, all the way down; any other value whole.
    ///
    /// A key that is gone is left out: where keys may be deleted, the caller says how.
    fileprivate func difference(from old: Value) -> Value {
        guard case .record(let new) = self, case .record(let old) = old else { return self }
        return .record(
            Record(
                new.pairs.compactMap { key, value in
                    old[key] == value ? nil : (key, value.difference(from: old[key] ?? .null))
                }))
    }
}

/// The properties that a `Fields` declares, in their order.
func declaredProperties(_ fields: some Sendable) -> [Property] {
    Mirror(reflecting: fields).children.compactMap { ($0.value as? any DeclaredProperty)?.property }
}

extension Resource {
    /// Takes over the object that an answer holds; where it holds none (204), asks for it.
    mutating func adoptOrReload(_ response: APIResponse) async throws {
        guard !response.body.isNull else { return try await reload() }
        versions.adopt(Self.type.record(try response.record()))
    }

    /// Fetches what the platform has now and takes it for the saved version, so that `save` sends what differs.
    ///
    /// For objects that come without their original; two people's changes can't be told apart then.
    mutating func compareWithServer() async throws {
        let server = try await Self.type.refetch(versions.current, from: versions.client)
        versions = try Versions(record, of: Self.type, versions.client, original: server)
    }
}
