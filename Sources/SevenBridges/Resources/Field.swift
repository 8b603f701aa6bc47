public import SevenBridgesData

/// A property that only the platform changes, declared with the type that its values have in Swift.
public struct Field<Value: FieldValue>: Sendable {
    /// What the catalog knows of it.
    public let property: Property

    init(
        _ name: String, _ summary: String, kind: PropertyKind = Value.kind, unit: Unit? = nil,
        words: [String] = []
    ) {
        property = Property(
            name: name, kind: kind, unit: unit, isWritable: false, summary: summary, words: words)
    }
}

/// A property that may be assigned and saved.
public struct Writable<Value: FieldValue>: Sendable {
    /// What the catalog knows of it.
    public let property: Property

    init(_ name: String, _ summary: String, kind: PropertyKind = Value.kind, words: [String] = []) {
        property = Property(
            name: name, kind: kind, unit: nil, isWritable: true, summary: summary, words: words)
    }
}

/// What the members of a resource's `Fields` have in common, for the run-time schema.
protocol DeclaredProperty {
    var property: Property { get }
}

extension Field: DeclaredProperty {}
extension Writable: DeclaredProperty {}

/// A Swift type that a property's values can have.
public protocol FieldValue: Sendable {
    /// What the catalog calls it.
    static var kind: PropertyKind { get }
    /// The value as this type; nil for null and for any other kind.
    init?(_ value: Value)
    /// This as a value.
    var asValue: Value { get }
}

extension String: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .string }
    /// The value as this type; nil for null and for any other kind.
    public init?(_ value: Value) {
        guard let text = value.stringValue else { return nil }
        self = text
    }
    /// This as a value.
    public var asValue: Value { .string(self) }
}

extension Int: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .int }
    /// The value as this type; nil for null and for any other kind.
    public init?(_ value: Value) {
        guard let number = value.intValue else { return nil }
        self = number
    }
    /// This as a value.
    public var asValue: Value { .int(self) }
}

extension Bool: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .bool }
    /// The value as this type; nil for null and for any other kind.
    public init?(_ value: Value) {
        guard let flag = value.boolValue else { return nil }
        self = flag
    }
    /// This as a value.
    public var asValue: Value { .bool(self) }
}

extension Double: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .float }
    /// The value as this type; nil for null and for any other kind.
    public init?(_ value: Value) {
        switch value {
        case .float(let number): self = number
        case .int(let number): self = Double(number)
        default: return nil
        }
    }
    /// This as a value.
    public var asValue: Value { .float(self) }
}

extension Timestamp: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .date }
    /// The value as this type; nil for null and for any other kind.
    public init?(_ value: Value) {
        guard case .date(let date) = value else { return nil }
        self = date
    }
    /// This as a value.
    public var asValue: Value { .date(self) }
}

extension Record: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .map }
    /// The value as this type; nil for null and for any other kind.
    public init?(_ value: Value) {
        guard let record = value.recordValue else { return nil }
        self = record
    }
    /// This as a value.
    public var asValue: Value { .record(self) }
}

extension Array: FieldValue where Element: FieldValue {
    /// What the catalog calls it.
    public static var kind: PropertyKind { .list(Element.kind) }
    /// The value as this type; nil for null and for any other kind.
    public init?(_ value: Value) {
        guard let elements = value.listValue else { return nil }
        let typed = elements.compactMap(Element.init)
        guard typed.count == elements.count else { return nil }
        self = typed
    }
    /// This as a value.
    public var asValue: Value { .list(map(\.asValue)) }
}
