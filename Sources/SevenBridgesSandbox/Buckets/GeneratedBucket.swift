import SevenBridgesData

/// A bucket that grows from a seed and its name: thousands of objects as sequencing centres leave them.
struct GeneratedBucket: Bucket {
    /// By the bytes of their keys.
    private let objects: [BucketObject]

    init(seed: UInt64, name: String) {
        var growth = BucketGrowth(seed: name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
        objects = growth.objects().sorted { BucketEntry.precedes($0.key, $1.key) }
    }

    func entries(below prefix: String) -> [BucketEntry] {
        BucketEntry.level(of: slice(below: prefix), below: prefix)
    }

    func objects(below prefix: String) -> [BucketObject] {
        Array(slice(below: prefix))
    }

    func object(_ key: String) -> BucketObject? {
        let place = firstIndex(notBefore: key)
        guard place < objects.count, objects[place].key == key else { return nil }
        return objects[place]
    }

    private func slice(below prefix: String) -> ArraySlice<BucketObject> {
        objects[firstIndex(notBefore: prefix)...].prefix { $0.key.utf8.starts(with: prefix.utf8) }
    }

    /// Where a key stands or would stand.
    private func firstIndex(notBefore key: String) -> Int {
        var low = 0
        var high = objects.count
        while low < high {
            let middle = low + (high - low) / 2
            if BucketEntry.precedes(objects[middle].key, key) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
