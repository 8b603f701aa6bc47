import Foundation
import SevenBridgesData

/// The local disk, as completion lists it.
public struct LocalDisk: LocalListing {
    /// How many entries of a folder are looked at: a person does not read more.
    private static let limit = 2_000

    /// The disk of this machine.
    public init() {}

    /// What is in a folder, with sizes and dates.
    public func entries(in folder: String) -> [LocalEntry] {
        let path = folder.hasPrefix("~/") ? NSHomeDirectory() + folder.dropFirst() : folder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? "." : path)) ?? []
        return names.prefix(Self.limit).map { Self.entry($0, path + $0) }
    }

    private static func entry(_ name: String, _ path: String) -> LocalEntry {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let modified = (attributes?[.modificationDate] as? Date).map {
            Timestamp(seconds: Int64($0.timeIntervalSince1970))
        }
        return LocalEntry(
            name, isFolder: isFolder.boolValue, size: (attributes?[.size] as? NSNumber)?.intValue,
            modified: modified ?? nil)
    }
}
