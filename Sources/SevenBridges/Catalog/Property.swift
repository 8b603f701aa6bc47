/// One property of a resource type.
public struct Property: Hashable, Sendable {
    /// The name as the API has it.
    public let name: String
    /// What its values are.
    public let kind: PropertyKind
    /// What its numbers count; nil for plain ones.
    public let unit: Unit?
    /// Whether `save` and `set` may change it.
    public let isWritable: Bool
    /// What it is, in one line.
    public let summary: String
    /// Words that its values are known to be, for completion; the platform may have others.
    public let words: [String]
}

/// What the values of a property are.
public indirect enum PropertyKind: Hashable, Sendable {
    case string, int, float, bool
    /// A moment; the API writes ISO 8601.
    case date
    case list(PropertyKind)
    /// Keys that the platform or its users choose.
    case map
    /// A sum of money or a measure as a map; its numbers are numbers, though the API may write them as text.
    case amount
    /// The id of a resource of this type.
    case resource(String)
    case any
}

/// What the numbers of a property count.
public enum Unit: String, Hashable, Sendable {
    case bytes
}
