#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that is being written under a temporary name; it vanishes unless it is published.
struct PartialFile: ~Copyable {
    private let descriptor: CInt
    private let path: String
    private let target: String
    private var isPublished = false

    /// Creates a new file next to `target`, under a name that nobody has.
    init(for target: String) throws {
        let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        let suffix = String(UInt64.random(in: 0 ... .max), radix: 36)
        path = target[..<slash] + ".sbsh-\(suffix).part"
        self.target = target
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw Self.failure("can't be created", target) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if descriptor >= 0, !isPublished { unlink(path) }
    }

    /// Appends bytes.
    func append(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let slice = UnsafeRawBufferPointer(rebasing: rest)
                let count = write(descriptor, slice.baseAddress, slice.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw Self.failure("can't be written", target) }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Brings the bytes to the disk and gives the file its name, at once and whole.
    mutating func publish(overwriting: Bool) throws {
        guard fsync(descriptor) == 0 else { throw Self.failure("can't be written", target) }
        if overwriting {
            guard rename(path, target) == 0 else { throw Self.failure("can't be replaced", target) }
            isPublished = true
        } else {
            try linkToTarget()
        }
        syncFolder()
    }

    /// Gives the file its name unless somebody took it meanwhile: `link` fails then, which `rename` would not.
    private mutating func linkToTarget() throws {
        if link(path, target) == 0 { return }
        if errno == EEXIST { throw Self.exists(target) }
        // Some file systems have no links.
        try Self.checkTarget(target, overwriting: false)
        guard rename(path, target) == 0 else { throw Self.failure("can't be created", target) }
        isPublished = true
    }

    /// Makes the new name last through a loss of power; a folder that can't be synced is no reason to fail.
    private func syncFolder() {
        let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        let folder = slash == target.startIndex ? "." : String(target[..<slash])
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }
}

extension PartialFile {
    /// Refuses a target that is a folder, or that exists and is not to be replaced.
    static func checkTarget(_ path: String, overwriting: Bool) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw TransferError(.targetIsFolder, "'\(path)' is a folder; give the file's name too")
        }
        if !overwriting { throw exists(path) }
    }

    private static func exists(_ path: String) -> TransferError {
        TransferError(
            .targetExists, "'\(path)' exists and was left alone; choose another name, or overwrite it")
    }

    private static func failure(_ problem: String, _ path: String) -> TransferError {
        TransferError(.disk, "'\(path)' \(problem): \(String(cString: strerror(errno)))")
    }
}
