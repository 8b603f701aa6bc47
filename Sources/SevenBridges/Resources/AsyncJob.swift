public import SevenBridgesData

/// A job that copies, moves or deletes files and folders, however many, while nobody waits.
public struct AsyncJob: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a job's properties.
    public struct Fields: Sendable {
        /// Address of the job on the API (text).
        public let href = Field<String>("href", "address of the job on the API")
        /// Number of the job (text).
        public let id = Field<String>("id", "number of the job", kind: .resource("async-job"))
        /// COPY, MOVE or DELETE (text).
        public let type = Field<String>("type", "COPY, MOVE or DELETE")
        /// SUBMITTED, RESOLVING, RUNNING or FINISHED (text).
        public let state = Field<String>("state", "SUBMITTED, RESOLVING, RUNNING or FINISHED")
        /// How many files it is about (a whole number).
        public let totalFiles = Field<Int>("total_files", "how many files it is about")
        /// How many are done (a whole number).
        public let completedFiles = Field<Int>("completed_files", "how many are done")
        /// How many could not be done (a whole number).
        public let failedFiles = Field<Int>("failed_files", "how many could not be done")
        /// When it started (a moment).
        public let startedOn = Field<Timestamp>("started_on", "when it started")
        /// When it ended (a moment).
        public let finishedOn = Field<Timestamp>("finished_on", "when it ended")
        /// For each file, the file or an error (a list of maps).
        public let result = Field<[Record]>("result", "for each file, the file or an error")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "async-job", plural: "async-jobs", "a job that copies, moves or deletes many files",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "type", "state", "total_files", "completed_files", "failed_files"],
        idForm: .digits, list: list, get: nil,
        actions: [
            get, .reload("async-job"),
            .waiting(AsyncJob.self, "async-job", example: "async-job ID kind=copy | wait"),
        ],
        address: { .path(try path(of: $0), query: []) }, lookUp: ResourceType.onlyByID(.digits))

    private static let list = ListCall(
        "your jobs of the last month", path: { _ in ["async", "files"] }, fields: nil, filters: [],
        examples: [Example("async-jobs | where state != FINISHED", "what is still going on")])

    private static let get = Action(
        "async-job", "a job by its number", effect: .read, yields: .resource("async-job"),
        parameters: [
            Parameter("id", .string, "number of the job", isRequired: true, isPositional: true),
            Parameter(
                "kind", .enumeration(Kind.allCases.map(\.rawValue)), "what the job does", isRequired: true),
        ],
        examples: [Example("async-job 71721895312347584 kind=copy", "one job")]
    ) { client, _, arguments in
        guard let kind = Kind(rawValue: try arguments.requiredString("kind")) else {
            throw APIError.invalidArgument("'kind' is copy, move or delete")
        }
        return try await .record(client.asyncJobs.get(arguments.requiredString("id"), kind).record)
    }

    /// What a job does.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case copy, move, delete
    }

    /// Where a job is, which its type says as well as its address: some answers have no `href`.
    private static func path(of record: Record) throws -> [String] {
        guard let type = record["type"]?.stringValue, let kind = Kind(rawValue: type.lowercased()) else {
            throw APIError.unexpectedForm("an async-job without 'type'")
        }
        return ["async", "files", kind.rawValue, try Self.type.id(of: record)]
    }
}

extension AsyncJob: Awaitable {
    /// Whether it has ended, well or not.
    public var isFinished: Bool { self.state == "FINISHED" }

    /// That some of the files could not be done, and why the first of them.
    public var failure: APIError? {
        let errors = results.compactMap { result in
            if case .failure(let error) = result { error } else { nil }
        }
        let count = max(self.failedFiles ?? 0, errors.count)
        guard isFinished, count > 0 else { return nil }
        let told = errors.first.map { ": \($0)" } ?? ""
        return APIError(
            .failed, message: "\(debugDescription) could not do \(count) of its files\(told)",
            underlyingError: errors.first)
    }

    /// What became of each file, empty while the job runs; of a deleted one nothing is left to tell.
    public var results: [Result<File?, APIError>] {
        (self.result ?? []).map { item in
            if let error = APIError(told: item["error"] ?? .null) { return .failure(error) }
            return .success(item["resource"]?.recordValue.flatMap { try? File($0, versions.client) })
        }
    }
}

extension Client {
    /// The jobs that copy, move and delete files.
    public var asyncJobs: Resources<AsyncJob> { Resources(client: self) }
}

/// A file or folder that a job copies or moves.
public struct Relocation: Hashable, Sendable {
    /// The id of the file or folder.
    public var file: String
    /// Where it goes; nil for its own project's top.
    public var destination: Destination?
    /// Its new name; nil for the one it has.
    public var name: String?

    /// A file or folder, and where it goes.
    public init(_ file: String, to destination: Destination? = nil, name: String? = nil) {
        self.file = file
        self.destination = destination
        self.name = name
    }

    fileprivate var item: Value {
        var item = Record([("file", .string(file))])
        if let (key, id) = destination?.field { item[key] = id }
        item["name"] = name?.asValue
        return .record(item)
    }
}

extension Resources<AsyncJob> {
    /// The jobs of the last month, `GET /async/files`.
    public func list(limit: Int? = nil) throws -> Listing<AsyncJob> {
        try list(Arguments(given: [("limit", limit?.asValue)]))
    }

    /// One job, `GET /async/files/{kind}/{id}`.
    public func get(_ id: String, _ kind: AsyncJob.Kind) async throws -> AsyncJob {
        try await AsyncJob(client.send(.get("async", "files", kind.rawValue, id)), client)
    }

    /// Starts to copy files and folders with what is in them, `POST /async/files/copy`.
    public func copy(_ files: [Relocation]) async throws -> AsyncJob {
        try await submit(.copy, files.map(\.item))
    }

    /// Starts to move files and folders, `POST /async/files/move`; files keep their ids, folders don't.
    public func move(_ files: [Relocation]) async throws -> AsyncJob {
        try await submit(.move, files.map(\.item))
    }

    /// Starts to delete files, and folders with what is in them, `POST /async/files/delete`.
    public func delete(_ ids: [String]) async throws -> AsyncJob {
        try await submit(.delete, ids.map { ["file": .string($0)] })
    }

    private func submit(_ kind: AsyncJob.Kind, _ items: [Value]) async throws -> AsyncJob {
        guard !items.isEmpty else {
            throw APIError.invalidArgument("there are no files in the list; give at least one")
        }
        let response = try await client.send(
            .post("async", "files", kind.rawValue, body: ["items": .list(items)]))
        var record = try response.record()
        // So that it can be asked for again even where the answer doesn't say what it is.
        if record["type"]?.stringValue == nil { record["type"] = .string(kind.rawValue.uppercased()) }
        return try AsyncJob(record, client)
    }
}
