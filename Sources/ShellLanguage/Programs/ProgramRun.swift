import SevenBridgesData
import Subprocess

/// A program of the system under way, in strands of its own: one reads its lines, another one feeds it.
final class ProgramRun: @unchecked Sendable {
    // Only strands use it, which take turns.

    private let command: ProgramCommand
    private let session: Session
    /// What it reads; nil for nothing at all.
    private var input: (any ValueStream)?
    /// Lines that nobody has taken yet: no more are read until somebody has.
    private var lines: [Value]?
    private var ending: Result<Void, any Error>?
    /// Why what flows in failed.
    private var inputFailure: (any Error)?
    private var task: Task<Void, Never>?
    private let changed = Signal()

    init(_ command: ProgramCommand, input: (any ValueStream)?, _ session: Session) {
        self.command = command
        self.input = input
        self.session = session
    }

    /// The next lines; the first call starts the program. Its end, where it is no success, is an error.
    func next() async throws -> [Value]? {
        if task == nil, ending == nil { start() }
        while true {
            try Task.checkCancellation()
            let version = changed.version
            if let lines {
                self.lines = nil
                changed.change()
                return lines
            }
            if let ending {
                try ending.get()
                return nil
            }
            try await changed.wait(after: version)
        }
    }

    /// Ends the program where it still runs.
    func stop() {
        task?.cancel()
    }

    private func start() {
        let task = session.strands.start { [self] _ in
            ending = await result()
            input = nil
            session.programs.remove(self)
            changed.change()
        }
        self.task = task
        session.programs.add(self, task)
    }

    // MARK: The program

    private func result() async -> Result<Void, any Error> {
        do {
            let status = try await run()
            if let inputFailure { throw inputFailure }
            try command.check(status)
            return .success(())
        } catch {
            if let inputFailure { return .failure(inputFailure) }
            switch error {
            case let error as SubprocessError: return .failure(command.fault(error))
            case let error as FormatFault: return .failure(Fault("\(command.name): \(error.message)"))
            default: return .failure(error)
            }
        }
    }

    private func run() async throws -> TerminationStatus {
        guard let input else {
            return try await Subprocess.run(
                command.configuration, input: .none, output: .sequence, error: .currentStandardError
            ) { execution in
                try await handOn(execution.standardOutput)
            }.terminationStatus
        }
        ProgramFeed.ignoreBrokenPipes()
        return try await Subprocess.run(
            command.configuration, input: .inputWriter, output: .sequence, error: .currentStandardError
        ) { execution in
            let feed = ProgramFeed(input, execution.standardInputWriter)
            let task = session.strands.start { [self] _ in
                do { try await feed.run() } catch { fail(error) }
            }
            defer { task.cancel() }
            try await handOn(execution.standardOutput)
            await feed.waitForEnd(unless: execution.processIdentifier.value)
        }.terminationStatus
    }

    /// What flows in has failed: the program gets no more, and its own end doesn't matter.
    private func fail(_ error: any Error) {
        guard !(error is CancellationError) else { return }
        inputFailure = error
        stop()
    }

    private func handOn(_ output: SubprocessOutputSequence) async throws {
        var splitter = LineSplitter()
        for try await chunk in output {
            var values: [Value] = []
            try chunk.withUnsafeBytes { bytes in
                try bytes.withMemoryRebound(to: UInt8.self) { bytes in
                    try splitter.forEach(in: bytes) { line, _ in values.append(Self.value(of: line)) }
                }
            }
            try await handOn(values)
        }
        var last: [Value] = []
        try splitter.finish { line, _ in last.append(Self.value(of: line)) }
        try await handOn(last)
    }

    private func handOn(_ values: [Value]) async throws {
        guard !values.isEmpty else { return }
        while true {
            let version = changed.version
            guard lines != nil else { break }
            try await changed.wait(after: version)
        }
        lines = values
        changed.change()
    }

    private static func value(of line: UnsafeBufferPointer<UInt8>) -> Value {
        .string(String(decoding: line, as: UTF8.self))
    }
}

/// The lines of a program; who drops them ends it.
final class ProgramStream: ValueStream {
    private let run: ProgramRun

    init(_ run: ProgramRun) {
        self.run = run
    }

    deinit {
        run.stop()
    }

    func next() async throws -> [Value]? {
        try await run.next()
    }
}

/// The programs under way.
final class ProgramTable {
    private var running: [ObjectIdentifier: Task<Void, Never>] = [:]

    func add(_ run: ProgramRun, _ task: Task<Void, Never>) {
        running[ObjectIdentifier(run)] = task
    }

    func remove(_ run: ProgramRun) {
        running[ObjectIdentifier(run)] = nil
    }

    /// Waits until those are gone that nobody wants any more.
    func settle() async {
        for task in running.values where task.isCancelled { await task.value }
    }
}
