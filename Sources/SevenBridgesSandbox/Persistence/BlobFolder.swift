import Foundation
import Synchronization

/// The folder in which uploaded bytes lie, each part in a file under a name of the sandbox's own.
///
/// Without a folder for the data it is a temporary one, made when it is first needed and removed in the end.
final class BlobFolder: Sendable {
    private let location: URL
    private let isTemporary: Bool
    private let isMade = Mutex(false)

    /// The folders of this machine that are buckets now, by the names of the buckets.
    let buckets: [String: LocalFolder]

    /// The folder for blobs in a folder for data, or a temporary one; `buckets` are paths by the names of the buckets.
    init(dataFolder: String?, buckets: [String: String] = [:]) {
        self.buckets = Dictionary(
            uniqueKeysWithValues: buckets.map { ($0, LocalFolder(bucket: $0, path: $1)) })
        isTemporary = dataFolder == nil
        location =
            dataFolder.map { URL(filePath: $0).appending(path: "blobs") }
            ?? FileManager.default.temporaryDirectory.appending(path: "sbsh-sandbox-\(UUID().uuidString)")
    }

    deinit {
        if isTemporary { try? FileManager.default.removeItem(at: location) }
    }

    /// A new blob to write into.
    func newBlob() throws -> BlobWriter {
        try isMade.withLock { isMade in
            guard !isMade else { return }
            try FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
            isMade = true
        }
        let name = RandomText.hex(32)
        return BlobWriter(name: name, file: try OpenFile(creating: path(of: name)))
    }

    /// A range of a blob's bytes; throws where they are not there.
    func bytes(of name: String, in range: Range<Int>) throws -> [UInt8] {
        // A changed database may have names that lead elsewhere.
        guard File.isName(name) else { throw POSIXError(.ENOENT) }
        return try OpenFile(reading: path(of: name)).bytes(in: range)
    }

    /// Removes blobs, if they are there.
    func remove(_ names: some Sequence<String>) {
        for name in names where File.isName(name) {
            try? FileManager.default.removeItem(atPath: path(of: name))
        }
    }

    /// Removes every blob but these: what a killed process left behind.
    func removeAll(except known: Set<String>) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: location.path)) ?? []
        remove(names.filter { !known.contains($0) })
    }

    private func path(of name: String) -> String {
        location.appending(path: name).path
    }
}
