import SevenBridgesData

/// A bucket that is a folder of this machine: its objects are the files below it.
///
/// Keys are paths from the folder down. Symbolic links, and whatever else is neither a file nor a folder, do not exist
/// here, so that nothing outside of the folder can be read or written.
struct FolderBucket: Bucket {
    let root: LocalFolder

    func entries(below prefix: String) -> [BucketEntry] {
        let folder = Self.folder(of: prefix)
        return root.names(in: folder).compactMap { name -> BucketEntry? in
            let key = folder + name
            guard key.utf8.starts(with: prefix.utf8) else { return nil }
            return root.isFolder(key) ? (hasObjects(below: key + "/") ? .prefix(key + "/") : nil) : entry(key)
        }
        .sorted { BucketEntry.precedes($0.key, $1.key) }
    }

    func objects(below prefix: String) -> [BucketObject] {
        entries(below: prefix).flatMap { entry in
            switch entry {
            case .object(let object): [object]
            case .prefix(let prefix): objects(below: prefix)
            }
        }
    }

    func object(_ key: String) -> BucketObject? {
        root.file(key).map { file in
            BucketObject(key: key, content: .local(file), storedOn: file.modifiedOn)
        }
    }

    /// The largest object that can be written, since nothing else happens in the meantime.
    private static let largestObject = 256 << 20

    /// Writes an object of at most 256 MiB; the folders on the way are made.
    func write(_ content: Content, to key: String, blobs: BlobFolder) throws -> BucketObject {
        guard content.size <= Self.largestObject else {
            throw PlatformError.jobServiceFailed.saying(
                "A bucket that is a local folder takes objects of at most \(Self.largestObject) bytes.")
        }
        try root.write(content, to: key, blobs: blobs)
        guard let object = object(key) else { throw PlatformError.jobServiceFailed }
        return object
    }

    private func entry(_ key: String) -> BucketEntry? {
        object(key).map(BucketEntry.object)
    }

    /// Storages have no empty folders.
    private func hasObjects(below prefix: String) -> Bool {
        root.names(in: prefix).contains { name in
            root.isFolder(prefix + name)
                ? hasObjects(below: prefix + name + "/") : root.file(prefix + name) != nil
        }
    }

    /// The folder that a prefix names or begins to look into.
    private static func folder(of prefix: String) -> String {
        prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    }
}
