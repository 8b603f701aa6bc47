import SevenBridgesData

/// The commands that look after jobs in the background.
enum JobCommands {
    static let all: [any Command] = [Jobs(), Wait(), Pause(), Resume(), Stop()]

    fileprivate static let jobs = Parameter(
        "jobs", .any, "jobs, or their numbers; all without any", isPositional: true, isVariadic: true)
}

/// `jobs`: the jobs in the background.
private struct Jobs: Command {
    let signature = Signature(
        "jobs", "lists the jobs in the background, those that have ended too",
        output: .many(.object(JobRecord.type)), effect: .read,
        examples: [Signature.Example("jobs | where status = running", "what still runs")])

    func open(_ call: Invocation) async throws -> Output {
        .many(ListStream(call.session.jobs.all.map(\.record)))
    }
}

/// `wait`: waits for jobs, and yields what they have yielded.
struct Wait: Command {
    let signature = Signature(
        "wait", "waits for jobs in the background, and yields what they yielded",
        parameters: [
            JobCommands.jobs, Parameter("timeout", .duration, "how long at most; without it until they end"),
        ],
        input: .optional, output: .many(.any), effect: .read,
        examples: [Signature.Example("$j = sleep 10ms &\nwait $j timeout=1m", "until the job has ended")])

    func open(_ call: Invocation) async throws -> Output {
        var values: [Value] = []
        for job in try await call.jobs() {
            guard try await job.wait(atMost: call.timeout, call.session) else {
                throw Fault("job \(job.id) is still running", hint: "'stop \(job.id)' ends it")
            }
            job.isFailureKnown = true
            if let failure = job.failure { throw failure }
            values += job.values
        }
        return .many(ListStream(values))
    }
}

/// `pause`: holds jobs before they ask for more.
private struct Pause: Command {
    let signature = Signature(
        "pause", "holds jobs in the background before they take the next values",
        parameters: [JobCommands.jobs],
        input: .optional, output: .many(.object(JobRecord.type)), effect: .pure,
        examples: [
            Signature.Example("$j = sleep 10ms &\npause $j\nresume $j", "the job goes no further, and on")
        ])

    func open(_ call: Invocation) async throws -> Output { try await call.change { $0.setPaused(true) } }
}

/// `resume`: lets paused jobs go on.
private struct Resume: Command {
    let signature = Signature(
        "resume", "lets paused jobs go on", parameters: [JobCommands.jobs],
        input: .optional, output: .many(.object(JobRecord.type)), effect: .pure,
        examples: [Signature.Example("$j = sleep 10ms &\npause $j\nresume $j", "the job goes on")])

    func open(_ call: Invocation) async throws -> Output { try await call.change { $0.setPaused(false) } }
}

/// `stop`: ends jobs.
private struct Stop: Command {
    let signature = Signature(
        "stop", "ends jobs in the background where they are", parameters: [JobCommands.jobs],
        input: .optional, output: .many(.object(JobRecord.type)), effect: .pure,
        examples: [Signature.Example("jobs | stop", "ends them all")])

    func open(_ call: Invocation) async throws -> Output {
        let jobs = try await call.jobs().filter(\.isRunning)
        for job in jobs { job.stop() }
        for job in jobs { _ = try await job.wait(atMost: nil, call.session) }
        return .many(ListStream(jobs.map(\.record)))
    }
}

extension Invocation {
    fileprivate var timeout: TimeSpan? {
        if case .duration(let span)? = self["timeout"] { span } else { nil }
    }

    /// The jobs that a call names or that flow in; all where it says nothing.
    fileprivate func jobs() async throws -> [Job] {
        var named = all("jobs")
        if let input {
            named += try await input.stream.collect()
        } else if named.isEmpty {
            return session.jobs.all
        }
        return try named.flatMap { value -> [Job] in
            guard case .list(let elements) = value else { return [try job(value)] }
            return try elements.map { try job($0) }
        }
    }

    private func job(_ value: Value) throws(Fault) -> Job {
        var id = value.intValue
        if case .record(let record) = value { id = record["id"]?.intValue }
        guard let id else { throw Fault("a job or its number is wanted, not \(value.phrase)") }
        guard let job = session.jobs[id] else {
            throw Fault("there is no job \(id)", hint: "'jobs' lists them")
        }
        return job
    }

    /// Does something to the jobs that still run, and gives what became of them.
    fileprivate func change(_ change: (Job) -> Void) async throws -> Output {
        let jobs = try await jobs().filter(\.isRunning)
        jobs.forEach(change)
        return .many(ListStream(jobs.map(\.record)))
    }
}
