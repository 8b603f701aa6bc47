import SevenBridgesData

extension World {
    /// Lets an import begin.
    mutating func submitDRSImport(
        _ items: [DRSImport.Item], conflicts: DRSImport.ConflictResolution, tags: [String], for owner: String
    ) -> DRSImport {
        let job = DRSImport(
            id: newFileID(), owner: owner, conflicts: conflicts, tags: tags, items: items, startedOn: moment)
        drsImports[job.id] = job
        schedule(.drsImport, job.id, after: Self.drsStep)
        return job
    }

    /// The import of an id, if it is the caller's.
    func drsImport(_ id: String, for caller: String) throws -> DRSImport {
        guard let job = drsImports[id], job.owner == caller else { throw PlatformError.jobMissing }
        return job
    }

    /// Moves an import on; one that exceeds the quota waits until there is room for all its items.
    mutating func advanceDRSImport(_ id: String) {
        guard var job = drsImports[id] else { return }
        switch job.state {
        case .submitted:
            job.state = .resolving
            schedule(.drsImport, id, after: Self.drsStep)
        case .resolving:
            job.state = .pending
            schedule(.drsImport, id, after: Self.drsStep)
        case .pending:
            if let wait = waitForQuota(of: job) {
                schedule(.drsImport, id, after: wait)
            } else {
                job.state = .running
                job.ranFrom = moment
                schedule(.drsImport, id, after: TimeSpan(microseconds: Int64(job.items.count) * 200_000))
            }
        case .running:
            for item in job.items { job.outcomes.append(outcome(of: item, in: job)) }
            job.state = .finished
            job.finishedOn = moment
        case .finished: return
        }
        drsImports[id] = job
    }

    private static let drsStep = TimeSpan(microseconds: 1_000_000)
    /// How many files a user can import in a window of time.
    private static let drsQuota = 500
    private static let drsWindow: Int64 = 300_000_000

    /// How long an import has to wait for its turn; nil where there is room.
    private func waitForQuota(of job: DRSImport) -> TimeSpan? {
        let start = moment.microseconds - Self.drsWindow
        let recent = drsImports.filter { other in
            other.owner == job.owner && other.ranFrom.map { $0.microseconds > start } ?? false
        }
        guard recent.reduce(job.items.count, { $0 + $1.items.count }) > Self.drsQuota,
            let first = recent.compactMap(\.ranFrom).min()
        else { return nil }
        return TimeSpan(microseconds: first.microseconds - start)
    }

    private mutating func outcome(of item: DRSImport.Item, in job: DRSImport) -> JobOutcome {
        do {
            return JobOutcome(try makeFile(of: item, in: job))
        } catch {
            return JobOutcome(error as? PlatformError ?? .unexpected)
        }
    }

    private mutating func makeFile(of item: DRSImport.Item, in job: DRSImport) throws -> File {
        let object = try DRSObject(item.uri)
        var target = Record()
        target["parent"] = item.parent.map(Value.string)
        target["project"] = item.project.map(Value.string)
        let folder = try destination(target, for: job.owner)
        var name = item.name ?? object.name
        if let taken = directories[folder.id]?[name].flatMap({ files[$0] }) {
            switch job.conflicts {
            case .skip: return taken
            case .overwrite:
                guard !taken.isFolder else { throw PlatformError.fileExists }
                try remove(taken)
            case .rename: name = directories[folder.id]?.freeName(for: name) ?? name
            }
        }
        var file = try create(.file(object.content), named: name, in: folder)
        file.tags = job.tags
        file.metadata = item.metadata
        files[file.id] = file
        return file
    }
}
