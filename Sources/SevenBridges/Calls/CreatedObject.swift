internal import SevenBridgesData

/// How to find what a call makes, where nothing else can have its name in its place.
///
/// With it a creation survives a server that fails: the client looks whether the failed attempt was carried out, takes
/// over what that has made, and repeats the call only where there is nothing. Older objects are never taken over.
public struct CreatedObject: Sendable {
    /// The whole record of what was made at this time of the server's or later; nil where there is none.
    let find: @Sendable (_ client: Client, _ start: Timestamp) async throws -> Record?

    /// A project of this name, made by the signed-in user.
    public static func project(named name: String) -> CreatedObject {
        CreatedObject { client, start in
            let username = try await client.username()
            for try await listed in try client.projects.list(name: name) where listed.name == name {
                let project = try await client.send(.get("projects", listed.id)).record()
                if project["created_by"]?.stringValue == username, isNew(project, start) { return project }
            }
            return nil
        }
    }

    /// A folder of this name.
    public static func folder(named name: String, in place: Destination) -> CreatedObject {
        entry(named: name, in: place) { $0.isFolder }
    }

    /// A file of this name.
    public static func file(named name: String, in place: Destination) -> CreatedObject {
        entry(named: name, in: place) { !$0.isFolder }
    }

    private static func entry(
        named name: String, in place: Destination, where isMeant: @escaping @Sendable (File) -> Bool
    ) -> CreatedObject {
        CreatedObject { client, start in
            for try await listed in try client.files.list(in: place, names: [name])
            where listed.name == name && isMeant(listed) {
                let file = try await client.send(.get("files", listed.id)).record()
                if isNew(file, start) { return file }
            }
            return nil
        }
    }

    /// A volume of this name.
    public static func volume(named name: String) -> CreatedObject {
        CreatedObject { client, start in
            for try await listed in try client.volumes.list() where listed.name == name {
                let volume = try await client.send(.get("storage", "volumes", listed.id)).record()
                if isNew(volume, start) { return volume }
            }
            return nil
        }
    }

    /// The document of this revision of an app, made by the signed-in user; `app` is `owner/project/app`.
    public static func revision(_ revision: Int, of app: String) -> CreatedObject {
        CreatedObject { client, start in
            guard let document = try await document(AppID(app: app, revision: revision), client) else {
                return nil
            }
            let told = document["sbg:revisionsInfo"]?.listValue?.first {
                $0["sbg:revision"].intValue == revision
            }
            let time = told?["sbg:modifiedOn"].intValue.flatMap { Timestamp(seconds: Int64($0)) }
            let author = told?["sbg:modifiedBy"].stringValue
            guard isNew(time, start), try await client.username() == author else { return nil }
            return document
        }
    }

    private static func document(_ id: AppID, _ client: Client) async throws -> Record? {
        do {
            return try await client.apps.cwl(of: id.description)
        } catch let error as APIError where error.kind == .notFound {
            return nil
        }
    }

    private static func isNew(_ record: Record, _ start: Timestamp) -> Bool {
        isNew(record["created_on"]?.stringValue.flatMap { Timestamp(iso8601: $0) }, start)
    }

    private static func isNew(_ time: Timestamp?, _ start: Timestamp) -> Bool {
        time.map { $0 >= start } ?? false
    }
}
