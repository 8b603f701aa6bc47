internal import SevenBridgesData

// What takes a job of the platform, because folders hold any number of files.
extension Resources<File> {
    /// Deletes files, and folders with everything in them, and waits until that is done; one result for each id.
    ///
    /// One job, `POST /async/files/delete`. Where it doesn't tell the objects apart, its failure is that of each.
    public func deleteWithContents(
        _ ids: [String], every interval: Duration = .seconds(2), timeout: Duration? = nil
    ) async throws -> [Result<Void, APIError>] {
        var job = try await client.asyncJobs.delete(ids)
        try await job.wait(every: interval, timeout: timeout)
        let results = job.results
        if results.count == ids.count { return results.map { $0.map { _ in } } }
        let failure = job.failure
        return ids.map { _ in failure.map { .failure($0) } ?? .success(()) }
    }
}

extension File {
    /// The `delete` of the catalog for many objects.
    @Sendable static func deleteMany(
        _ client: Client, _ records: [Record], _ arguments: Arguments
    ) async throws -> [Result<Value?, APIError>] {
        guard try arguments.bool("recursive") == true else { return try await client.files.delete(records) }
        let ids = try records.map { try File.type.id(of: $0) }
        return try await client.files.deleteWithContents(ids).map { $0.map { Value?.none } }
    }

    /// Deletes the file, or the folder with everything in it, and waits until that is done.
    public func deleteWithContents(
        every interval: Duration = .seconds(2), timeout: Duration? = nil
    ) async throws {
        let files = Resources<File>(client: versions.client)
        for result in try await files.deleteWithContents([id], every: interval, timeout: timeout) {
            try result.get()
        }
    }
}
