import Foundation
import SevenBridges
import SevenBridgesData
import SevenBridgesSandbox
import Synchronization

/// A sandbox of a test's own, on a clock that goes on when the client waits: nobody sleeps.
struct QuickstartSandbox {
    let client: Client
    private let sandbox: Sandbox

    /// Runs a test with a client of a new sandbox.
    static func run(_ body: (QuickstartSandbox) async throws -> Void) async throws {
        let clock = WaitingClock()
        var configuration = SandboxConfiguration(token: "quickstart-token")
        configuration.now = { clock.now }
        let sandbox = Sandbox(configuration)
        var options = Client.Options()
        options.timing = Timing(now: { clock.now }, sleep: { clock.advance(by: $0) }, jitter: { 0 })
        let client = Client(
            configuration: try Configuration(
                endpoint: Endpoint(await sandbox.start()), token: Token("quickstart-token")),
            options: options)
        do {
            try await body(QuickstartSandbox(client: client, sandbox: sandbox))
        } catch {
            await sandbox.stop()
            throw error
        }
        await sandbox.stop()
    }

    /// A new project.
    func project() async throws -> Project {
        try await client.projects.create(name: "Quickstart")
    }

    /// The small FASTQ files of the seeded world.
    func reads() async throws -> [File] {
        try await client.files.list(project: "rosalind/exome-pilot").collect()
            .filter { $0.name?.hasSuffix(".fastq") == true }
    }
}

/// A clock that stands still until somebody waits by it.
private final class WaitingClock: Sendable {
    private let time = Mutex(Timestamp(iso8601: "2025-06-01T12:00:00Z") ?? Timestamp(microseconds: 0))

    var now: Timestamp { time.withLock { $0 } }

    func advance(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        time.withLock { $0.microseconds += seconds * 1_000_000 + attoseconds / 1_000_000_000_000 }
    }
}
