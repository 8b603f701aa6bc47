public import SevenBridgesData

/// A bulk import of files by their DRS addresses: one job for all of them.
public struct DRSImport: Awaitable {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a DRS import's properties.
    public struct Fields: Sendable {
        /// Address of the import on the API (text).
        public let href = Field<String>("href", "address of the import on the API")
        /// An id (text).
        public let id = Field<String>("id", "an id", kind: .resource("drs-import"))
        /// SUBMITTED, RESOLVING, PENDING, RUNNING or FINISHED (text).
        public let state = Field<String>(
            "state", "SUBMITTED, RESOLVING, PENDING, RUNNING or FINISHED",
            words: ["SUBMITTED", "RESOLVING", "PENDING", "RUNNING", "FINISHED"])
        /// How many files there are (a whole number).
        public let totalFiles = Field<Int>("total_files", "how many files there are")
        /// How many came (a whole number).
        public let completedFiles = Field<Int>("completed_files", "how many came")
        /// How many did not (a whole number).
        public let failedFiles = Field<Int>("failed_files", "how many did not")
        /// When it was started (a moment).
        public let startedOn = Field<Timestamp>("started_on", "when it was started")
        /// When it ended (a moment).
        public let finishedOn = Field<Timestamp>("finished_on", "when it ended")
        /// For each file, the file or why it did not come (a list of maps).
        public let result = Field<[Record]>("result", "for each file, the file or why it did not come")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "drs-import", plural: "drs-imports", "a bulk import of files by their DRS addresses",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "state", "total_files", "completed_files", "failed_files"], idForm: .opaque,
        list: nil, get: get,
        actions: [
            create, .reload("drs-import"),
            .waiting(DRSImport.self, "drs-import", example: "drs-import ID | wait"),
        ], lookUp: ResourceType.onlyByID(.opaque))

    private static let get = GetCall(
        "a DRS import by its id", path: { ["bulk", "drs", "imports", $0] },
        examples: [Example("drs-import ID", "one import")])

    /// What happens where a file of the same name is there already.
    public struct ConflictResolution: RawRepresentable, Hashable, Sendable {
        /// The file that is there stays, and the other does not come.
        public static let skip = ConflictResolution(rawValue: "SKIP")
        /// The file that is there is replaced.
        public static let overwrite = ConflictResolution(rawValue: "OVERWRITE")

        /// The name on the platform.
        public let rawValue: String

        /// The resolution of this name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }

    private static let create = Action(
        "create", noun: "drs-import", "imports files by their DRS addresses", effect: .write,
        yields: .resource("drs-import"),
        parameters: [
            Parameter(
                "uris", .string, "DRS addresses of files", isRequired: true, isPositional: true,
                takesList: true),
            Parameter("project", .resource("project"), "project at whose top they go"),
            Parameter("parent", .resource("folder"), "folder that they go to"),
            Parameter("metadata", .map, "metadata of the files", entryKind: .string),
            Parameter("tags", .list(.string), "tags of the files"),
            Parameter(
                "conflict_resolution", .enumeration(["SKIP", "OVERWRITE"]),
                "what happens where the name is taken", defaultValue: "SKIP"),
        ],
        examples: [
            Example("create drs-import drs://example.org/1 project=me/rna", "imports one file")
        ]
    ) { client, _, arguments in
        let place: Destination
        switch (try arguments.id("project"), try arguments.id("parent")) {
        case (let project?, nil): place = .project(project)
        case (nil, let parent?): place = .folder(parent)
        default: throw APIError.invalidArgument("an import needs either project= or parent=")
        }
        let metadata = try arguments.map("metadata")
        let orders = try (arguments.strings("uris") ?? []).map {
            DRSImportOrder(uri: $0, to: place, metadata: metadata)
        }
        let resolution = try arguments.string("conflict_resolution") ?? ConflictResolution.skip.rawValue
        let job = try await client.drsImports.submit(
            orders, tags: arguments.strings("tags"),
            onConflict: ConflictResolution(rawValue: resolution))
        return .record(job.record)
    }
}

/// One file of a DRS import: which, and where it goes.
public struct DRSImportOrder: Hashable, Sendable {
    /// The file's DRS address, `drs://host/id`.
    public var uri: String
    /// The project or folder that it goes to.
    public var destination: Destination
    /// The name there; nil for the one that it has.
    public var name: String?
    /// Its metadata; nil for what comes with it.
    public var metadata: Record?

    /// An import of one file.
    public init(uri: String, to destination: Destination, name: String? = nil, metadata: Record? = nil) {
        self.uri = uri
        self.destination = destination
        self.name = name
        self.metadata = metadata
    }

    fileprivate var body: Value {
        var body = Record([("drs_uri", .string(uri)), destination.field])
        body["name"] = name?.asValue
        body["metadata"] = metadata?.asValue
        return .record(body)
    }
}

extension Client {
    /// The bulk imports by DRS addresses.
    public var drsImports: Resources<DRSImport> { Resources(client: self) }
}

extension Resources<DRSImport> {
    /// Starts an import of up to 100 files, `POST /bulk/drs/imports/create`.
    public func submit(
        _ orders: [DRSImportOrder], tags: [String]? = nil,
        onConflict resolution: DRSImport.ConflictResolution = .skip
    ) async throws -> DRSImport {
        guard (1...Self.bulkLimit).contains(orders.count) else {
            throw APIError.invalidArgument(
                "a DRS import takes 1 to \(Self.bulkLimit) files, not \(orders.count)")
        }
        let body = Record([
            ("conflict_resolution", .string(resolution.rawValue)), ("tags", tags?.asValue ?? .null),
            ("items", .list(orders.map(\.body))),
        ])
        let call = APICall.post("bulk", "drs", "imports", "create", body: .record(body))
        return try await DRSImport(client.send(call), client)
    }
}

extension DRSImport {
    /// Whether it has ended; some or all files may have failed all the same, see `results`.
    public var isFinished: Bool { self.state?.uppercased() == "FINISHED" }

    /// Why nothing came; nil where at least one file did, or it has not ended.
    public var failure: APIError? {
        let results = results
        guard isFinished, !results.isEmpty, results.allSatisfy({ (try? $0.get()) == nil }),
            case .failure(var error)? = results.first
        else { return nil }
        error.kind = .failed
        error.message = "\(debugDescription) brought no file" + (error.message.map { ": \($0)" } ?? "")
        return error
    }

    /// For each file, in order, its id or why it did not come; empty before there is a result.
    public var results: [Result<String, APIError>] {
        (self.result ?? []).map { item in
            if let error = APIError(told: item["error"] ?? .null) { return .failure(error) }
            guard let id = item["resource"]?.resourceID else {
                return .failure(.unexpectedForm("a result without its file"))
            }
            return .success(id)
        }
    }

    /// The files that came, fetched whole, `POST /bulk/files/get`; nothing is kept between calls.
    public func resultFiles() async throws -> [File] {
        let ids = results.compactMap { try? $0.get() }
        guard !ids.isEmpty else { return [] }
        return try await versions.client.files.fetchInBulk(
            ids, from: "bulk", "files", "get", key: "file_ids"
        ).compactMap { try? $0.get() }
    }
}
