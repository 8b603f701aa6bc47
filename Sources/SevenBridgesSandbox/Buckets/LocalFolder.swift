import Foundation
import SevenBridgesData

/// A folder of this machine that is a bucket, and that nothing leads out of: paths with `..` and symbolic links name
/// nothing here.
struct LocalFolder: Sendable {
    /// The name of the bucket.
    let bucket: String
    let path: String

    /// The end of the year 9999, in seconds since 1970: dates have four digits for the year.
    private static let latest = 253_402_300_799.0

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
            bucket: bucket, path: path, size: size,
            modifiedOn: Timestamp(
                microseconds: Int64(
                    clamping: min(max(date.timeIntervalSince1970, 0), Self.latest) * 1_000_000)))
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
            try file.write(content.bytes(in: start..<start + min(step, content.size - start), blobs: blobs))
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

/// A file below a folder of this machine that is a bucket.
///
/// It doesn't say where the folder is: without a folder for its bucket, there is no file either.
struct LocalFile: Codable, Hashable, Sendable {
    let bucket: String
    let path: String
    let size: Int
    let modifiedOn: Timestamp

    /// Whether the file is still there as it was found.
    func isThere(_ blobs: BlobFolder) -> Bool { blobs.buckets[bucket]?.file(path) == self }

    /// The bytes of a range, as they are now; throws where the file is gone, changed its size or became a link.
    func bytes(in range: Range<Int>, blobs: BlobFolder) throws -> [UInt8] {
        guard let folder = blobs.buckets[bucket], folder.file(path) == self else {
            throw PlatformError.jobLocationMissing
        }
        return try OpenFile(reading: folder.path + "/" + path).bytes(in: range)
    }
}

extension LocalFile {
    /// Reads a file as it was stored; an old one doesn't name its bucket, and is in none.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        bucket = try values.decodeIfPresent(String.self, forKey: .bucket) ?? ""
        path = try values.decode(String.self, forKey: .path)
        size = try values.decode(Int.self, forKey: .size)
        modifiedOn = try values.decode(Timestamp.self, forKey: .modifiedOn)
    }
}
