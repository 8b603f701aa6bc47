import SevenBridgesData

// The objects of volumes: those that the bucket began with, and those that were written to it.
extension World {
    /// One level of a volume, sorted; only an active volume can be looked into.
    func entries(of volume: Volume, below prefix: String) throws -> [BucketEntry] {
        try checkReadable(volume)
        let key = volume.key(prefix)
        let written = writtenObjects(of: volume, below: key)
        return BucketEntry.merged(
            BucketEntry.level(of: written, below: key),
            buckets.bucket(volume.service.bucketName).entries(below: key))
    }

    /// The object at a location of a volume.
    func object(at location: String, of volume: Volume) throws -> BucketObject? {
        try checkReadable(volume)
        let key = volume.key(location)
        return writtenObjects[WrittenObject.id(key, in: volume.service.bucketName)]?.object
            ?? buckets.bucket(volume.service.bucketName).object(key)
    }

    /// All objects below a location of a volume, sorted.
    func objects(below location: String, of volume: Volume) throws -> [BucketObject] {
        try checkReadable(volume)
        let key = volume.key(location)
        let written = writtenObjects(of: volume, below: key)
        let known = Set(written.map(\.key))
        let rest = buckets.bucket(volume.service.bucketName).objects(below: key).filter {
            !known.contains($0.key)
        }
        return (written + rest).sorted { BucketEntry.precedes($0.key, $1.key) }
    }

    /// Writes an object and returns what a file that stands for it contains.
    mutating func write(_ content: Content, to location: String, of volume: Volume) throws -> Content {
        let key = volume.key(location)
        if let object = try buckets.write(content, to: key, in: volume.service.bucketName) {
            return object.content
        }
        let object = WrittenObject(
            bucket: volume.service.bucketName,
            object: BucketObject(key: key, content: content, storedOn: moment))
        discard(writtenObjects[object.id]?.object.content)
        writtenObjects[object.id] = object
        return content
    }

    private func checkReadable(_ volume: Volume) throws {
        guard volume.isActive else { throw PlatformError.volumeUnreadable.saying("The volume is inactive.") }
    }

    private func writtenObjects(of volume: Volume, below prefix: String) -> [BucketObject] {
        writtenObjects.inOrder
            .filter { $0.bucket == volume.service.bucketName && $0.object.key.utf8.starts(with: prefix.utf8) }
            .map(\.object).sorted { BucketEntry.precedes($0.key, $1.key) }
    }
}

/// An object that was exported to a bucket of the sandbox's own making.
struct WrittenObject: Stored, Identifiable {
    let id: String
    let bucket: String
    let object: BucketObject

    init(bucket: String, object: BucketObject) {
        id = Self.id(object.key, in: bucket)
        self.bucket = bucket
        self.object = object
    }

    /// What an object is known by: no bucket's name has a line break.
    static func id(_ key: String, in bucket: String) -> String {
        "\(bucket)\n\(key)"
    }
}
