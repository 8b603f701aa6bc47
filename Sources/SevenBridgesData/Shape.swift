/// The ordered keys that the records of one page, file or literal have in common.
///
/// Records that share a shape differ only in their values, so a reader that has found the position of a key in one
/// of them knows it for all. Shapes are immutable and compared by identity first.
public final class Shape: Sendable {
    /// The keys, in order, each once.
    public let keys: [String]
    /// The resource type of the records (`file`), or nil for a plain map.
    public let type: String?

    /// The resource type whose properties these keys were selected from, where they were; it says what they count.
    public let origin: String?

    /// Keys that the text had and that the reader was told to leave out.
    package let omitted: [String]

    /// Where each key stands; nil for a short shape, where looking along the keys is faster than hashing.
    private let positions: [String: Int]?

    private static let longestScan = 8

    /// The shape of a record without keys.
    public static let empty = Shape(keys: [])

    /// Makes a shape of keys that the caller has already made unique.
    init(keys: [String], type: String? = nil, origin: String? = nil, omitted: [String] = []) {
        self.keys = keys
        self.type = type
        self.origin = origin
        self.omitted = omitted
        positions =
            keys.count <= Self.longestScan
            ? nil : Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    }

    /// Makes a shape of keys in order; a repeated key counts once, where it first stood.
    public convenience init(_ keys: some Sequence<String>, type: String? = nil, origin: String? = nil) {
        var seen = Set<String>()
        self.init(keys: keys.filter { seen.insert($0).inserted }, type: type, origin: origin)
    }

    /// The position of a key, or nil.
    public func position(of key: String) -> Int? {
        if let positions { return positions[key] }
        return keys.firstIndex(of: key)
    }

    /// The same keys for records of another type.
    public func typed(_ type: String?) -> Shape {
        type == self.type ? self : Shape(keys: keys, type: type)
    }

    func adding(_ key: String) -> Shape {
        Shape(keys: keys + [key], type: type, origin: origin)
    }

    func removing(at position: Int) -> Shape {
        var keys = keys
        keys.remove(at: position)
        return Shape(keys: keys, type: type, origin: origin)
    }
}
