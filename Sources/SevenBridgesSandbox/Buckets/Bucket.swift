import SevenBridgesData

/// A bucket as a volume sees it: objects by their keys, in the order of their keys' bytes.
protocol Bucket: Sendable {
    /// What lies directly below a prefix, up to the next `/`.
    func entries(below prefix: String) -> [BucketEntry]

    /// All objects whose keys begin with a prefix.
    func objects(below prefix: String) -> [BucketObject]

    /// The object of a key.
    func object(_ key: String) -> BucketObject?
}

/// An object in a bucket.
struct BucketObject: Codable, Sendable {
    let key: String
    let content: Content
    let storedOn: Timestamp
}

/// What a list of one level of a bucket shows.
enum BucketEntry: Sendable {
    case object(BucketObject)
    /// What several keys begin with, up to and including a `/`.
    case prefix(String)

    var key: String {
        switch self {
        case .object(let object): object.key
        case .prefix(let prefix): prefix
        }
    }
}

extension BucketEntry {
    /// Whether the left key stands before the right one, by its bytes, as storages sort them.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// One level of sorted objects that all begin with a prefix.
    static func level(of objects: some Sequence<BucketObject>, below prefix: String) -> [BucketEntry] {
        var entries: [BucketEntry] = []
        for object in objects {
            let rest = object.key.utf8.dropFirst(prefix.utf8.count)
            guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
                entries.append(.object(object))
                continue
            }
            let common = String(object.key[...slash])
            if entries.last?.key != common { entries.append(.prefix(common)) }
        }
        return entries
    }

    /// Two sorted levels in one; where both have a key the first one's entry is shown.
    static func merged(_ first: [BucketEntry], _ second: [BucketEntry]) -> [BucketEntry] {
        guard !second.isEmpty else { return first }
        let known = Set(first.map(\.key))
        return (first + second.filter { !known.contains($0.key) }).sorted { precedes($0.key, $1.key) }
    }
}
