#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file of this machine that is open for reading.
struct LocalFile: ~Copyable {
    /// The size in bytes when it was opened.
    let size: Int
    private let descriptor: CInt
    private let path: String

    /// Opens a file; a folder, or whatever else is not one, is refused.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            size = 0
            throw TransferError(.disk, "'\(path)' can't be read: \(String(cString: strerror(errno)))")
        }
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = Int(status.st_size)
        guard isFile else { throw TransferError(.isFolder, "'\(path)' is not a file; give one file") }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// So many bytes; fewer are an error, because the file has changed then.
    func bytes(at offset: Int, count: Int) throws -> [UInt8] {
        guard count > 0 else { return [] }
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let read = pread(descriptor, rest.baseAddress, count - filled, off_t(offset + filled))
                if read < 0 && errno == EINTR { continue }
                guard read > 0 else {
                    throw TransferError(.disk, "'\(path)' has changed while it was read; upload it again")
                }
                filled += read
            }
        }
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
