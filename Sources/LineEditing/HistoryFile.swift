#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file of history entries that several shells may append to at once.
///
/// Only its owner may read it (0600, in a directory made 0700). Each entry is one `write` to the end of the file. When
/// the file has grown well past the limit, loading it shortens it: a new file takes the old one's place in one step.
/// Writers hold a lock on a file beside it; one that does not get the lock soon appends without, rather than wait.
public struct HistoryFile: Sendable, Hashable {
    /// The most that is read from the end of the file.
    private static let longestRead = 16 << 20
    private static let newline = UInt8(ascii: "\n")

    /// The directory, made when first needed.
    public let directory: String
    /// The path of the file.
    public let path: String

    /// A history file; nothing is touched yet.
    public init(directory: String, name: String = "history") {
        self.directory = directory
        path = "\(directory)/\(name)"
    }

    /// The newest entries, oldest first, and what is wrong with the file. No file is no trouble.
    func load(limit: Int = History.limit) -> (entries: [String], warnings: [HistoryWarning]) {
        do throws(HistoryWarning) {
            let lines = try readLines()
            let entries = lines.suffix(limit).map(HistoryLine.decoded)
            let isDamaged = entries.contains(nil)
            if lines.count > limit + limit / 4 { try shorten(to: limit) }
            return (entries.compactMap(\.self), isDamaged ? [HistoryWarning(.damaged, path: path)] : [])
        } catch {
            return ([], [error])
        }
    }

    /// Appends an entry.
    func append(_ entry: String) throws(HistoryWarning) {
        makeDirectory()
        let lock = FileLock(path: path + ".lock")
        defer { lock?.release() }
        let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(.unwritable) }
        defer { close(descriptor) }
        fchmod(descriptor, 0o600)
        let start = endsInsideLine(descriptor) ? "\n" : ""
        guard Self.writeAll(Array("\(start)\(HistoryLine.encoded(entry))\n".utf8), to: descriptor) else {
            throw failure(.unwritable)
        }
    }
}

extension HistoryFile {
    private func failure(_ code: HistoryWarning.Code) -> HistoryWarning {
        HistoryWarning(code, path: path, systemError: errno)
    }

    /// Makes the directory and those above it. Failures show when the file is opened.
    private func makeDirectory() {
        var parent = directory.hasPrefix("/") ? "/" : ""
        for part in directory.split(separator: "/") {
            parent += "\(part)/"
            mkdir(parent, 0o700)
        }
    }

    private func readLines() throws(HistoryWarning) -> [ArraySlice<UInt8>] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw failure(.unreadable)
        }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        let start = max(0, size - off_t(Self.longestRead))
        guard size >= 0, lseek(descriptor, start, SEEK_SET) >= 0 else { throw failure(.unreadable) }
        let lines = try readAll(descriptor).split(separator: Self.newline)
        return start > 0 ? Array(lines.dropFirst()) : lines
    }

    private func readAll(_ descriptor: Int32) throws(HistoryWarning) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= Self.longestRead {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { break }
            if count > 0 { bytes += chunk[..<count] } else if errno != EINTR { throw failure(.unreadable) }
        }
        return bytes
    }

    /// Puts the newest lines, byte for byte, into a new file and that into the old one's place.
    private func shorten(to limit: Int) throws(HistoryWarning) {
        guard let lock = FileLock(path: path + ".lock") else { return }  // Another shell is at it.
        defer { lock.release() }
        let lines = try readLines().suffix(limit)
        let temporary = "\(path).\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(.unwritable) }
        let isWritten =
            Self.writeAll(lines.flatMap { $0 + [Self.newline] }, to: descriptor) && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, rename(temporary, path) == 0 else {
            let warning = failure(.unwritable)
            unlink(temporary)
            throw warning
        }
    }

    /// Whether a write was once cut short, so that a new entry would join half of an old one.
    private func endsInsideLine(_ descriptor: Int32) -> Bool {
        let size = lseek(descriptor, 0, SEEK_END)
        var last: UInt8 = 0
        return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != Self.newline
    }

    /// Writes everything, usually in one call.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
