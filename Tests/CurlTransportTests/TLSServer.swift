import Foundation

/// An HTTPS server out of `openssl s_server`, which answers with the files it is given.
final class TLSServer: Sendable {
    let port: Int
    private let process: Process
    private let folder: URL

    /// Serves `pages`, whole responses by path, with the certificate of this name.
    init(certificate: String, pages: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, response) in pages {
            try Data(response.utf8).write(to: folder.appending(component: path))
        }
        let output = Pipe()
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "s_server", "-HTTP", "-accept", "127.0.0.1:0",
            "-cert", try Self.certificateFile("\(certificate).pem"),
            "-key", try Self.certificateFile("\(certificate).key"),
        ]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        port = try Self.port(from: output.fileHandleForReading)
    }

    deinit {
        // Not `terminate()`: a child of a concurrency thread is born with SIGTERM blocked.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    static func certificateFile(_ name: String) throws -> String {
        guard let file = Bundle.module.url(forResource: "certificates/\(name)", withExtension: nil) else {
            throw CocoaError(.fileNoSuchFile)
        }
        return file.path
    }

    /// The server says where it listens once it does: "ACCEPT 127.0.0.1:12345".
    private static func port(from output: FileHandle) throws -> Int {
        var text = ""
        while let bytes = try output.read(upToCount: 1), let byte = bytes.first {
            text.unicodeScalars.append(Unicode.Scalar(byte))
            guard byte == UInt8(ascii: "\n") else { continue }
            if text.hasPrefix("ACCEPT"),
                let port = text.dropLast().split(separator: ":").last.flatMap({ Int($0) })
            {
                return port
            }
            text = ""
        }
        throw CocoaError(.fileReadUnknown)
    }
}
