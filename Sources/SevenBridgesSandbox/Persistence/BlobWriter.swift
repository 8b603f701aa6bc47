import Crypto

/// Takes the bytes of a new blob as they arrive, and knows their MD5 in the end.
struct BlobWriter {
    let name: String
    private let file: OpenFile
    private var digest = Insecure.MD5()
    private(set) var size = 0

    init(name: String, file: OpenFile) {
        self.name = name
        self.file = file
    }

    /// Writes what comes next; throws what the disk says.
    mutating func write(_ bytes: some Collection<UInt8>) throws {
        let bytes = Array(bytes)
        try file.write(bytes)
        digest.update(data: bytes)
        size += bytes.count
    }

    /// The MD5 of everything written so far, in hexadecimal.
    var tag: String { hex(digest.finalize()) }
}
