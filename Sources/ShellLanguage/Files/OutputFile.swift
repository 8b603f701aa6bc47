#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A local file that is written whole: under a temporary name in the same folder, then synced and renamed.
///
/// Until `commit` the file under the final name is the old one, whatever happens; what was not committed is removed.
/// Appending, and writing to what is no regular file (a device, a pipe), goes straight to its end.
final class OutputFile {
    private let path: LocalPath
    private var descriptor: Int32 = -1
    /// The name to rename from and the one to rename to; nil where bytes go straight to their place.
    private var names: (temporary: String, final: String)?
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 16

    init(_ path: LocalPath, isAppending: Bool) throws(Fault) {
        try path.check()
        self.path = path
        let status = path.status()
        if path.text.hasSuffix("/") || status?.isFolder == true {
            throw Fault("'\(path.spelling)' is a folder", hint: "write to a file in it")
        }
        if isAppending || status?.isRegular == false {
            descriptor = open(path.text, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
        } else {
            try openTemporary(keeping: status)
        }
        guard descriptor >= 0 else { throw path.fault("written", errno) }
    }

    private func openTemporary(keeping status: stat?) throws(Fault) {
        // A link stays a link: what it leads to is replaced.
        let final = status == nil ? path.text : Self.resolved(path.text)
        if status != nil, access(final, W_OK) != 0 { throw path.fault("written", errno) }
        let (folder, name) = LocalPath(final).parts
        let temporary = "\(folder).\(name.prefix(100)).\(UInt32.random(in: 0...(.max))).tmp"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return }
        names = (temporary, final)
        if let status, fchmod(descriptor, status.st_mode & 0o7777) != 0 { throw path.fault("written", errno) }
    }

    deinit {
        if let names { unlink(names.temporary) }
        if descriptor >= 0 { close(descriptor) }
    }

    func write(_ text: String) throws(Fault) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Makes what was written the file.
    func commit() throws(Fault) {
        try flush()
        if names != nil, fsync(descriptor) != 0 { throw path.fault("written", errno) }
        let closed = close(descriptor)
        descriptor = -1
        // A file system may tell only now that it is full.
        guard closed == 0 else { throw path.fault("written", errno) }
        guard let names else { return }
        guard rename(names.temporary, names.final) == 0 else { throw path.fault("written", errno) }
        self.names = nil
        Self.syncFolder(of: names.final)
    }

    private func flush() throws(Fault) {
        let code = buffer.withUnsafeBytes { Self.failure(writing: $0, to: descriptor) }
        buffer.removeAll(keepingCapacity: true)
        if let code { throw path.fault("written", code) }
    }

    private static func failure(writing bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let count = posixWrite(descriptor, start, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return nil
    }

    private static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Makes the new name last through a power failure; file systems that can't do without.
    private static func syncFolder(of path: String) {
        let folder = LocalPath(path).parts.folder
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}

extension Session {
    /// Writes a text to a local file, which is replaced as a whole, where the host lets programs write files.
    package func save(_ text: String, to path: String) throws {
        try files.requireWriting()
        let file = try OutputFile(LocalPath(path), isAppending: false)
        try file.write(text)
        try file.commit()
    }
}
