import SevenBridgesData
import ShellLanguage
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What transcripts can't show of `!command`.
@Suite struct ProgramTests {
    @Test func aHostWithoutProgramsRefusesThemBeforeAnythingRuns() {
        let output = RecordedOutput()
        let interpreter = Interpreter(
            commands: CommandSet(DataCommands.all), output: output, system: SystemAccess.none)
        let checked = interpreter.check(Source(name: "<test>", text: "print 1\n1 | !cat | count"))
        #expect(checked.diagnostics.map(\.message) == ["programs of the system may not be run here"])
        #expect(checked.hasErrors)
    }

    @Test func cancellationEndsTheProgram() async throws {
        let output = CancellingOutput()
        let interpreter = Interpreter(commands: CommandSet(DataCommands.all), output: output)
        let checked = interpreter.check(
            Source(name: "<test>", text: #"!sh -c 'echo $$; exec sleep 1000'"#))
        await #expect(throws: CancellationError.self) { try await interpreter.run(checked) }
        let process = try #require(output.first.flatMap { pid_t($0) })
        #expect(kill(process, 0) == -1)
    }
}

/// Cancels the program at its first result.
private final class CancellingOutput: ProgramOutput {
    var first: String?

    func display(_ values: any ValueStream, as flow: Flow) async throws {
        while let batch = try await values.next() {
            first = batch.first?.stringValue
            withUnsafeCurrentTask { $0?.cancel() }
        }
    }

    func write(_ text: String) {}
    func report(_ diagnostic: Diagnostic) {}
}
