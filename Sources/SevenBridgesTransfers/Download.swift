public import SevenBridges

/// One file of the platform on its way to the disk.
///
/// The bytes go to a temporary name in the target's folder, are counted, synced, and only then get the final name. When
/// anything fails, or the download is cancelled, the temporary file is removed.
public struct Download: Sendable {
    /// The file's id.
    public let file: String
    /// Where it goes: the whole path with the file's name.
    public let path: String
    /// Whether a file that is there is replaced. Default: false, it is an error.
    public let overwrites: Bool
    private let client: Client

    /// A download that is not started yet.
    public init(of file: String, to path: String, overwriting: Bool = false, client: Client) {
        self.file = file
        self.path = path
        overwrites = overwriting
        self.client = client
    }

    /// What came of a download.
    public struct Receipt: Hashable, Sendable {
        /// The file's id.
        public var file: String
        /// Where it is now.
        public var path: String
        /// Its size in bytes.
        public var size: Int
    }

    /// Downloads; `progress` hears the bytes that have arrived, and how many there will be where that is known.
    public func run(
        progress: @Sendable (_ done: Int, _ total: Int?) -> Void = { _, _ in }
    ) async throws -> Receipt {
        try PartialFile.checkTarget(path, overwriting: overwrites)
        let source = try await client.files.get(file)
        guard !source.isFolder else {
            throw TransferError(.isFolder, "'\(source.name ?? file)' is a folder; download the files in it")
        }
        var partial = try PartialFile(for: path)
        var size = 0
        for try await chunk in FileContent(of: file, client: client) {
            try Task.checkCancellation()
            try partial.append(chunk)
            size += chunk.count
            progress(size, source.size)
        }
        try Task.checkCancellation()
        try verify(size, expected: source.size)
        try partial.publish(overwriting: overwrites)
        return Receipt(file: file, path: path, size: size)
    }

    private func verify(_ size: Int, expected: Int?) throws {
        guard let expected, expected != size else { return }
        throw TransferError(
            .wrongSize,
            "file '\(file)' has \(expected) bytes, but \(size) arrived; nothing was kept, try again")
    }
}
