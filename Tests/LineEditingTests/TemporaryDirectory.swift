import Foundation

/// A directory for one test, gone when the test is.
final class TemporaryDirectory: Sendable {
    private let url = FileManager.default.temporaryDirectory.appending(path: "sbsh-tests-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    var path: String { url.path() }

    /// Makes a file, and the directories above it.
    func make(_ name: String, holding bytes: some Sequence<UInt8>) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: url.appending(path: name)))
    }

    func text(_ name: String) throws -> String {
        try String(decoding: bytes(name), as: UTF8.self)
    }
}
