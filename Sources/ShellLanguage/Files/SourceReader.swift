#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads the files that programs take in.
struct SourceReader {
    /// Whether the host lets programs read files.
    let isAllowed: Bool

    /// Files that take in files deeper than this are an error.
    static let nestingLimit = 64
    private static let sizeLimit = 64 << 20

    /// The text of a file.
    func source(at path: String) throws -> Source {
        guard isAllowed else { throw Fault("programs may not read files here") }
        return try Source(name: path, utf8: try bytes(of: path))
    }

    private func bytes(of path: String) throws(Fault) -> [UInt8] {
        guard !path.utf8.contains(0) else { throw Fault("a path can't hold a NUL character") }
        // Without O_NONBLOCK a pipe that nobody writes to would hold the check.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.fault(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.fault(path, errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Fault("'\(path)' is a folder") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw Self.fault(path, errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= Self.sizeLimit else { throw Fault("'\(path)' is too large for a program") }
        }
    }

    private static func fault(_ path: String, _ code: Int32) -> Fault {
        switch code {
        case ENOENT, ENOTDIR:
            Fault("there is no file '\(path)'", hint: "paths are relative to the file that says so")
        case EACCES, EPERM: Fault("'\(path)' can't be read: permission denied")
        default: Fault("'\(path)' can't be read: \(String(cString: strerror(code)))")
        }
    }

    /// A path as it is written in a file, seen from the folder that the program runs in: without `.` and `..` inside.
    static func path(_ written: String, from file: String?) -> String {
        guard !written.hasPrefix("/"), let file, let slash = file.lastIndex(of: "/") else {
            return normalized(written)
        }
        return normalized(file[...slash] + written)
    }

    private static func normalized(_ path: String) -> String {
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == "..", let last = steps.last, last != ".." {
                steps.removeLast()
            } else {
                steps.append(step)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + steps.joined(separator: "/")
    }
}
