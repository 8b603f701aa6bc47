public import SevenBridgesData

/// An app of a project: a tool or workflow, described in CWL, in one of its revisions.
public struct App: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of an app's properties.
    public struct Fields: Sendable {
        /// Address of the app on the API (text).
        public let href = Field<String>("href", "address of the app on the API")
        /// Owner/project/app/revision (text).
        public let id = Field<String>("id", "owner/project/app/revision", kind: .resource("app"))
        /// Project that it is in (text).
        public let project = Field<String>("project", "project that it is in", kind: .resource("project"))
        /// Name for people (text).
        public let name = Field<String>("name", "name for people")
        /// Number of this revision, from 0 (a whole number).
        public let revision = Field<Int>("revision", "number of this revision, from 0")
        /// Number of the newest revision (a whole number).
        public let latestRevision = Field<Int>("latest_revision", "number of the newest revision")
        /// App that it was copied from (text).
        public let copyOf = Field<String>("copy_of", "app that it was copied from", kind: .resource("app"))
        /// Description in CWL; lists leave it out (a map).
        public let raw = Field<Record>("raw", "description in CWL; lists leave it out")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "app", plural: "apps", "a tool or workflow of a project, described in CWL",
        properties: declaredProperties(fields), defaultColumns: ["id", "name", "revision", "project"],
        idForm: .appID, list: list, get: get, actions: [install, revise, raw, copy, sync, .reload("app")],
        lookUp: idOfUniqueName)
}

// What the catalog says beyond the properties.
extension App {
    private static let list = ListCall(
        "the apps that you may see", path: { _ in ["apps"] }, fields: nil,
        filters: [
            Filter(
                Parameter("project", .resource("project"), "only the apps of this project"),
                query: "project", property: "project"),
            Filter(
                Parameter(
                    "visibility", .enumeration(["public", "private"]),
                    "public apps, or those of your projects"),
                query: "visibility"),
            Filter(
                Parameter("q", .string, "only apps that are about this, or all of these", takesList: true),
                query: "q", needsAll: true),
            Filter(
                Parameter("id", .string, "only the app with this id, or these", takesList: true), query: "id"),
        ],
        inputs: ["project": "project"],
        examples: [
            Example("apps project=me/rna", "the apps of a project"),
            Example("apps visibility=public q=bwa", "public apps about BWA"),
        ])

    private static let get = GetCall(
        "an app by its id or name, in its latest revision or another one", path: { ["apps", $0] },
        parameters: [Parameter("revision", .int, "number of the revision, from 0")],
        examples: [
            Example("app me/rna/bwa-mem", "the latest revision of an app"),
            Example("app me/rna/bwa-mem revision=3", "another one"),
        ],
        refine: { id, arguments in
            guard let revision = try arguments.int("revision") else { return id }
            return try AppID(checked: id, revision: revision).description
        })

    private static let install = Action(
        "install", "makes an app of a CWL file, in JSON or YAML", effect: .write, yields: .resource("app"),
        parameters: [
            pathParameter,
            Parameter("project", .resource("project"), "project that it is installed in", isRequired: true),
            Parameter("name", .string, "short name in the project's apps; the file's unless given"),
        ],
        examples: [Example("install bwa.cwl project=me/rna name=bwa-mem", "a new app")]
    ) { client, _, arguments in
        let path = try arguments.requiredString("path")
        let name = try arguments.string("name") ?? shortName(of: path)
        let id = AppID(app: "\(try arguments.requiredID("project"))/\(name)")
        return .record(try await client.apps.install(id.app, AppDescription(path: path)).record)
    }

    private static let revise = Action(
        "revise", "adds a revision from a CWL file, in JSON or YAML", effect: .write, takes: "app",
        yields: .resource("app"),
        parameters: [
            pathParameter, Parameter("revision", .int, "its number; the next one unless given"),
        ],
        examples: [Example("app me/rna/bwa-mem | revise bwa.cwl", "the next revision")],
        run: Action.running { (app: inout App, arguments) in
            let description = try AppDescription(path: arguments.requiredString("path"))
            return .record(try await app.revise(description, revision: arguments.int("revision")).record)
        })

    private static let raw = Action(
        "raw", "the bare CWL of the app", effect: .read, takes: "app", yields: .record,
        examples: [Example("app me/rna/bwa-mem | raw", "the description that was installed")],
        run: Action.running { (app: inout App, _) in .record(try await app.cwl()) })

    private static let copy = Action(
        "copy", "copies the app", effect: .write, takes: "app", yields: .resource("app"),
        parameters: [
            Parameter(
                "to", .resource("project"), "project for the copy", isRequired: true, isPositional: true),
            Parameter("name", .string, "name of the copy"),
            Parameter(
                "strategy", .enumeration(CopyStrategy.all.map(\.rawValue)),
                "which revisions are copied, and which app the copy follows; clone unless given"),
            Parameter("use_revision", .bool, "copies the revision at hand instead of the latest"),
        ],
        examples: [Example("app me/rna/bwa-mem | copy to=me/results", "copies an app with its revisions")],
        run: Action.running { (app: inout App, arguments) in
            let strategy = try arguments.string("strategy").map(CopyStrategy.init) ?? .clone
            let copy = try await app.copy(
                to: arguments.requiredID("to"), name: arguments.string("name"), strategy: strategy,
                usesRevision: arguments.bool("use_revision") ?? false)
            return .record(copy.record)
        })

    private static let sync = Action(
        "sync", "brings a copy up to the app that it follows", effect: .write, takes: "app",
        yields: .resource("app"), examples: [Example("app me/rna/bwa-mem | sync", "the newest revision")],
        run: Action.running { (app: inout App, _) in
            try await app.sync()
            return .record(app.record)
        })

    private static let pathParameter = Parameter(
        "path", .path, "file with the description", isRequired: true, isPositional: true)

    /// `align/bwa mem.cwl` as an app's short name: bwa-mem.
    private static func shortName(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let words = stem.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        return words.joined(separator: "-")
    }

    /// The app with this very name or short name, if there is only one.
    private static func idOfUniqueName(_ client: Client, _ lookup: Lookup) async throws -> String {
        var found: [String] = []
        for try await app in try client.apps.list(project: lookup.project) {
            guard let id = AppID(app.id)?.app else { continue }
            if app.name == lookup.word || id.hasSuffix("/" + lookup.word) { found.append(id) }
        }
        return try theOnly(found.map { ($0, $0) }, of: "app", named: lookup.word)
    }
}
