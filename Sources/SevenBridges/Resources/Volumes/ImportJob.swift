public import SevenBridgesData

/// An import: an object of a volume that becomes an alias in a project.
public struct ImportJob: StorageJob {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of an import's properties.
    public struct Fields: Sendable {
        /// Address of the import on the API (text).
        public let href = Field<String>("href", "address of the import on the API")
        /// 32 letters and digits (text).
        public let id = Field<String>("id", "32 letters and digits", kind: .resource("import-job"))
        /// PENDING, RUNNING, COMPLETED or FAILED (text).
        public let state = Field<String>(
            "state", "PENDING, RUNNING, COMPLETED or FAILED",
            words: ["PENDING", "RUNNING", "COMPLETED", "FAILED"])
        /// Volume and location that it comes from (a map).
        public let source = Field<Record>("source", "volume and location that it comes from")
        /// Project or folder, and name (a map).
        public let destination = Field<Record>("destination", "project or folder, and name")
        /// Whether a file of that name is replaced (true or false).
        public let overwrite = Field<Bool>("overwrite", "whether a file of that name is replaced")
        /// Whether a file whose name is taken gets another one (true or false).
        public let autorename = Field<Bool>(
            "autorename", "whether a file whose name is taken gets another one")
        /// Whether what is in a folder keeps its folders (true or false).
        public let preserveFolderStructure = Field<Bool>(
            "preserve_folder_structure", "whether what is in a folder keeps its folders")
        /// When it was started (a moment).
        public let startedOn = Field<Timestamp>("started_on", "when it was started")
        /// When it ended (a moment).
        public let finishedOn = Field<Timestamp>("finished_on", "when it ended")
        /// The file that came of it (a map).
        public let result = Field<Record>("result", "the file that came of it")
        /// Why it failed (a map).
        public let error = Field<Record>("error", "why it failed")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "import-job", plural: "imports", "an object of a volume that becomes a file in a project",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "state", "source", "destination", "started_on"], idForm: .opaque,
        list: list, get: get,
        actions: [
            .reload("import-job"),
            .waiting(ImportJob.self, "import-job", example: "imports state=RUNNING | wait"),
        ], lookUp: ResourceType.onlyByID(.opaque))

    private static let list = ListCall(
        "the imports from volumes", path: { _ in ["storage", "imports"] },
        filters: [
            Filter(
                Parameter("project", .resource("project"), "only those into this project"), query: "project"),
            Filter(Parameter("volume", .resource("volume"), "only those from this volume"), query: "volume"),
            ExportJob.stateFilter,
        ],
        inputs: ["project": "project", "volume": "volume"],
        examples: [Example("imports project=me/rna state=FAILED", "what did not get into a project")])

    private static let get = GetCall(
        "an import by its id", path: { ["storage", "imports", $0] },
        examples: [Example("import-job 08M4ywDZkQuJOb3L5M8mMSvzoeGezTdh", "one import")])
}

extension Client {
    /// The imports from volumes.
    public var imports: Resources<ImportJob> { Resources(client: self) }
}

extension Resources<ImportJob> {
    /// The imports, `GET /storage/imports`.
    public func list(
        project: String? = nil, volume: String? = nil, state: String? = nil, limit: Int? = nil
    ) throws -> Listing<ImportJob> {
        try list(
            Arguments(given: [
                ("project", project?.asValue), ("volume", volume?.asValue), ("state", state?.asValue),
                ("limit", limit?.asValue),
            ]))
    }

    /// Starts an import, `POST /storage/imports`.
    public func submit(_ order: ImportOrder) async throws -> ImportJob {
        try await ImportJob(client.send(.post("storage", "imports", body: order.body)), client)
    }

    /// Starts many, a request for every hundred, with one result for each, `POST /bulk/storage/imports/create`.
    public func submit(_ orders: [ImportOrder]) async throws -> [Result<ImportJob, APIError>] {
        try await inBulk(orders) { orders in
            .post("bulk", "storage", "imports", "create", body: ["items": .list(orders.map(\.body))])
        }
    }

    /// Fetches many, with one result for each, `POST /bulk/storage/imports/get`.
    public func get(_ ids: [String]) async throws -> [Result<ImportJob, APIError>] {
        try await fetchInBulk(ids, from: "bulk", "storage", "imports", "get", key: "import_ids")
    }
}

extension Project {
    /// The imports into the project.
    public func imports(volume: String? = nil, state: String? = nil) throws -> Listing<ImportJob> {
        try versions.client.imports.list(project: id, volume: volume, state: state)
    }
}
