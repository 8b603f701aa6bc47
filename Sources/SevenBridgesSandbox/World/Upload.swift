import SevenBridgesData

/// A file on its way to the platform, part by part.
struct Upload: Stored, Identifiable {
    let id: String
    /// Who began it; nobody else sees it.
    let owner: String
    let project: ProjectID
    /// The folder that the file will be in.
    let folder: String
    let name: String
    let plan: UploadPlan
    /// What the client says is the MD5 of the file; kept, not checked.
    let md5: String?
    /// Whether a file of the same name gives way.
    let overwrites: Bool
    let initiatedOn: Timestamp
    /// The highest number of a part that has arrived.
    var highestPart = 0

    /// The highest number that a part can have.
    var lastPart: Int {
        guard let size = plan.size else { return UploadPlan.mostParts }
        return max(1, (size + plan.partSize - 1) / plan.partSize)
    }
}

extension Upload {
    /// What lists show of an upload.
    func summary(_ call: Call) -> Record {
        Record([
            ("href", .string(call.href("upload/multipart/\(id)"))), ("upload_id", .string(id)),
            ("project", .string(project.description)), ("parent", .string(folder)), ("name", .string(name)),
            ("initiated", .string(initiatedOn.wholeSeconds)),
        ])
    }

    /// What a client needs to know to send the parts.
    func record(_ call: Call) -> Record {
        var record = summary(call)
        record["md5"] = md5.map(Value.string)
        record["size"] = plan.size.map(Value.int) ?? .null
        record["part_size"] = .int(plan.partSize)
        record["parallel_uploads"] = true
        return record
    }
}
