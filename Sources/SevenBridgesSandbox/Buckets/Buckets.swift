import Synchronization

/// The buckets that volumes can be made of: folders of this machine by their names, and for every other name one that
/// is made up.
final class Buckets: Sendable {
    /// What the made-up buckets grow from.
    let seed: UInt64
    private let folders: [String: FolderBucket]
    /// Where the folders are, and the bytes of uploaded files, which may be written to one.
    private let blobs: BlobFolder
    private let generated = Mutex<[String: GeneratedBucket]>([:])

    private let tags = EntityTags()

    private static let mostKept = 32

    init(seed: UInt64, blobs: BlobFolder) {
        self.seed = seed
        self.blobs = blobs
        folders = blobs.buckets.mapValues(FolderBucket.init(root:))
    }

    /// Writes an object into a bucket that is a folder; nil for one that is made up.
    func write(_ content: Content, to key: String, in name: String) throws -> BucketObject? {
        try folders[name]?.write(content, to: key, blobs: blobs)
    }

    /// The ETag of an object.
    func tag(of content: Content) throws -> String {
        try tags.tag(of: content, blobs: blobs)
    }

    /// The bucket of a name.
    func bucket(_ name: String) -> any Bucket {
        if let folder = folders[name] { return folder }
        if let known = generated.withLock({ $0[name] }) { return known }
        let bucket = GeneratedBucket(seed: seed, name: name)
        generated.withLock { generated in
            if generated.count >= Self.mostKept { generated.removeAll() }
            generated[name] = bucket
        }
        return bucket
    }
}
