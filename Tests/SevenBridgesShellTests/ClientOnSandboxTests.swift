import Foundation
import SevenBridges
import SevenBridgesData
import SevenBridgesSandbox
import SevenBridgesTransfers
import Testing

/// The client and the sandbox together, over real connections.
@Suite(.timeLimit(.minutes(1))) struct ClientOnSandboxTests {
    private static let token = "0123456789abcdef"
    private let folder = FileManager.default.temporaryDirectory.appending(path: "sbsh-\(UUID().uuidString)")

    /// Runs a sandbox, lends out the client of its account, and stops it.
    private func withSandbox<Result>(
        _ body: (Sandbox, _ url: String, Client) async throws -> Result
    ) async throws -> Result {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sandbox = Sandbox(SandboxConfiguration(token: Self.token))
        let url = try await sandbox.start()
        let account = try Configuration(endpoint: Endpoint(url), token: Token(Self.token))
        let result = try await body(sandbox, url, Client(configuration: account))
        await sandbox.stop()
        return result
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    /// What a client sees of the first project with files, and the bytes of the smallest of them.
    private func look(_ client: Client, downloadTo name: String) async throws -> ([String], Data) {
        let projects = try await client.projects.list().collect()
        var files: [File] = []
        for project in projects where files.isEmpty {
            files = try await project.files().collect().filter { !$0.isFolder && ($0.size ?? 0) < 1 << 20 }
        }
        let smallest = try #require(files.min { ($0.size ?? 0) < ($1.size ?? 0) })
        _ = try await Download(of: smallest.id, to: path(name), client: client).run()
        let content = try Data(contentsOf: URL(filePath: path(name)))
        return (projects.map(\.id) + files.map(\.id), content)
    }

    @Test func whatWasRecordedIsReplayedWhenTheServerIsGone() async throws {
        try await withSandbox { sandbox, _, client in
            let seen = try await look(client.recording(to: path("r.jsonl")), downloadTo: "1")
            await sandbox.stop()
            let replayed = try await look(Client.replaying(path("r.jsonl")), downloadTo: "2")
            #expect(replayed == seen && !seen.0.isEmpty)
            let text = try String(contentsOfFile: path("r.jsonl"), encoding: .utf8)
            #expect(!text.contains(Self.token) && !text.lowercased().contains("signature="))
        }
    }

    @Test func anExplicitProxyIsAskedForCallsAndDownloads() async throws {
        try await withSandbox { _, url, client in
            let seen = try await look(client, downloadTo: "1")
            // The sandbox stands in for a proxy to a host that isn't there: it answers what it is asked.
            let address = String(url.dropFirst("http://".count).prefix { $0 != "/" })
            let configuration = try Configuration(
                endpoint: Endpoint("http://127.0.0.9:9/v2"), token: Token(Self.token),
                proxies: ProxySettings(http: address))
            #expect(try await look(Client(configuration: configuration), downloadTo: "2") == seen)
        }
    }

    @Test func listsAreReadWholeByManyPagesAtATime() async throws {
        try await withSandbox { _, _, client in
            let all = try await client.projects.list().collect().map(\.id)
            let first = try await client.projects.list(limit: 1).page()
            #expect(try await first.all.collect().map(\.id) == all)
        }
    }
}
