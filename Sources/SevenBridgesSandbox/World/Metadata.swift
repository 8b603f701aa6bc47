import SevenBridgesData

/// What is known of a file's content: keys and values, all of them text.
struct Metadata: Hashable, Codable, Sendable {
    private(set) var record = Record()

    private static let mostPairs = 1000
    private static let longestKey = 100
    private static let longestValue = 300

    init() {}

    /// Metadata that is known to keep the limits.
    init(_ pairs: some Sequence<(String, String)>) {
        record = Record(pairs.map { ($0, .string($1)) })
    }

    /// The value of a key; nil where it is not set.
    subscript(key: String) -> String? {
        record[key]?.stringValue
    }

    /// Sets what the changes name and removes what they name with null.
    mutating func merge(_ changes: Record) throws {
        var merged = record
        for (key, value) in changes.pairs { merged[key] = try Self.checked(value, of: key) }
        guard max(merged.count, changes.count) <= Self.mostPairs else {
            throw PlatformError.metadataInvalid.saying(
                "There are more than \(Self.mostPairs) metadata pairs.")
        }
        record = merged
    }

    /// Metadata as a caller gives it whole.
    init(checking record: Record) throws {
        try merge(record)
    }

    /// The value as it is kept; nil for null, which unsets.
    private static func checked(_ value: Value, of key: String) throws -> Value? {
        guard !key.isEmpty, key.utf8.count <= longestKey else {
            throw PlatformError.metadataInvalid.saying("A metadata key has from 1 to \(longestKey) bytes.")
        }
        if value.isNull { return nil }
        guard let text = value.stringValue, text.utf8.count <= longestValue else {
            throw PlatformError.metadataInvalid.saying(
                "The metadata value of '\(key)' must be a string of at most \(longestValue) bytes.")
        }
        return value
    }
}
