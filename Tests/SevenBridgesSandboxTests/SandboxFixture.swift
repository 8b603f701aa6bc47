import Foundation
import SevenBridgesData
import SevenBridgesSandbox
import Synchronization
import Testing

/// A clock that the test moves.
final class ManualClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ text: String = "2025-06-01T12:00:00Z") {
        time = Mutex(Timestamp(iso8601: text) ?? Timestamp(microseconds: 0))
    }

    var now: Timestamp { time.withLock { $0 } }

    func advance(seconds: Int64) {
        time.withLock { $0.microseconds += seconds * 1_000_000 }
    }
}

/// Runs a test against a sandbox of its own on a free port.
func withSandbox(
    clock: ManualClock = ManualClock(), rateLimit: SandboxConfiguration.RateLimit? = nil,
    configure: (inout SandboxConfiguration) -> Void = { _ in },
    _ body: (WireClient) async throws -> Void
) async throws {
    var configuration = SandboxConfiguration(token: "test-token")
    configuration.now = { clock.now }
    if let rateLimit { configuration.rateLimit = rateLimit }
    for name in ["dorothy", "maurice", "eve"] { configuration.users["\(name)-token"] = name }
    configure(&configuration)
    let sandbox = Sandbox(configuration)
    let url = try await sandbox.start()
    let port = try #require(URL(string: url)?.port)
    do {
        try await body(WireClient(port: UInt16(port), token: "test-token"))
    } catch {
        await sandbox.stop()
        throw error
    }
    await sandbox.stop()
}

extension WireClient {
    /// The same sandbox as another user sees it: dorothy and maurice are colleagues, eve is a stranger.
    func acting(as username: String) -> WireClient {
        WireClient(port: port, token: "\(username)-token")
    }

    /// The id of a file in the root of a project of the seeded world, by its name.
    func fileID(_ name: String, in project: String = "rosalind/exome-pilot") async throws -> String {
        let list = try await get("files?project=\(project)&name=\(name)")
        return try #require(list.items("id").first)
    }

    /// The id of a file in a folder of a project of the seeded world, by their names.
    func fileID(_ name: String, inFolder folder: String, of project: String = "rosalind/exome-pilot")
        async throws
        -> String
    {
        let list = try await get("files/\(try await fileID(folder, in: project))/list?limit=100")
        let items = list.json["items"].listValue ?? []
        return try #require(items.first { $0["name"] == .string(name) }?["id"].stringValue)
    }

    /// A new project of the test's own.
    func newProject(_ name: String = "Bench") async throws -> String {
        try #require(try await send("POST", "projects", ["name": .string(name)]).json["id"].stringValue)
    }

    /// A copy of a small seeded file in a project or folder.
    func copy(_ name: String, to destination: Value, as newName: String? = nil) async throws -> WireResponse {
        var body = destination.recordValue ?? Record()
        if let newName { body["name"] = .string(newName) }
        return try await send("POST", "files/\(try await fileID(name))/actions/copy", .record(body))
    }

    /// A signed URL of a file.
    func signedURL(_ id: String) async throws -> String {
        try #require(try await get("files/\(id)/download_info").json["url"].stringValue)
    }
}
