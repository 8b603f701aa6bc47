import Foundation
import SevenBridgesData

/// A folder of this machine that nothing leads out of: paths with `..` and symbolic links name nothing here.
struct LocalFolder: Codable, Hashable, Sendable {
    let path: String

    /// The names in a folder below this one, which is written with a `/` at its end; none where there is none.
    func names(in folder: String) -> [String] {
        guard folder.isEmpty || isFolder(String(folder.dropLast())) else { return [] }
        return (try? FileManager.default.contentsOfDirectory(atPath: location(of: folder))) ?? []
    }

    /// Whether there is a folder of a path, reached without a symbolic link.
    func isFolder(_ path: String) -> Bool {
        attributes(of: path)?[.type] as? FileAttributeType == .typeDirectory
    }

    /// The file of a path, reached without a symbolic link.
    func file(_ path: String) -> LocalFile? {
        guard let attributes = attributes(of: path), attributes[.type] as? FileAttributeType == .typeRegular,
            let size = attributes[.size] as? Int ?? (attributes[.size] as? UInt64).map(Int.init)
        else { return nil }
        let date = attributes[.modificationDate] as? Date ?? Date(timeIntervalSince1970: 0)
        return LocalFile(
            folder: self, path: path, size: size,
            modifiedOn: Timestamp(microseconds: Int64(date.timeIntervalSince1970 * 1_000_000)))
    }

    /// Writes a file, in the place of one that is there; the folders on the way are made.
    ///
    /// It has its name only when all of it is written. Throws for paths that lead out of the folder or over a file.
    func write(_ content: Content, to path: String, blobs: BlobFolder) throws {
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += (folder.isEmpty ? "" : "/") + part
            guard !isFolder(folder) else { continue }
            guard Self.isPlain(part) else { throw PlatformError.jobLocationMissing }
            try FileManager.default.createDirectory(
                atPath: location(of: folder), withIntermediateDirectories: false)
        }
        guard let name = path.split(separator: "/", omittingEmptySubsequences: false).last,
            Self.isPlain(name),
            !isFolder(path)
        else { throw PlatformError.jobLocationMissing }
        let partial = location(of: (folder.isEmpty ? "" : folder + "/") + ".\(RandomText.hex(16)).partial")
        do {
            try copy(content, to: try OpenFile(creating: partial), blobs)
            guard rename(partial, location(of: path)) == 0 else { throw PlatformError.jobServiceFailed }
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    private func copy(_ content: Content, to file: OpenFile, _ blobs: BlobFolder) throws {
        let step = 1 << 20
        for start in stride(from: 0, to: content.size, by: step) {
            try file.write(content.bytes(in: start..<min(start + step, content.size), blobs: blobs))
        }
    }

    private static func isPlain(_ part: Substring) -> Bool {
        !part.isEmpty && part != "." && part != ".." && !part.contains("\0")
    }

    private func location(of path: String) -> String {
        self.path + "/" + path
    }

    /// What is known of a path of which no part is empty, `.`, `..` or a symbolic link.
    private func attributes(of path: String) -> [FileAttributeKey: Any]? {
        var attributes: [FileAttributeKey: Any]?
        var partial = ""
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            guard Self.isPlain(part) else { return nil }
            partial += (partial.isEmpty ? "" : "/") + part
            attributes = try? FileManager.default.attributesOfItem(atPath: location(of: partial))
            let type = attributes?[.type] as? FileAttributeType
            guard type == .typeDirectory || (index == parts.count - 1 && type == .typeRegular) else {
                return nil
            }
        }
        return attributes
    }
}

/// A file below a folder of this machine.
struct LocalFile: Codable, Hashable, Sendable {
    let folder: LocalFolder
    let path: String
    let size: Int
    let modifiedOn: Timestamp

    /// Whether the file is still there as it was found.
    var isThere: Bool { folder.file(path) == self }

    /// The bytes of a range, as they are now; throws where the file is gone, changed its size or became a link.
    func bytes(in range: Range<Int>) throws -> [UInt8] {
        guard isThere else { throw PlatformError.jobLocationMissing }
        return try OpenFile(reading: folder.path + "/" + path).bytes(in: range)
    }
}
