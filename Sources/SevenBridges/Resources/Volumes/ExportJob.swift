public import SevenBridgesData

/// An export: a file of a project that is written to a volume.
public struct ExportJob: StorageJob {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of an export's properties.
    public struct Fields: Sendable {
        /// Address of the export on the API (text).
        public let href = Field<String>("href", "address of the export on the API")
        /// 32 letters and digits (text).
        public let id = Field<String>("id", "32 letters and digits", kind: .resource("export-job"))
        /// PENDING, RUNNING, COMPLETED or FAILED (text).
        public let state = Field<String>(
            "state", "PENDING, RUNNING, COMPLETED or FAILED",
            words: ["PENDING", "RUNNING", "COMPLETED", "FAILED"])
        /// The file that is written (a map).
        public let source = Field<Record>("source", "the file that is written")
        /// Volume and location (a map).
        public let destination = Field<Record>("destination", "volume and location")
        /// Whether an object of that key is replaced (true or false).
        public let overwrite = Field<Bool>("overwrite", "whether an object of that key is replaced")
        /// Properties of the object (a map).
        public let properties = Field<Record>("properties", "properties of the object")
        /// When it was started (a moment).
        public let startedOn = Field<Timestamp>("started_on", "when it was started")
        /// When it ended (a moment).
        public let finishedOn = Field<Timestamp>("finished_on", "when it ended")
        /// The file, which is an alias now (a map).
        public let result = Field<Record>("result", "the file, which is an alias now")
        /// Why it failed (a map).
        public let error = Field<Record>("error", "why it failed")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "export-job", plural: "exports", "a file of a project that is written to a volume",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "state", "source", "destination", "started_on"], idForm: .opaque,
        list: list, get: get,
        actions: [
            .reload("export-job"),
            .waiting(ExportJob.self, "export-job", example: "exports state=RUNNING | wait"),
        ], lookUp: ResourceType.onlyByID(.opaque))

    private static let list = ListCall(
        "the exports to volumes", path: { _ in ["storage", "exports"] },
        filters: [
            Filter(Parameter("volume", .resource("volume"), "only those to this volume"), query: "volume"),
            stateFilter,
        ],
        inputs: ["volume": "volume"],
        examples: [Example("exports volume=me/bucket state=FAILED", "what was not written")])

    private static let get = GetCall(
        "an export by its id", path: { ["storage", "exports", $0] },
        examples: [Example("export-job 0C7T8sBDP6aiNbwvXv12QZFPW55wJ3GJ", "one export")])

    static let stateFilter = Filter(
        Parameter(
            "state", .enumeration(["PENDING", "RUNNING", "COMPLETED", "FAILED"]),
            "only those in this state"),
        query: "state", property: "state", answers: [.equals])
}

extension Client {
    /// The exports to volumes.
    public var exports: Resources<ExportJob> { Resources(client: self) }
}

extension Resources<ExportJob> {
    /// The exports, `GET /storage/exports`.
    public func list(volume: String? = nil, state: String? = nil, limit: Int? = nil) throws
        -> Listing<ExportJob>
    {
        try list(
            Arguments(given: [
                ("volume", volume?.asValue), ("state", state?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// Starts an export, `POST /storage/exports`; the file becomes an alias unless only a copy is wanted.
    public func submit(_ order: ExportOrder, copyOnly: Bool = false) async throws -> ExportJob {
        let query = copyOnly ? [QueryItem("copy_only", "true")] : []
        return try await ExportJob(
            client.send(.post("storage", "exports", query: query, body: order.body())), client)
    }

    /// Starts many, a request for every hundred, with one result for each, `POST /bulk/storage/exports/create`.
    public func submit(_ orders: [ExportOrder], copyOnly: Bool = false) async throws
        -> [Result<ExportJob, APIError>]
    {
        let query = [QueryItem("copy_only", "\(copyOnly)")]
        return try await inBulk(orders) { orders in
            let items = orders.map { $0.body(inBulk: true) }
            return .post(
                "bulk", "storage", "exports", "create", query: query, body: ["items": .list(items)])
        }
    }

    /// Fetches many, with one result for each, `POST /bulk/storage/exports/get`.
    public func get(_ ids: [String]) async throws -> [Result<ExportJob, APIError>] {
        try await fetchInBulk(ids, from: "bulk", "storage", "exports", "get", key: "export_ids")
    }
}

extension ExportJob {
    /// The file that is written, `GET /files/{id}`.
    public func sourceFile() async throws -> File {
        guard let id = self.source?["file"]?.resourceID else {
            throw APIError.unexpectedForm("an export without its source file")
        }
        return try await versions.client.files.get(id)
    }
}
