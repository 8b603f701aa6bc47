import SevenBridgesData

extension World {
    /// The file or folder of an id, if the caller may do this with it; one that the caller can't see is missing, and
    /// `denial` is the error if only this may not be done.
    func file(
        _ id: String, for caller: String, needing permission: Permission = .read,
        denial: PlatformError = .fileForbidden
    ) throws -> File {
        guard let file = files[id] else { throw PlatformError.fileMissing }
        guard let permissions = permissions(of: caller, on: file) else { throw PlatformError.fileMissing }
        guard permissions.allows(permission) else { throw denial }
        return file
    }

    /// What a user may do with a file, by its project and by the datasets that it is in; nil for one who can't see it.
    private func permissions(of username: String, on file: File) -> Permissions? {
        if let own = projects[file.project.description]?.permissions(of: username) { return own }
        let isInDataset = datasets.rows.contains {
            $0.files.contains(file.id) && $0.permissions(of: username)?.allows(.copy) == true
        }
        return isInDataset ? Permissions(copy: true) : nil
    }

    /// The folder of an id that a caller wants to look into.
    func folder(_ id: String, for caller: String) throws -> File {
        let folder = try file(id, for: caller)
        guard folder.isFolder else { throw PlatformError.parentNotFolder }
        return folder
    }

    /// The folder that a caller wants to put something into: a project's root, or a folder.
    func destination(_ body: Record, for caller: String) throws -> File {
        switch (try body.text("parent"), try body.text("project")) {
        case (nil, nil): throw PlatformError.parentOrProjectRequired
        case (.some, .some): throw PlatformError.parentAndProject
        case (let parent?, nil):
            guard files[parent] != nil else { throw PlatformError.destinationMissing }
            let folder = try folder(parent, for: caller)
            _ = try project(folder.project, for: caller, needing: .write)
            return folder
        case (nil, let id?):
            let project = try project(named: id, for: caller, needing: .write)
            return try folder(project.rootFolder, for: caller)
        }
    }

    /// The files and folders in a folder, in the order of their arrival.
    func children(of folder: String) -> [File] {
        childIDs(of: folder).compactMap { files[$0] }
    }

    /// The ids of the files and folders in a folder, in the order of their arrival.
    func childIDs(of folder: String) -> [String] {
        directories[folder]?.children ?? []
    }

    /// Where a file is: its project, its folders from the root down, its name.
    func path(of file: File) -> String {
        var names = [file.name]
        var parent = file.parent.flatMap { files[$0] }
        while let folder = parent, folder.parent != nil {
            names.append(folder.name)
            parent = folder.parent.flatMap { files[$0] }
        }
        return ([file.project.description] + names.reversed()).joined(separator: "/")
    }

    /// Makes the directories anew, from the files as they were stored.
    mutating func indexFiles() {
        directories = [:]
        for file in files.rows where file.isFolder { directories[file.id] = Directory() }
        for file in files.rows.sorted(by: { $0.position < $1.position }) {
            guard let parent = file.parent else { continue }
            directories[parent]?.insert(file.id, named: file.name)
        }
    }
}

// Changes. All names and places of files change here, so that names stay unique in each folder.
extension World {
    /// Makes the root folder of a new project.
    mutating func insertRoot(of project: Project) {
        files[project.rootFolder] = File(
            id: project.rootFolder, name: project.id.slug, project: project.id, parent: nil, kind: .folder,
            createdOn: project.createdOn, modifiedOn: project.createdOn)
        directories[project.rootFolder] = Directory()
    }

    /// Makes a file or folder in a folder; `conflict` is the error if the name is taken.
    mutating func create(
        _ kind: File.Kind, named name: String, in folder: File, at time: Timestamp? = nil,
        conflict: PlatformError = .fileExists
    ) throws -> File {
        try checkName(name)
        guard directories[folder.id]?[name] == nil else { throw conflict }
        let time = time ?? moment
        let file = File(
            id: newFileID(), name: name, project: folder.project, parent: folder.id, kind: kind,
            createdOn: time,
            modifiedOn: time, position: nextPosition())
        files[file.id] = file
        directories[folder.id]?.insert(file.id, named: name)
        if file.isFolder { directories[file.id] = Directory() }
        return file
    }

    /// Copies a file with its metadata and tags; the copy has an id of its own.
    mutating func copy(_ file: File, named name: String, to folder: File) throws -> File {
        guard !file.isFolder else { throw PlatformError.folderCopy }
        var copy = try create(file.kind, named: name, in: folder)
        copy.tags = file.tags
        copy.alias = file.alias
        copy.metadata = file.metadata
        copy.task = file.task
        files[copy.id] = copy
        return copy
    }

    /// Moves a file within its project.
    mutating func move(_ file: File, named name: String, to folder: File) throws -> File {
        guard folder.project == file.project else { throw PlatformError.moveBetweenProjects }
        return try relocate(file, named: name, to: folder)
    }

    /// Moves a file to whatever folder.
    mutating func relocate(_ file: File, named name: String, to folder: File) throws -> File {
        try checkName(name)
        guard directories[folder.id]?[name] ?? file.id == file.id else { throw PlatformError.fileExists }
        var moved = file
        moved.project = folder.project
        if let parent = file.parent { directories[parent]?.remove(file.id, named: file.name) }
        moved.parent = folder.id
        moved.name = name
        moved.position = nextPosition()
        directories[folder.id]?.insert(file.id, named: name)
        return update(moved)
    }

    /// Gives a file another name.
    mutating func rename(_ file: File, to name: String) throws -> File {
        try checkName(name)
        guard let parent = file.parent, name != file.name else { return file }
        guard directories[parent]?[name] == nil else { throw PlatformError.fileExists }
        directories[parent]?.rename(file.id, from: file.name, to: name)
        var renamed = file
        renamed.name = name
        return update(renamed)
    }

    /// Puts a file with other tags or metadata in the place of what it was.
    @discardableResult
    mutating func update(_ file: File) -> File {
        var file = file
        file.modifiedOn = moment
        files[file.id] = file
        return file
    }

    /// Removes a file or an empty folder.
    mutating func remove(_ file: File) throws {
        guard directories[file.id]?.isEmpty ?? true else { throw PlatformError.folderNotEmpty }
        guard let parent = file.parent else { throw PlatformError.fileForbidden }
        directories[parent]?.remove(file.id, named: file.name)
        directories[file.id] = nil
        files[file.id] = nil
        discard(file.content)
    }

    private func checkName(_ name: String) throws {
        guard File.isName(name) else {
            throw PlatformError.fileNameInvalid
        }
    }
}
