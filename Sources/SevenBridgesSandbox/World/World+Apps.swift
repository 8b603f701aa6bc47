import SevenBridgesData

extension World {
    /// The app of an id, if the caller may do this in its project; one that the caller can't see does not exist.
    func app(_ id: AppID, for caller: String, needing permission: Permission = .read) throws -> App {
        guard let app = apps[id.description],
            let permissions = projects[id.project.description]?.permissions(of: caller)
        else { throw PlatformError.appMissing }
        guard permissions.allows(permission) else { throw PlatformError.appForbidden }
        return app
    }

    /// A revision of an app, the latest where none is named.
    func revision(_ number: Int? = nil, of app: App) throws -> AppRevision {
        guard let revision = appRevisions["\(app.id)/\(number ?? app.latestRevision)"] else {
            throw PlatformError.appMissing
        }
        return revision
    }

    /// An app's revisions, in their order.
    func revisions(of app: App) -> [AppRevision] {
        (0...app.latestRevision).compactMap { appRevisions["\(app.id)/\($0)"] }
    }

    /// Checks that a project exists into which the caller may put apps.
    func appDestination(_ id: ProjectID, for caller: String) throws {
        guard let permissions = projects[id.description]?.permissions(of: caller) else {
            throw PlatformError.projectMissing
        }
        guard permissions.allows(.write) else { throw PlatformError.appForbidden }
    }
}

// Changes
extension World {
    /// Makes an app with its first document.
    mutating func install(
        _ id: AppID, _ document: Value, by caller: String, at time: Timestamp? = nil
    ) throws -> App {
        guard apps[id.description] == nil else { throw PlatformError.appExists }
        let time = time ?? moment
        let app = App(id: id, givenName: nil, createdBy: caller, createdOn: time, copyOf: nil)
        try keep(document, as: 0, of: id, by: caller, at: time)
        apps.insert(app)
        return app
    }

    /// Adds a document to an app; its number must be the next one.
    mutating func revise(
        _ app: App, to number: Int, _ document: Value, by caller: String, at time: Timestamp? = nil
    ) throws -> App {
        guard number == app.latestRevision + 1 else {
            throw PlatformError.appExists.saying(
                "The next revision of the app is \(app.latestRevision + 1), not \(number).")
        }
        var app = app
        try keep(document, as: number, of: app.id, by: caller, at: time ?? moment)
        app.latestRevision = number
        apps.insert(app)
        return app
    }

    private mutating func keep(
        _ document: Value, as number: Int, of app: AppID, by caller: String, at time: Timestamp
    ) throws {
        let revision = AppRevision(
            app: app, number: number, document: document, createdBy: caller, createdOn: time)
        _ = try revision.parsed()
        appRevisions.insert(revision)
    }

    /// Copies an app at a revision into a project.
    mutating func copy(
        _ app: App, at revision: AppRevision, to id: AppID, named name: String?,
        _ strategy: App.CopyStrategy, by caller: String
    ) throws -> App {
        guard apps[id.description] == nil else { throw PlatformError.appExists }
        var copy = App(
            id: id, givenName: name, createdBy: caller, createdOn: moment, copyOf: revision.id,
            source: source(of: app, at: revision.number, strategy))
        let documents =
            strategy.bringsAll ? revisions(of: app).filter { $0.number <= revision.number } : [revision]
        for (number, revision) in documents.enumerated() {
            try keep(revision.document, as: number, of: id, by: revision.createdBy, at: revision.createdOn)
            copy.latestRevision = number
        }
        apps.insert(copy)
        return copy
    }

    /// What a copy of an app follows.
    private func source(of app: App, at revision: Int, _ strategy: App.CopyStrategy) -> App.Source {
        var original = app
        var revision = revision
        while strategy.followsOriginal, let source = original.source, let next = apps[source.app.description]
        {
            original = next
            revision = source.revision
        }
        return App.Source(app: original.id, revision: revision, bringsAll: strategy.bringsAll)
    }

    /// Takes over what is new in the app that another one follows.
    mutating func sync(_ app: App, for caller: String) throws -> App {
        guard let source = app.source else {
            throw PlatformError.badRequest.saying("The app is no copy; there is nothing to take over.")
        }
        let followed = try self.app(source.app, for: caller)
        let news = revisions(of: followed).filter { $0.number > source.revision }
        var app = app
        for revision in source.bringsAll ? news[...] : news.suffix(1) {
            app.source?.revision = revision.number
            app = try revise(
                app, to: app.latestRevision + 1, revision.document, by: revision.createdBy,
                at: revision.createdOn)
        }
        return app
    }
}
