import SevenBridgesData

extension World {
    /// Begins an upload; the place must be free, unless what is there is a file that gives way.
    mutating func beginUpload(
        named name: String, to folder: File, plan: UploadPlan, md5: String? = nil, overwrites: Bool,
        for owner: String
    ) throws -> Upload {
        try checkPlace(named: name, in: folder.id, overwrites: overwrites)
        let upload = Upload(
            id: newUploadID(), owner: owner, project: folder.project, folder: folder.id, name: name,
            plan: plan, md5: md5,
            overwrites: overwrites, initiatedOn: moment)
        uploads[upload.id] = upload
        return upload
    }

    /// The upload of an id, if it is the caller's.
    func upload(_ id: String, for caller: String) throws -> Upload {
        guard let upload = uploads[id], upload.owner == caller else { throw PlatformError.uploadMissing }
        return upload
    }

    /// The parts of an upload that have arrived, by their numbers.
    func parts(of upload: Upload) -> [UploadPart] {
        guard upload.highestPart > 0 else { return [] }
        return (1...upload.highestPart).compactMap { uploadParts[UploadPart.id($0, of: upload.id)] }
    }

    /// Notes that a part is in the storage; a part that was there before gives way.
    mutating func receive(_ part: UploadPart, of upload: String) throws {
        guard var known = uploads[upload] else { throw StorageError.noSuchUpload }
        var part = part
        if let earlier = uploadParts[part.id] {
            discard(earlier.blob)
            if earlier.tag == part.tag { part.reportedTag = earlier.reportedTag }
        }
        uploadParts[part.id] = part
        guard part.number > known.highestPart else { return }
        known.highestPart = part.number
        uploads[upload] = known
    }

    /// Notes which ETag the client was given for a part.
    mutating func report(part number: Int, tag: String, of upload: Upload) throws {
        guard (1...upload.lastPart).contains(number) else { throw PlatformError.partNumberInvalid }
        guard var part = uploadParts[UploadPart.id(number, of: upload.id)] else {
            throw PlatformError.partReportInvalid.saying("Part \(number) was not uploaded.")
        }
        part.reportedTag = ObjectTag.normalized(tag)
        uploadParts[part.id] = part
    }

    /// Makes the file of an upload of which every part has arrived as it should; a file that gives way is removed.
    mutating func complete(_ upload: Upload) throws -> File {
        let parts = parts(of: upload)
        try upload.plan.check(parts)
        let folder = try folder(upload.folder, for: upload.owner)
        _ = try project(upload.project, for: upload.owner, needing: .write)
        try checkPlace(named: upload.name, in: folder.id, overwrites: upload.overwrites)
        if let old = directories[folder.id]?[upload.name].flatMap({ files[$0] }) { try remove(old) }
        let file = try create(
            .file(.stored(StoredParts(parts))), named: upload.name, in: folder, conflict: .uploadFileExists)
        forget(upload)
        return file
    }

    /// Ends an upload without a file.
    mutating func abort(_ upload: Upload) {
        for part in parts(of: upload) { discard(part.blob) }
        forget(upload)
    }

    private mutating func forget(_ upload: Upload) {
        for part in parts(of: upload) { uploadParts[part.id] = nil }
        uploads[upload.id] = nil
    }

    private func checkPlace(named name: String, in folder: String, overwrites: Bool) throws {
        guard let id = directories[folder]?[name] else { return }
        guard overwrites, files[id]?.isFolder == false else { throw PlatformError.uploadFileExists }
    }

    private mutating func newUploadID() -> String {
        RandomText.alphanumeric(64, using: &identifiers)
    }
}
