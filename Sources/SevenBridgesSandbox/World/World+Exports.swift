import SevenBridgesData

extension World {
    /// Lets an export begin; the file and the volume must be the caller's to use, and fit together.
    mutating func submitExport(
        of file: String, to destination: VolumeLocation, properties: [String: String], overwrites: Bool,
        copiesOnly: Bool, for owner: String
    ) throws -> ExportJob {
        let volume = try volume(destination.volume, for: owner, needing: .write)
        guard volume.accessMode == .readWrite else { throw PlatformError.volumeReadOnly }
        guard volume.isActive else { throw PlatformError.volumeUnwritable.saying("The volume is inactive.") }
        try checkExportable(file, to: volume, for: owner, copiesOnly: copiesOnly)
        let job = ExportJob(
            id: newTransferID(), owner: owner, file: file, destination: destination, properties: properties,
            overwrites: overwrites, copiesOnly: copiesOnly, startedOn: moment)
        exports[job.id] = job
        schedule(.exportJob, job.id, after: Self.submissionTime)
        return job
    }

    private func checkExportable(_ id: String, to volume: Volume, for owner: String, copiesOnly: Bool) throws
    {
        guard let file = files[id], let project = projects[file.project.description],
            let permissions = project.permissions(of: owner)
        else { throw PlatformError.transferFileMissing }
        guard project.category == .private, !file.isFolder, file.alias == nil else {
            throw PlatformError.notExportable
        }
        guard permissions.allows(copiesOnly ? .copy : .write) else {
            throw PlatformError.transferFileForbidden
        }
        let isNear = volume.service.location.map { $0 == project.settings.storageLocation } ?? true
        guard isNear else { throw PlatformError.exportAcrossClouds }
    }

    /// Moves an export on: it begins to run, for a time that goes with the size, or it ends.
    mutating func advanceExport(_ id: String) {
        guard var job = exports[id], !job.state.isFinished else { return }
        guard job.state == .running else {
            job.state = .running
            exports[id] = job
            let size = files[job.file]?.content?.size ?? 0
            schedule(
                .exportJob, id,
                after: TimeSpan(microseconds: 5_000_000 + Int64(size / Self.bytesPerMicrosecond)))
            return
        }
        do {
            try writeObject(for: job)
            job.state = .completed
            job.finishedOn = moment
            exports[id] = job
        } catch {
            fail(job, error as? PlatformError ?? .jobServiceFailed)
        }
    }

    private static let bytesPerMicrosecond = 200

    /// Ends an export without a result.
    mutating func fail(_ job: ExportJob, _ error: PlatformError) {
        unschedule(job.id)
        var job = job
        job.state = .failed
        job.error = error
        job.finishedOn = moment
        exports[job.id] = job
    }

    /// The export of an id, if it is the caller's.
    func exportJob(_ id: String, for caller: String) throws -> ExportJob {
        guard let job = exports[id] else { throw PlatformError.transferJobMissing }
        guard job.owner == caller else { throw PlatformError.transferJobForbidden }
        return job
    }

    /// Writes the object; unless it is only copied, the file stands for it from then on.
    private mutating func writeObject(for job: ExportJob) throws {
        guard let volume = volumes[job.destination.volume] else { throw PlatformError.jobVolumeMissing }
        guard volume.isActive else { throw PlatformError.jobVolumeInaccessible }
        guard volume.accessMode == .readWrite else { throw PlatformError.jobVolumeReadOnly }
        guard var file = files[job.file], let content = file.content else {
            throw PlatformError.jobFileMissing
        }
        let isTaken = try object(at: job.destination.location, of: volume) != nil
        guard job.overwrites || !isTaken else { throw PlatformError.jobLocationTaken }
        let written = try write(content, to: job.destination.location, of: volume)
        guard !job.copiesOnly else { return }
        file.alias = job.destination
        file.kind = .file(written)
        update(file)
        discard(content)
    }
}

extension VolumeService {
    /// Where the bucket is, as projects say where they are; nil where the service doesn't tell.
    var location: String? {
        switch kind {
        case .s3:
            guard let endpoint = settings["endpoint"], endpoint.hasSuffix(".amazonaws.com") else {
                return nil
            }
            let region = endpoint.dropLast(".amazonaws.com".count).dropFirst("s3".count).drop {
                ".-".contains($0)
            }
            return "aws:" + (region.isEmpty ? "us-east-1" : region)
        case .gcs: return "google:" + bucket
        case .azure: return "azure:" + bucket
        case .oss: return "ali:" + (settings["endpoint"] ?? "")
        }
    }
}
