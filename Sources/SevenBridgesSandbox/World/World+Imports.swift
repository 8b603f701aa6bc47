import SevenBridgesData

extension World {
    /// Lets an import begin; where it goes and where it comes from must be the caller's to use.
    mutating func submitImport(
        from source: VolumeLocation, to folder: File, namesFolder: Bool, name: String?,
        choices: ImportJob.Choices,
        for owner: String
    ) throws -> ImportJob {
        let volume = try volume(source.volume, for: owner, needing: .copy)
        guard volume.isActive else { throw PlatformError.volumeUnreadable.saying("The volume is inactive.") }
        let job = ImportJob(
            id: newTransferID(), owner: owner, source: source, project: folder.project, folder: folder.id,
            namesFolder: namesFolder, name: name, choices: choices, startedOn: moment)
        guard !job.targetName.isEmpty else { throw PlatformError.importNameRequired }
        imports[job.id] = job
        schedule(.importJob, job.id, after: Self.submissionTime)
        return job
    }

    /// Moves an import on: it begins to run, or it ends.
    mutating func advanceImport(_ id: String) {
        guard var job = imports[id], !job.state.isFinished else { return }
        guard job.state == .running else {
            job.state = .running
            imports[id] = job
            schedule(.importJob, id, after: Self.importTime)
            return
        }
        // Nothing is left of an import that fails half-way.
        let before = self
        do {
            job.result = try makeAliases(for: job)
            job.state = .completed
            job.finishedOn = moment
            imports[id] = job
        } catch {
            self = before
            fail(job, error as? PlatformError ?? .jobServiceFailed)
        }
    }

    /// Ends an import without a result.
    mutating func fail(_ job: ImportJob, _ error: PlatformError) {
        unschedule(job.id)
        var job = job
        job.state = .failed
        job.error = error
        job.finishedOn = moment
        imports[job.id] = job
    }

    /// The import of an id, if it is the caller's.
    func importJob(_ id: String, for caller: String) throws -> ImportJob {
        guard let job = imports[id] else { throw PlatformError.transferJobMissing }
        guard job.owner == caller else { throw PlatformError.transferJobForbidden }
        return job
    }

    static let submissionTime = TimeSpan(microseconds: 2_000_000)
    private static let importTime = TimeSpan(microseconds: 5_000_000)

    /// 32 letters and digits.
    mutating func newTransferID() -> String {
        RandomText.alphanumeric(32, using: &identifiers)
    }
}

// What an import makes
extension World {
    /// Makes the file or the folder of an import and returns its id.
    private mutating func makeAliases(for job: ImportJob) throws -> String {
        guard let volume = volumes[job.source.volume] else { throw PlatformError.jobVolumeMissing }
        guard volume.isActive, permissions(of: job.owner, on: volume)?.allows(.copy) == true else {
            throw PlatformError.jobVolumeInaccessible
        }
        guard let folder = files[job.folder], folder.isFolder else { throw PlatformError.destinationMissing }
        guard (try? project(folder.project, for: job.owner, needing: .write)) != nil else {
            throw PlatformError.jobProjectForbidden
        }
        return job.isOfFolder
            ? try makeFolder(for: job, of: volume, in: folder)
            : try makeFile(for: job, of: volume, in: folder)
    }

    private mutating func makeFile(for job: ImportJob, of volume: Volume, in folder: File) throws -> String {
        guard let object = try object(at: job.source.location, of: volume) else {
            throw PlatformError.jobLocationMissing
        }
        let folders = job.choices.keepsFolders ? job.source.location.split(separator: "/").dropLast() : []
        let place = try self.folder(folders.map(String.init), in: folder)
        return try makeAlias(of: object, on: volume, named: job.targetName, in: place, job.choices).id
    }

    /// A folder with everything below the location, or, where folders are not kept, the files alone.
    private mutating func makeFolder(for job: ImportJob, of volume: Volume, in folder: File) throws -> String
    {
        let objects = try objects(below: job.source.location, of: volume).filter { !$0.key.hasSuffix("/") }
        guard !objects.isEmpty else { throw PlatformError.jobLocationMissing }
        let prefix = volume.key(job.source.location)
        guard job.choices.keepsFolders else {
            try checkNames(objects.map(\.name), in: folder, job.choices)
            for object in objects {
                _ = try makeAlias(of: object, on: volume, named: object.name, in: folder, job.choices)
            }
            return folder.id
        }
        let top = try topFolder(for: job, in: folder)
        for object in objects {
            let path = object.key.dropFirst(prefix.count).split(separator: "/").map(String.init)
            let place = try self.folder(Array(path.dropLast()), in: top)
            _ = try makeAlias(of: object, on: volume, named: object.name, in: place, job.choices)
        }
        return top.id
    }

    /// The folder that an import of a folder makes; one that is there takes more files in only where they may give way.
    private mutating func topFolder(for job: ImportJob, in folder: File) throws -> File {
        guard let taken = directories[folder.id]?[job.targetName] else {
            return try create(.folder, named: job.targetName, in: folder)
        }
        if job.choices.renames {
            let name = directories[folder.id]?.freeName(for: job.targetName) ?? job.targetName
            return try create(.folder, named: name, in: folder)
        }
        guard job.choices.overwrites, let there = files[taken], there.isFolder else {
            throw PlatformError.jobFileExists
        }
        return there
    }

    /// So that an import of many files fails before it made the first.
    private func checkNames(_ names: [String], in folder: File, _ choices: ImportJob.Choices) throws {
        guard !choices.overwrites, !choices.renames else { return }
        let areFree = names.allSatisfy { directories[folder.id]?[$0] == nil }
        guard areFree, Set(names).count == names.count else { throw PlatformError.jobFileExists }
    }

    private mutating func makeAlias(
        of object: BucketObject, on volume: Volume, named name: String, in folder: File,
        _ choices: ImportJob.Choices
    ) throws -> File {
        var name = name
        if let taken = directories[folder.id]?[name].flatMap({ files[$0] }) {
            if choices.overwrites, !taken.isFolder {
                try remove(taken)
            } else if choices.renames {
                name = directories[folder.id]?.freeName(for: name) ?? name
            } else {
                throw PlatformError.jobFileExists
            }
        }
        var file = try create(.file(object.content), named: name, in: folder, conflict: .jobFileExists)
        file.alias = VolumeLocation(volume: volume.id, location: volume.location(ofKey: object.key))
        files[file.id] = file
        return file
    }

    /// The folder that a path leads to from another; the folders on the way are made.
    private mutating func folder(_ path: [String], in start: File) throws -> File {
        var folder = start
        for name in path {
            if let next = directories[folder.id]?[name].flatMap({ files[$0] }) {
                guard next.isFolder else { throw PlatformError.jobFileExists }
                folder = next
            } else {
                folder = try create(.folder, named: name, in: folder)
            }
        }
        return folder
    }
}

extension BucketObject {
    /// The last part of the key.
    fileprivate var name: String {
        key.split(separator: "/").last.map(String.init) ?? key
    }
}
