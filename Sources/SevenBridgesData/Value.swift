/// One value of the platform's data or of the shell's language.
///
/// This target is the ground that every other one stands on. It owns plain data: `Value`, `Record` with its
/// shared `Shape`, the JSON reader and writer, dates, durations and byte counts. It deliberately knows no HTTP, no
/// resource types, no expressions and no terminal, and does no I/O.
///
/// Values are copied, never shared; lists and records share their storage until one of the copies changes.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// Always finite: whoever makes a float checks that first.
    case float(Double)
    case string(String)
    case date(Timestamp)
    case duration(TimeSpan)
    case list([Value])
    case record(Record)
    /// Something that a higher floor defines (a closure, a regular expression, a range).
    case box(Box)

    /// A value that a higher floor defines; it has no place in data formats.
    ///
    /// Two boxes are equal when they are the same object.
    open class Box: @unchecked Sendable {
        // The only stored state of a subclass is immutable: that is the promise each subclass makes.

        /// Creates a box; subclasses hold the content.
        public init() {}

        /// The kind's name as the language says it, such as `closure`.
        open var kind: String { "value" }

        /// The text that stands for it where text is wanted.
        open var text: String { "<\(kind)>" }
    }

    /// The name of the value's kind as the language says it: `null`, `bool`, `int`, `float`, `string`, `date`,
    /// `duration`, `list`, `map`, or the type of a resource (`file`).
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .float: "float"
        case .string: "string"
        case .date: "date"
        case .duration: "duration"
        case .list: "list"
        case .record(let record): record.type ?? "map"
        case .box(let box): box.kind
        }
    }

    /// Whether this is the null value.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The text of a string; nil for every other kind.
    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The integer; nil for every other kind.
    public var intValue: Int? {
        if case .int(let number) = self { number } else { nil }
    }

    /// The truth value; nil for every other kind.
    public var boolValue: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The elements of a list; nil for every other kind.
    public var listValue: [Value]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    /// The record; nil for every other kind.
    public var recordValue: Record? {
        if case .record(let record) = self { record } else { nil }
    }

    /// The value under a key of a record; null for a missing key and for every other kind.
    public subscript(key: String) -> Value {
        if case .record(let record) = self { record[key] ?? .null } else { .null }
    }
}

extension Value: Equatable {
    /// Equality of data: an int equals the float of the same number, and records compare without regard to order.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.float(let a), .float(let b)): a == b
        case (.int(let a), .float(let b)), (.float(let b), .int(let a)): Self.isExact(a, b)
        case (.string(let a), .string(let b)): a == b
        case (.date(let a), .date(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.record(let a), .record(let b)): a == b
        case (.box(let a), .box(let b)): a === b
        default: false
        }
    }

    /// Whether a float is exactly this integer (a conversion to `Double` alone would round large ones).
    private static func isExact(_ int: Int, _ float: Double) -> Bool {
        Int(exactly: float) == int
    }
}

extension Value: Hashable {
    /// Equal values hash alike, an int and the float of the same number included.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let flag): hasher.combine(flag)
        case .int(let number): hasher.combine(number)
        case .float(let number):
            if let exact = Int(exactly: number) { hasher.combine(exact) } else { hasher.combine(number) }
        case .string(let text): hasher.combine(text)
        case .date(let date): hasher.combine(date)
        case .duration(let span): hasher.combine(span)
        case .list(let elements): hasher.combine(elements)
        case .record(let record): hasher.combine(record)
        case .box(let box): hasher.combine(ObjectIdentifier(box))
        }
    }
}

// Not by `nil`: in `dictionary[key] != nil` the compiler would take it for the null value.
extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A bool.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An int.
    public init(integerLiteral value: Int) { self = .int(value) }
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A list.
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    /// A record with the keys in the order written; of a repeated key the last value holds.
    public init(dictionaryLiteral elements: (String, Value)...) {
        var record = Record()
        for (key, value) in elements { record[key] = value }
        self = .record(record)
    }
}
