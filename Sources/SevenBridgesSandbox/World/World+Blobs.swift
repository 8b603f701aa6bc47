// Blobs that nothing needs any more. The world only names them: whoever holds it removes them once that is stored.
extension World {
    /// Notes that a file's bytes may no longer be needed; those that another file shares stay.
    mutating func discard(_ content: Content?) {
        if case .stored(let parts) = content { discardedBlobs.formUnion(parts.blobs) }
    }

    /// Notes that a part's bytes are no longer needed.
    mutating func discard(_ blob: String) {
        discardedBlobs.insert(blob)
    }

    /// The blobs to remove, which are forgotten here.
    mutating func takeDiscardedBlobs() -> Set<String> {
        guard !discardedBlobs.isEmpty else { return [] }
        defer { discardedBlobs = [] }
        return discardedBlobs.subtracting(neededBlobs)
    }

    /// The blobs of all files, exported objects and unfinished uploads.
    var neededBlobs: Set<String> {
        var needed: Set<String> = []
        for content in files.rows.compactMap(\.content) + writtenObjects.rows.map(\.object.content) {
            if case .stored(let parts) = content { needed.formUnion(parts.blobs) }
        }
        return needed.union(uploadParts.rows.map(\.blob))
    }
}
