/// What becomes of the jobs in the background when a program ends.
extension Interpreter {
    /// Waits until all jobs have ended, as at the end of a script; throws the diagnostic of one that failed and that
    /// nobody waited for, after reporting those of others. Cancellation stops them all.
    public func finishJobs() async throws {
        let work = Handover(session)
        try await session.strands.perform(StrandWork { _ in try await work.content.finishJobs() })
    }

    /// The failures of jobs that the program has not heard of; each is given once.
    public func takeJobFailures() async -> [Diagnostic] {
        let work = Handover(session)
        let failures = Handover(FoundFailures())
        try? await session.strands.perform(
            StrandWork { _ in failures.content.diagnostics = work.content.jobs.takeFailures() })
        return failures.content.diagnostics
    }

    /// Stops all jobs, and returns when they have ended.
    public func stopJobs() async {
        let work = Handover(session)
        try? await session.strands.perform(StrandWork { _ in await work.content.stopJobs(from: 0) })
    }
}

private final class FoundFailures {
    var diagnostics: [Diagnostic] = []
}

extension Session {
    fileprivate func finishJobs() async throws {
        do {
            for job in jobs.all { _ = try await job.wait(atMost: nil, self) }
        } catch {
            await stopJobs(from: 0)
            throw error
        }
        await programs.settle()
        var failures = jobs.takeFailures()
        guard let last = failures.popLast() else { return }
        failures.forEach(output.report)
        throw last
    }

    /// Stops the jobs from a position on: those that a program has started.
    func stopJobs(from position: Int) async {
        let stopped = jobs.all.dropFirst(position)
        for job in stopped { job.stop() }
        for job in stopped { await job.end() }
        await programs.settle()
    }
}
