import SevenBridgesData

extension World {
    /// The project of an id, if the caller may do this in it; one that the caller can't see is missing.
    func project(_ id: ProjectID, for caller: String, needing permission: Permission = .read) throws
        -> Project
    {
        guard let project = projects[id.description], let permissions = project.permissions(of: caller) else {
            throw PlatformError.projectMissing
        }
        guard permissions.allows(permission) else { throw PlatformError.projectForbidden }
        return project
    }

    /// The project of an id as callers write it in a body.
    func project(named text: String, for caller: String, needing permission: Permission = .read) throws
        -> Project
    {
        guard let id = ProjectID(text) else { throw PlatformError.projectIDMalformed }
        return try project(id, for: caller, needing: permission)
    }

    /// The projects that a user is a member of, and the public ones.
    func projects(visibleTo caller: String) -> [Project] {
        projects.filter { $0.permissions(of: caller) != nil }
    }

    /// Makes an empty project of which the owner is the administrator, if it can be configured as wanted.
    mutating func createProject(
        _ id: ProjectID, name: String, billingGroup: String, category: Project.Category = .private,
        at time: Timestamp? = nil, configure: (inout Project) throws -> Void
    ) throws -> Project {
        guard projects[id.description] == nil else { throw PlatformError.projectExists }
        let time = time ?? moment
        var project = Project(
            id: id, name: name, billingGroup: billingGroup, rootFolder: newFileID(), category: category,
            createdBy: id.owner, createdOn: time, modifiedOn: time, members: [id.owner: .all])
        try configure(&project)
        insertRoot(of: project)
        projects.insert(project)
        return project
    }

    /// Puts a changed project in the place of what it was.
    mutating func update(_ project: Project) {
        var project = project
        project.modifiedOn = moment
        projects.insert(project)
    }

    /// Removes a project with everything in it.
    mutating func removeProject(_ id: ProjectID) {
        projects[id.description] = nil
        for file in files.rows where file.project == id && file.isFolder { directories[file.id] = nil }
        let removed = Set(files.rows.lazy.filter { $0.project == id }.map(\.id))
        if !markers.isEmpty { markers.removeAll { removed.contains($0.file) } }
        for file in files.rows where file.project == id { discard(file.content) }
        for upload in uploads.filter({ $0.project == id }) { abort(upload) }
        files.removeAll { $0.project == id }
        let gone = Set(tasks.rows.lazy.filter { $0.project == id }.map(\.id))
        unschedule(gone)
        for task in gone { batches[task] = nil }
        tasks.removeAll { $0.project == id }
        apps.removeAll { $0.id.project == id }
        appRevisions.removeAll { $0.app.project == id }
    }
}
