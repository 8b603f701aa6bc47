public import SevenBridgesData

extension Client {
    /// The apps.
    public var apps: Resources<App> { Resources(client: self) }
}

/// Which apps a list shows; more may come.
public struct AppVisibility: RawRepresentable, Hashable, Sendable {
    /// Apps that everybody may use.
    public static let everybody = AppVisibility(rawValue: "public")
    /// Apps of the account's own projects.
    public static let own = AppVisibility(rawValue: "private")

    /// The name on the platform.
    public let rawValue: String

    /// The visibility with this name on the platform.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// What a copy of an app takes along, and which app it follows when it is synchronized.
public struct CopyStrategy: RawRepresentable, Hashable, Sendable {
    /// All revisions; follows the app that the original was copied from. The platform's default.
    public static let clone = CopyStrategy(rawValue: "clone")
    /// The latest revision; follows the copied app.
    public static let direct = CopyStrategy(rawValue: "direct")
    /// All revisions; follows the copied app.
    public static let cloneDirect = CopyStrategy(rawValue: "clone_direct")
    /// The latest revision; follows the app that the original was copied from.
    public static let transient = CopyStrategy(rawValue: "transient")

    static let all = [clone, direct, cloneDirect, transient]

    /// The name on the platform.
    public let rawValue: String

    /// The strategy with this name on the platform.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension Resources<App> {
    /// The apps that the account may see, `GET /apps`; of `terms` all must fit, and one of `ids`.
    ///
    /// Without a visibility the platform shows the account's own apps.
    public func list(
        project: String? = nil, visibility: AppVisibility? = nil, terms: [String]? = nil,
        ids: [String]? = nil, limit: Int? = nil
    ) throws -> Listing<App> {
        try list(
            Arguments(given: [
                ("project", project?.asValue), ("visibility", visibility?.rawValue.asValue),
                ("q", terms?.asValue), ("id", ids?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// One revision of an app, `GET /apps/{app}/{revision}`.
    public func get(_ id: String, revision: Int) async throws -> App {
        try await get(AppID(checked: id, revision: revision).description)
    }

    /// The bare CWL of an app, `GET /apps/{app}/raw`; the id may name a revision.
    public func cwl(of id: String) async throws -> Record {
        try await client.send(.get("apps", id, "raw")).record()
    }

    /// Makes an app with this id, `POST /apps/{app}/raw`; its first revision is 0.
    public func install(_ id: String, _ description: AppDescription) async throws -> App {
        try await send(description, to: AppID(app: AppID(checked: id).app))
    }

    /// Adds a revision to an app, `POST /apps/{app}/{revision}/raw`; the number has to be the next one.
    public func createRevision(
        _ revision: Int, of id: String, _ description: AppDescription
    ) async throws -> App {
        try await send(description, to: AppID(checked: id, revision: revision))
    }

    /// Sends a description and fetches the app that became of it.
    private func send(_ description: AppDescription, to id: AppID) async throws -> App {
        let call = description.call(["apps", id.description, "raw"])
            .making(.revision(id.revision ?? 0, of: id.app))
        let answer = try await client.send(call)
        return try await get(answer.body["sbg:id"].stringValue ?? id.description)
    }
}

extension App {
    /// The id with the revision, where it is known: what a task is created from.
    public var revisionID: String {
        guard let id = AppID(self.id) else { return self.id }
        return AppID(app: id.app, revision: id.revision ?? self.revision).description
    }

    /// The id without the revision.
    public var unversionedID: String { AppID(id)?.app ?? id }

    /// The bare CWL of this revision, `GET /apps/{app}/{revision}/raw`.
    public func cwl() async throws -> Record {
        try await versions.client.apps.cwl(of: revisionID)
    }

    /// Adds a revision and gives it back; its number is the next one unless another is given.
    public func revise(_ description: AppDescription, revision: Int? = nil) async throws -> App {
        let apps = versions.client.apps
        var number = revision
        if number == nil {
            let latest = try await apps.get(unversionedID)
            number = (latest.latestRevision ?? latest.revision).map { $0 &+ 1 }
        }
        guard let number else {
            throw APIError.unexpectedForm("app '\(id)' without 'latest_revision'")
        }
        return try await apps.createRevision(number, of: unversionedID, description)
    }

    /// Copies the app into a project, `POST /apps/{app}/actions/copy`, and gives back the copy.
    ///
    /// `usesRevision` copies this revision instead of the latest. Throws `conflict` where the project has the app.
    public func copy(
        to project: String, name: String? = nil, strategy: CopyStrategy = .clone, usesRevision: Bool = false
    ) async throws -> App {
        var body = Record([("project", .string(project)), ("strategy", .string(strategy.rawValue))])
        body["name"] = name?.asValue
        let client = versions.client
        let id = usesRevision ? revisionID : unversionedID
        return try await App(client.send(.post("apps", id, "actions", "copy", body: .record(body))), client)
    }

    /// Brings the app up to the one that it follows, `POST /apps/{app}/actions/sync`.
    public mutating func sync() async throws {
        let response = try await versions.client.send(.post("apps", unversionedID, "actions", "sync"))
        guard !response.body.isNull else { return self = try await versions.client.apps.get(unversionedID) }
        self = try App(response, versions.client)
    }
}

extension AppID {
    /// The id in a text that has to be one, in another revision where one is given.
    init(checked text: String, revision: Int? = nil) throws {
        guard let id = AppID(text) else {
            throw APIError.invalidArgument("'\(text)' is no app; write owner/project/app")
        }
        guard revision.map({ $0 >= 0 }) ?? true else {
            throw APIError.invalidArgument("revisions are counted from 0")
        }
        self.init(app: id.app, revision: revision ?? id.revision)
    }
}
