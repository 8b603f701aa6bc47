public import SevenBridges

/// One file of this machine on its way to the platform.
///
/// The parts go one after the other, each into memory once. An upload that fails, or is cancelled, is given up on the
/// platform, too, so that nothing of it is left there.
public struct FileUpload: Sendable {
    /// Where the file is.
    public let path: String
    /// Where it goes.
    public let destination: Destination
    /// What it is called there. Default: its own name.
    public let name: String
    /// Whether a file of that name is replaced. Default: false, it is an error.
    public let overwrites: Bool
    /// How large a part shall be, in bytes; the platform may choose another size. Default: 32 MiB.
    public let partSize: Int
    private let client: Client

    /// An upload that is not started yet.
    public init(
        of path: String, to destination: Destination, name: String? = nil, overwriting: Bool = false,
        partSize: Int = 32 << 20, client: Client
    ) {
        self.path = path
        self.destination = destination
        self.name = name ?? LocalFile.name(of: path)
        overwrites = overwriting
        self.partSize = partSize
        self.client = client
    }

    /// Uploads, and gives back the file on the platform; `progress` hears the bytes that are there, and how many there
    /// will be.
    ///
    /// Throws a `TransferError` where the file can't be read or the storage refuses it, and an `APIError` of the kind
    /// `conflict` where the name is taken.
    public func run(
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws -> File {
        let source = try LocalFile(path)
        let upload = try await client.uploads.start(
            name: name, size: source.size, to: destination, partSize: partSize, overwriting: overwrites)
        return try await PartSender(upload: upload, client: client).run(source, progress) {
            try await $0.completeFile()
        }
    }
}
