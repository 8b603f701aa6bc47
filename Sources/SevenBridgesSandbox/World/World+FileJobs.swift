import SevenBridgesData

extension World {
    /// Lets a job begin.
    mutating func submitFileJob(_ kind: FileJob.Kind, _ items: [FileJob.Item], for owner: String) -> FileJob {
        let job = FileJob(id: newFileJobID(), owner: owner, kind: kind, items: items, startedOn: moment)
        fileJobs[job.id] = job
        schedule(.fileJob, job.id, after: TimeSpan(microseconds: 1_000_000))
        return job
    }

    /// Moves a job on; all of its work is done at its end.
    mutating func advanceFileJob(_ id: String) {
        guard var job = fileJobs[id] else { return }
        switch job.state {
        case .submitted:
            job.state = .resolving
            schedule(.fileJob, id, after: TimeSpan(microseconds: 1_000_000))
        case .resolving:
            job.state = .running
            job.total = job.items.reduce(0) { $0 + fileCount(of: $1, for: job.owner) }
            schedule(.fileJob, id, after: TimeSpan(microseconds: 2_000_000 + Int64(job.total) * 20_000))
        case .running:
            for item in job.items { perform(item, of: &job) }
            job.total = job.completed + job.failed
            job.state = .finished
            job.finishedOn = moment
        case .finished: return
        }
        fileJobs[id] = job
    }

    /// The jobs of a user that are not forgotten yet, which they are after a month.
    func fileJobs(of owner: String) -> [FileJob] {
        let oldest = moment.microseconds.saturatingSubtract(30 * TimeSpan.Unit.days.microseconds)
        return fileJobs.filter { $0.owner == owner && $0.startedOn.microseconds > oldest }
    }

    /// A job of a kind, if it is the caller's.
    func fileJob(_ id: String, _ kind: FileJob.Kind, for caller: String) throws -> FileJob {
        guard let job = fileJobs(of: caller).first(where: { $0.id == id && $0.kind == kind }) else {
            throw PlatformError.jobMissing
        }
        return job
    }

    private mutating func newFileJobID() -> String {
        String(10_000_000_000_000_000 + identifiers.next() % 90_000_000_000_000_000)
    }

    /// How many files an item stands for; one where its owner can't see it.
    private func fileCount(of item: FileJob.Item, for owner: String) -> Int {
        guard let file = try? file(item.file, for: owner) else { return 1 }
        return tree(of: file).count { !$0.isFolder }
    }
}

extension World {
    private mutating func perform(_ item: FileJob.Item, of job: inout FileJob) {
        let count = max(1, fileCount(of: item, for: job.owner))
        do {
            job.outcomes.append(JobOutcome(try perform(item, job.kind, for: job.owner)))
            job.completed += count
        } catch {
            job.outcomes.append(JobOutcome(error as? PlatformError ?? .unexpected))
            job.failed += count
        }
    }

    private mutating func perform(_ item: FileJob.Item, _ kind: FileJob.Kind, for owner: String) throws
        -> File
    {
        switch kind {
        case .copy:
            let source = try file(item.file, for: owner, needing: .copy, denial: .copyForbidden)
            return try copyTree(
                source, named: item.name ?? source.name, to: try destination(item, for: owner))
        case .move:
            let source = try file(item.file, for: owner, needing: .write, denial: .moveForbidden)
            return try moveTree(
                source, named: item.name ?? source.name, to: try destination(item, for: owner))
        case .delete:
            let source = try file(item.file, for: owner, needing: .write)
            try removeTree(source)
            return source
        }
    }

    private func destination(_ item: FileJob.Item, for owner: String) throws -> File {
        var target = Record()
        target["parent"] = item.parent.map(Value.string)
        target["project"] = item.project.map(Value.string)
        return try destination(target, for: owner)
    }
}
