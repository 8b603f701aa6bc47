import SevenBridgesSandbox
import Testing

@Suite struct SandboxTests {
    @Test func takenPortIsAnError() async throws {
        try await withSandbox { client async throws in
            var configuration = SandboxConfiguration(token: "other")
            configuration.port = Int(client.port)
            let second = Sandbox(configuration)
            let error = await #expect(throws: SandboxError.self) { _ = try await second.start() }
            #expect(error?.code == .cannotListen)
        }
    }

    @Test func runsOnceAtATimeAndStartsAgain() async throws {
        let sandbox = Sandbox(SandboxConfiguration(token: "t"))
        _ = try await sandbox.start()
        let error = await #expect(throws: SandboxError.self) { _ = try await sandbox.start() }
        #expect(error?.code == .alreadyRunning)
        await sandbox.stop()
        #expect(try await sandbox.start().hasPrefix("http://127.0.0.1:"))
        await sandbox.stop()
    }
}
