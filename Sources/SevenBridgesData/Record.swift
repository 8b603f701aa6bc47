/// An ordered map from keys to values: a map of the language, a JSON object, or the fields of a resource.
///
/// The keys live in a `Shape` that many records share; the record itself holds only its values.
public struct Record: Sendable {
    /// The keys and the resource type.
    public private(set) var shape: Shape
    /// The values, in the order of `shape.keys`.
    public private(set) var values: [Value]

    /// An empty record.
    public init() {
        shape = .empty
        values = []
    }

    /// A record of a shape; there must be one value for each key.
    public init(shape: Shape, values: [Value]) {
        precondition(shape.keys.count == values.count, "a record has one value for each key of its shape")
        self.shape = shape
        self.values = values
    }

    /// A record with the keys in the order given; of a repeated key the last value holds.
    public init(_ pairs: some Sequence<(String, Value)>, type: String? = nil) {
        var keys: [String] = []
        var values: [Value] = []
        var positions: [String: Int] = [:]
        for (key, value) in pairs {
            if let position = positions[key] {
                values[position] = value
            } else {
                positions[key] = keys.count
                keys.append(key)
                values.append(value)
            }
        }
        self.init(shape: Shape(keys: keys, type: type), values: values)
    }

    /// The resource type (`file`), or nil for a plain map.
    public var type: String? { shape.type }

    /// The keys, in order.
    public var keys: [String] { shape.keys }

    /// How many keys there are.
    public var count: Int { values.count }

    /// Whether there are no keys.
    public var isEmpty: Bool { values.isEmpty }

    /// The value of a key. Setting nil removes the key; setting a new key appends it.
    public subscript(key: String) -> Value? {
        get { shape.position(of: key).map { values[$0] } }
        set {
            switch (shape.position(of: key), newValue) {
            case (let position?, let value?): values[position] = value
            case (let position?, nil):
                shape = shape.removing(at: position)
                values.remove(at: position)
            case (nil, let value?):
                shape = shape.adding(key)
                values.append(value)
            case (nil, nil): break
            }
        }
    }

    /// The keys with their values, in order.
    public var pairs: [(key: String, value: Value)] {
        zip(shape.keys, values).map { ($0, $1) }
    }

    /// The same fields as a resource of this type, or as a plain map where the type is nil.
    public func typed(_ type: String?) -> Record {
        Record(shape: shape.typed(type), values: values)
    }

    /// The same fields under a shape that has the same keys in the same order, so that a page's records share one.
    public func shaped(_ shape: Shape) -> Record {
        Record(shape: shape, values: values)
    }
}

extension Record: Hashable {
    /// Equal when they have the same keys with equal values, in whatever order.
    public static func == (left: Record, right: Record) -> Bool {
        if left.shape === right.shape { return left.values == right.values }
        guard left.count == right.count else { return false }
        return zip(left.shape.keys, left.values).allSatisfy { key, value in right[key] == value }
    }

    /// Independent of the order of the keys, as equality is.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in zip(shape.keys, values) {
            var pair = Hasher()
            pair.combine(key)
            pair.combine(value)
            sum &+= pair.finalize()
        }
        hasher.combine(sum)
    }
}

extension Record: ExpressibleByDictionaryLiteral {
    /// The keys and values of a literal, in their order; of a repeated key the last value holds.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements)
    }
}
