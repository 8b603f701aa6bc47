import SevenBridges
import SevenBridgesData
import Synchronization
import Testing

/// Waiting for what the platform works on, in time that tests make.
@Suite struct WaitingTests {
    /// A clock that moves when somebody sleeps.
    private final class SleepingClock: Sendable {
        private let state = Mutex<(now: Int64, slept: [Duration])>((0, []))

        var slept: [Duration] { state.withLock { $0.slept } }

        var timing: Timing {
            Timing(
                now: { Timestamp(microseconds: self.state.withLock { $0.now }) },
                sleep: { duration in
                    try Task.checkCancellation()
                    self.state.withLock { state in
                        state.slept.append(duration)
                        state.now += duration.components.seconds * 1_000_000
                    }
                }, jitter: { 0 })
        }
    }

    private func waiting(
        _ states: [String]
    ) throws -> (task: @Sendable () async throws -> PlatformTask, StubTransport, SleepingClock) {
        let clock = SleepingClock()
        let transport = StubTransport(states.map { TaskTests.json(#""status": "\#($0)""#) })
        let (template, _) = try Fixtures.client { $0.timing = clock.timing }
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        return ({ try await client.tasks.get(TaskTests.id) }, transport, clock)
    }

    @Test(arguments: ["COMPLETED", "FAILED", "ABORTED"]) func itEndsWithTheTask(status: String) async throws {
        let (get, transport, clock) = try waiting(["QUEUED", "RUNNING", "RUNNING", status])
        var task = try await get()
        try await task.wait()
        #expect(task.state.rawValue == status && transport.requests.count == 4)
        #expect(clock.slept == [.seconds(10), .seconds(10)])
        #expect((task.failure == nil) == (status == "COMPLETED"))
    }

    @Test func whatHasEndedIsNotAskedFor() async throws {
        let (get, transport, _) = try waiting(["FAILED"])
        var task = try await get()
        try await task.wait()
        #expect(transport.requests.count == 1)
    }

    @Test func itIsGivenUpInTime() async throws {
        let (get, _, clock) = try waiting(Array(repeating: "RUNNING", count: 9))
        let error = await apiError {
            var task = try await get()
            try await task.wait(every: .seconds(10), timeout: .seconds(25))
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.description == "task '\(TaskTests.id)' has not ended after 25 seconds")
        #expect(clock.slept == [.seconds(10), .seconds(10), .seconds(5)])
    }

    @Test func itCanBeCancelled() async throws {
        let (get, _, _) = try waiting(Array(repeating: "RUNNING", count: 9))
        let waiting = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            var task = try await get()
            try await task.wait()
        }
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    @Test func inTheShellAFailureIsAnError() async throws {
        let (client, _) = try Fixtures.client(
            TaskTests.json(
                #""name": "t", "status": "FAILED", "execution_status": {"message": "Out of memory."}"#))
        let action = try #require(PlatformTask.type.action("wait"))
        let error = await apiError {
            _ = try await action.run(client, ["id": .string(TaskTests.id), "status": "RUNNING"], Arguments())
        }
        #expect(
            error?.kind == .failed && error?.message == "task '\(TaskTests.id)' ended FAILED: Out of memory.")
    }
}
