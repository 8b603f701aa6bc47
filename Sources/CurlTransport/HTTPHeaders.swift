/// Header fields in their order, repeated ones included; names are found in any case.
///
/// The description shows names only, since values may be secrets.
public struct HTTPHeaders: Hashable, Sendable {
    /// One line of a header.
    public struct Field: Hashable, Sendable {
        /// The name in the spelling that was given or received.
        public var name: String
        /// The value without surrounding white space.
        public var value: String

        /// A field of this name and value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    private var fields: [Field] = []

    /// No fields.
    public init() {}

    /// These fields, in this order.
    public init(_ fields: some Sequence<Field>) {
        self.fields = Array(fields)
    }

    /// The first value under `name`; setting replaces all of them, and nil removes them.
    public subscript(name: String) -> String? {
        get { fields.first { $0.name.isSameHeaderName(as: name) }?.value }
        set {
            remove(name)
            if let newValue { add(name, newValue) }
        }
    }

    /// All values under `name`, in order.
    public func values(of name: String) -> [String] {
        fields.filter { $0.name.isSameHeaderName(as: name) }.map(\.value)
    }

    /// Appends a field, and keeps others of the same name.
    public mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Removes all fields of this name.
    public mutating func remove(_ name: String) {
        fields.removeAll { $0.name.isSameHeaderName(as: name) }
    }

    /// Continues the last value, as the obsolete folded lines of RFC 9112 do.
    mutating func extendLast(with text: String) {
        guard !fields.isEmpty else { return }
        fields[fields.count - 1].value += " " + text
    }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
    /// The fields of a literal, in their order.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Field(name: $0.0, value: $0.1) })
    }
}

extension HTTPHeaders: RandomAccessCollection {
    /// The position of the first field.
    public var startIndex: Int { fields.startIndex }
    /// The position after the last field.
    public var endIndex: Int { fields.endIndex }
    /// The field at a position.
    public subscript(position: Int) -> Field { fields[position] }
}

extension HTTPHeaders: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names, without values.
    public var description: String { "[" + fields.map(\.name).joined(separator: ", ") + "]" }
    /// The same as the description.
    public var debugDescription: String { description }
    /// A mirror that shows no value.
    public var customMirror: Mirror { Mirror(self, children: fields.map { ($0.name, "…") }) }
}

extension HTTPHeaders.Field: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name, without the value.
    public var description: String { "\(name): …" }
    /// The same as the description.
    public var debugDescription: String { description }
    /// A mirror that shows no value.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

extension String {
    /// Whether two header names are the same; only ASCII letters have a case here.
    func isSameHeaderName(as other: String) -> Bool {
        utf8.count == other.utf8.count
            && zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension UInt8 {
    fileprivate var asciiLowercased: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }
}
