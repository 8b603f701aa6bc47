import SevenBridgesData

extension World {
    /// The volume of an id, if the caller may do this with it; a volume that the caller can't see is missing.
    func volume(_ id: String, for caller: String, needing permission: Permission = .read) throws -> Volume {
        guard let volume = volumes[id], let permissions = permissions(of: caller, on: volume) else {
            throw PlatformError.volumeMissing
        }
        guard permissions.allows(permission) else { throw PlatformError.volumeForbidden }
        return volume
    }

    /// What a user may do with a volume, directly and as one of a team or division; nil for one who can't see it.
    func permissions(of username: String, on volume: Volume) -> Permissions? {
        let granted = volume.members.filter { isMember(username, of: $0) }.map(\.permissions)
        return granted.isEmpty ? nil : granted.reduce(Permissions()) { $0.union($1) }
    }

    private func isMember(_ username: String, of member: VolumeMember) -> Bool {
        member.kind == .user
            ? member.name == username : people(in: member.name, member.kind)?.contains(username) ?? false
    }

    /// Connects a bucket.
    mutating func createVolume(_ body: Record, for owner: String) throws -> Volume {
        let name = try Volume.checkName(try? body.text("name"))
        guard let value = body["service"], !value.isNull else { throw PlatformError.serviceRequired }
        guard let service = value.recordValue else { throw PlatformError.serviceInvalid }
        let id = "\(owner)/\(name)"
        guard volumes[id] == nil else { throw PlatformError.volumeExists }
        let checked = try VolumeService(checking: service)
        let volume = Volume(
            id: id, name: name, description: try body.text("description"),
            accessMode: try accessMode(body, of: checked.kind), service: checked, createdOn: moment,
            modifiedOn: moment, members: [VolumeMember(name: owner, kind: .user, permissions: .all)])
        volumes[id] = volume
        return volume
    }

    /// Read-write where nothing else is said, unless the service's buckets can only be read here.
    private func accessMode(_ body: Record, of kind: VolumeService.Kind) throws -> Volume.AccessMode {
        guard let value = body["access_mode"], !value.isNull else {
            return kind.isReadOnly ? .readOnly : .readWrite
        }
        guard let text = value.stringValue else { throw PlatformError.accessModeInvalid }
        let mode = try Volume.AccessMode(checking: text)
        guard mode == .readOnly || !kind.isReadOnly else { throw PlatformError.readOnlyService }
        return mode
    }

    /// Changes a volume wholly or, if anything about the change is wrong, not at all.
    ///
    /// Deactivating a volume with unfinished imports and exports must be forced; they fail then.
    mutating func change(_ volume: Volume, _ body: Record, isForced: Bool) throws -> Volume {
        var changed = volume
        if body["name"] != nil { changed.name = try Volume.checkName(try? body.text("name")) }
        if let description = body["description"] {
            changed.description = description.isNull ? nil : try body.text("description")
        }
        if body["access_mode"]?.isNull == false {
            changed.accessMode = try accessMode(body, of: volume.service.kind)
        }
        if let service = body["service"], !service.isNull {
            guard let service = service.recordValue else { throw PlatformError.serviceInvalid }
            try changed.service.merge(service)
        }
        if let active = body["active"], !active.isNull {
            guard let active = active.boolValue else {
                throw PlatformError.transferInvalid.saying("'active' must be true or false.")
            }
            changed.isActive = active
        }
        if volume.isActive, !changed.isActive { try stopTransfers(of: volume, isForced: isForced) }
        changed.modifiedOn = moment
        volumes[volume.id] = changed
        return changed
    }

    private mutating func stopTransfers(of volume: Volume, isForced: Bool) throws {
        let imports = imports.inOrder.filter { $0.source.volume == volume.id && !$0.state.isFinished }
        let exports = exports.inOrder.filter { $0.destination.volume == volume.id && !$0.state.isFinished }
        guard isForced || (imports.isEmpty && exports.isEmpty) else {
            throw PlatformError.volumeBusy.saying("The volume has running imports or exports.")
        }
        for job in imports { fail(job, .jobVolumeInaccessible) }
        for job in exports { fail(job, .jobVolumeInaccessible) }
    }

    /// Disconnects a bucket; the volume must be inactive and no file may stand for its objects.
    mutating func remove(_ volume: Volume) throws {
        guard !volume.isActive else {
            throw PlatformError.volumeBusy.saying("The volume must be deactivated before it is deleted.")
        }
        guard !hasAliases(of: volume.id) else {
            throw PlatformError.volumeBusy.saying("There are still files that were imported from the volume.")
        }
        volumes[volume.id] = nil
    }

    private func hasAliases(of volume: String) -> Bool {
        files.rows.contains { $0.alias?.volume == volume }
    }
}
