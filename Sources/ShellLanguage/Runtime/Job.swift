import SevenBridgesData

/// A pipeline that runs in the background.
final class Job: @unchecked Sendable {
    // Only strands use it, which take turns.

    let id: Int
    let pipeline: String
    /// What it has yielded, for who waits for it.
    private(set) var values: [Value] = []
    /// Why it failed; nil where it did not.
    private(set) var failure: Diagnostic?
    /// Whether somebody was told of the failure.
    var isFailureKnown = false
    private var task: Task<Void, Never>?
    private var isPaused = false
    private var outcome: Outcome?
    private let started = Conversion.now()
    private var ended: Timestamp?
    private let changed = Signal()

    private enum Outcome: String {
        case done
        case failed
        case stopped
    }

    init(id: Int, pipeline: String) {
        self.id = id
        self.pipeline = pipeline
    }

    var isRunning: Bool { outcome == nil }

    /// What a program sees of it now.
    var record: Value {
        let status = outcome?.rawValue ?? (isPaused ? "paused" : "running")
        let pairs: [(String, Value)] = [
            ("id", .int(id)), ("pipeline", .string(pipeline)), ("status", .string(status)),
            ("started", .date(started)), ("ended", ended.map { .date($0) } ?? .null),
            ("error", failure.map { .string($0.message) } ?? .null),
        ]
        return .record(Record(pairs, type: JobRecord.type.name))
    }

    /// Begins to run on a machine of its own.
    func start(_ pipeline: CompiledPipeline, on machine: Machine, at place: Place) {
        let work = Handover((pipeline, machine))
        task = machine.session.strands.start { [self] _ in
            do {
                try await run(work.content.0, work.content.1)
                end(.done)
            } catch {
                if !Task.isCancelled, !(error is any ControlError) { failure = place.diagnostic(error) }
                end(failure == nil ? .stopped : .failed)
            }
        }
    }

    private func run(_ pipeline: CompiledPipeline, _ machine: Machine) async throws {
        let stream: any ValueStream
        switch try await pipeline.open(machine) {
        case .nothing: return
        case .one(let value): stream = ListStream([value])
        case .many(let values): stream = values
        }
        while true {
            while true {
                let version = changed.version
                guard isPaused else { break }
                try await changed.wait(after: version)
            }
            guard let batch = try await stream.next() else { return }
            values += batch
        }
    }

    private func end(_ outcome: Outcome) {
        self.outcome = outcome
        ended = Conversion.now()
        task = nil
        changed.change()
    }

    // MARK: From outside

    /// Waits until it has ended; false where it has not after so long.
    func wait(atMost limit: TimeSpan?, _ session: Session) async throws -> Bool {
        let clock = Handover(session)
        let isOver = Flag()
        let timer = limit.map { limit in
            session.strands.start { [changed] _ in
                try? await clock.content.sleep(limit)
                isOver.isSet = true
                changed.change()
            }
        }
        defer { timer?.cancel() }
        while true {
            let version = changed.version
            guard isRunning, !isOver.isSet else { break }
            try await changed.wait(after: version)
        }
        return !isRunning
    }

    /// Holds it before it asks for more values, or lets it go on.
    func setPaused(_ isPaused: Bool) {
        self.isPaused = isPaused
        changed.change()
    }

    func stop() {
        task?.cancel()
    }

    /// Waits until it has ended, whatever happens to who waits.
    func end() async {
        await task?.value
    }
}

/// Something that a strand tells another.
private final class Flag: @unchecked Sendable {
    // Only strands use it, which take turns.
    var isSet = false
}

/// The jobs of an interpreter, by number. Only strands use it.
final class JobTable {
    private(set) var all: [Job] = []

    func add(_ pipeline: String) -> Job {
        let job = Job(id: (all.last?.id ?? 0) + 1, pipeline: pipeline)
        all.append(job)
        return job
    }

    subscript(id: Int) -> Job? { all.first { $0.id == id } }

    /// Failures of jobs that nobody was told of; each is given once.
    func takeFailures() -> [Diagnostic] {
        all.compactMap { job in
            guard !job.isFailureKnown, let failure = job.failure else { return nil }
            job.isFailureKnown = true
            return failure
        }
    }
}
