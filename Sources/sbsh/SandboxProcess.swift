import Foundation
import SevenBridges

/// The simulated platform that `--sandbox` works on: a process of its own, which ends with this one.
final class SandboxProcess {
    private let process = Process()
    /// Kept open: the sandbox ends when it closes, however this process ends.
    private let input = Pipe()
    private let output = Pipe()

    /// Starts it and waits until it serves.
    func start() throws -> Configuration {
        process.executableURL = try Self.executable()
        process.arguments = ["--port", "0", "--exit-with-parent"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = try firstLine()
        guard let address = line["url"], let token = line["token"] else {
            throw UsageError(description: "the sandbox did not start", status: .failed)
        }
        return try Configuration(endpoint: Endpoint(address), token: Token(token))
    }

    /// Ends it.
    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// `url=... token=...`, by their names.
    private func firstLine() throws -> [String: String] {
        var bytes = Data()
        while !bytes.contains(UInt8(ascii: "\n")) {
            guard let more = try output.fileHandleForReading.read(upToCount: 1), !more.isEmpty else { break }
            bytes += more
        }
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let pairs = words.compactMap { word -> (String, String)? in
            guard let sign = word.firstIndex(of: "=") else { return nil }
            return (String(word[..<sign]), String(word[word.index(after: sign)...]))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The sandbox's program stands beside this one.
    private static func executable() throws -> URL {
        let own = Bundle.main.executableURL?.resolvingSymlinksInPath()
        let found = own?.deletingLastPathComponent().appendingPathComponent("sbsh-sandbox")
        guard let found, FileManager.default.isExecutableFile(atPath: found.path) else {
            throw UsageError(
                description:
                    "'sbsh-sandbox' is not beside 'sbsh'; build it with: swift build --product sbsh-sandbox")
        }
        return found
    }
}
