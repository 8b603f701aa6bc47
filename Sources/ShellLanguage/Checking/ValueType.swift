/// What is known of a value before the program runs.
public indirect enum ValueType: Hashable, Sendable {
    /// Nothing is known.
    case any
    case null
    case bool
    case int
    case float
    case string
    case date
    case duration
    case list
    /// A list whose elements are all of one type.
    case listOf(ValueType)
    /// A map whose keys are not known.
    case map
    case closure
    /// A record whose properties are known: a resource, or what `select` made.
    case object(ObjectType)

    /// The kind's name as `type` and messages give it.
    public var name: String {
        switch self {
        case .any: "any"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .float: "float"
        case .string: "string"
        case .date: "date"
        case .duration: "duration"
        case .list, .listOf: "list"
        case .map: "map"
        case .closure: "closure"
        case .object(let type): type.name
        }
    }

    /// The type without what is known of a list's elements.
    var plain: ValueType {
        if case .listOf = self { .list } else { self }
    }

    /// What the elements of a list are, as far as that is known.
    var element: ValueType {
        if case .listOf(let element) = self { element } else { .any }
    }

    /// A list of values of this type.
    var list: ValueType { self == .any ? .list : .listOf(self) }

    /// What a value is that may be of either type, null aside.
    func joined(with other: ValueType) -> ValueType {
        switch (self, other) {
        case (.null, let type), (let type, .null): type
        case (.list, .listOf), (.listOf, .list), (.listOf, .listOf): self == other ? self : .list
        default: self == other ? self : .any
        }
    }

    /// Whether values of both can be compared: `any` with everything, numbers with each other.
    func isComparable(with other: ValueType) -> Bool {
        switch (plain, other.plain) {
        case (.any, _), (_, .any), (.null, _), (_, .null), (.int, .float), (.float, .int): true
        case (.map, .object), (.object, .map), (.object, .object): true
        default: plain == other.plain
        }
    }
}

extension ValueType {
    /// A plain record with these properties, all of them shown.
    static func record(_ properties: [PropertyType]) -> ValueType {
        .object(ObjectType(name: "record", properties: properties, defaultColumns: properties.map(\.name)))
    }
}

/// The properties of a record type.
public struct ObjectType: Hashable, Sendable {
    /// The resource's name (`file`), or `record`.
    public var name: String
    /// The properties, in the order in which they are described.
    public var properties: [PropertyType]
    /// The columns of a table where nothing else is selected.
    public var defaultColumns: [String]

    /// Whether it is a resource's type, not that of a record which `select` made.
    var isResource: Bool { name != "record" }

    /// A record type.
    public init(name: String, properties: [PropertyType], defaultColumns: [String]) {
        self.name = name
        self.properties = properties
        self.defaultColumns = defaultColumns
    }

    /// The property of a name.
    public func property(_ name: String) -> PropertyType? {
        properties.first { $0.name == name }
    }
}

/// A property of a record type.
public struct PropertyType: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What its values are, null aside.
    public var type: ValueType
    /// What its numbers count.
    public var unit: Unit?
    /// One line about it.
    public var summary: String
    /// Words that its values are known to be; there may be others.
    public var words: [String]
    /// The type of the resources whose ids it holds.
    public var resource: String?

    /// What a number counts, which decides how it is shown.
    public enum Unit: Hashable, Sendable {
        case bytes
    }

    /// A property.
    public init(
        name: String, type: ValueType, unit: Unit? = nil, summary: String = "", words: [String] = [],
        resource: String? = nil
    ) {
        self.name = name
        self.type = type
        self.unit = unit
        self.summary = summary
        self.words = words
        self.resource = resource
    }
}

/// What a stage hands on: values of one type, one or many.
public struct Flow: Hashable, Sendable {
    /// What each value is.
    public var type: ValueType
    /// Whether there may be any number of values; else there is exactly one.
    public var isMany: Bool
    /// Whether the values are lines of final text, which are shown as they are.
    public var isText = false

    /// A flow of one value or of many.
    public init(_ type: ValueType, isMany: Bool) {
        self.type = type
        self.isMany = isMany
    }

    /// One value of which nothing is known.
    public static let one = Flow(.any, isMany: false)
    /// Any number of values of which nothing is known.
    public static let many = Flow(.any, isMany: true)
    /// Lines of final text.
    public static let text: Flow = {
        var flow = Flow(.string, isMany: true)
        flow.isText = true
        return flow
    }()
}
