public import SevenBridges

extension File {
    /// Downloads the file to a path, whole and verified, or not at all: `GET /files/{id}/download_info`, then storage.
    ///
    /// Throws a `TransferError` where the path is taken (unless it may be overwritten), where the disk refuses, or where
    /// other bytes arrived than the file has; an `APIError` where the platform or its storage does not give them.
    public func download(to path: String, overwriting: Bool = false) async throws -> Download.Receipt {
        try await Download(of: id, to: path, overwriting: overwriting, client: versions.client).run()
    }
}
