public import SevenBridgesData

/// An upload of a file that was begun and is not completed: enough is known of it to go on, even in another process.
public struct Upload: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of an upload's properties.
    public struct Fields: Sendable {
        /// Address of the upload on the API (text).
        public let href = Field<String>("href", "address of the upload on the API")
        /// About 64 letters and digits (text).
        public let uploadID = Field<String>("upload_id", "about 64 letters and digits")
        /// Project that it goes to (text).
        public let project = Field<String>("project", "project that it goes to", kind: .resource("project"))
        /// Folder that it goes to (text).
        public let parent = Field<String>("parent", "folder that it goes to", kind: .resource("folder"))
        /// Name of the file (text).
        public let name = Field<String>("name", "name of the file")
        /// Size in bytes (a whole number, in bytes).
        public let size = Field<Int>("size", "size in bytes", unit: .bytes)
        /// When it was begun (a moment).
        public let initiated = Field<Timestamp>("initiated", "when it was begun")
        /// Size of each part but the last (a whole number, in bytes).
        public let partSize = Field<Int>("part_size", "size of each part but the last", unit: .bytes)
        /// Whether parts may be sent at the same time (true or false).
        public let isParallel = Field<Bool>(
            "parallel_uploads", "whether parts may be sent at the same time")
        /// How many parts were reported (a whole number).
        public let uploadedPartsCount = Field<Int>("uploaded_parts_count", "how many parts were reported")
        /// The reported parts, where they were asked for (a list of maps).
        public let parts = Field<[Record]>("parts", "the reported parts, where they were asked for")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "upload", plural: "uploads", "an upload that was begun and is not completed",
        properties: declaredProperties(fields),
        defaultColumns: ["upload_id", "name", "project", "initiated"], idProperty: "upload_id",
        idForm: .opaque, list: list, get: get, actions: [], lookUp: ResourceType.onlyByID(.opaque))

    private static let list = ListCall(
        "your uploads that are not completed", path: { _ in MultipartUpload.path }, fields: nil, filters: [],
        examples: [])

    private static let get = GetCall(
        "an upload by its id", path: { MultipartUpload.path + [$0] }, examples: [])
}

extension Client {
    /// The uploads of files that were begun and are not completed.
    public var uploads: Resources<Upload> { Resources(client: self) }
}

extension Resources<Upload> {
    /// The account's uploads that are not completed, `GET /upload/multipart`.
    public func list(limit: Int? = nil) throws -> Listing<Upload> {
        try list(Arguments(given: [("limit", limit?.asValue)]))
    }

    /// One by its id with the parts that were reported, `GET /upload/multipart/{id}?list_parts=true`.
    public func getWithParts(_ id: String) async throws -> Upload {
        let call = APICall.get(MultipartUpload.path + [id], query: [QueryItem("list_parts", "true")])
        return try await Upload(client.send(call), client)
    }

    /// Begins an upload, `POST /upload/multipart`; sizes are in bytes, and the platform may choose another part size.
    ///
    /// `overwriting` deletes a file of that name first. `md5` are 32 hexadecimal digits that the platform keeps.
    public func start(
        name: String, size: Int, to destination: Destination, partSize: Int = 32 << 20,
        overwriting: Bool = false, md5: String? = nil
    ) async throws -> MultipartUpload {
        guard !name.isEmpty else { throw APIError.invalidArgument("an upload needs a name") }
        guard (0...5 << 40).contains(size) else {
            throw APIError.invalidArgument("'\(name)' is larger than 5 TiB, which is all that a file can be")
        }
        guard partSize > 0 else { throw APIError.invalidArgument("a part has at least one byte") }
        var body = Record([
            ("name", .string(name)), ("size", .int(size)), ("part_size", .int(partSize)), destination.field,
        ])
        body["md5"] = md5?.asValue
        let query = overwriting ? [QueryItem("overwrite", "true")] : []
        let call = APICall.post(MultipartUpload.path, query: query, body: .record(body))
        return try MultipartUpload(
            try await client.send(call).record(), at: MultipartUpload.path, client)
    }
}

extension Upload {
    /// The upload as one that can be gone on with; it has to come with its part size, as `get` brings it.
    public func resumed() throws -> MultipartUpload {
        try MultipartUpload(record, at: MultipartUpload.path, versions.client)
    }

    /// The parts that were reported, where they were asked for.
    public var reportedParts: [MultipartUpload.ReportedPart] {
        (self.parts ?? []).compactMap { part in
            guard let number = part["part_number"]?.intValue else { return nil }
            let headers = part["response"]?["headers"].recordValue ?? Record()
            return MultipartUpload.ReportedPart(
                number: number,
                headers: Dictionary(
                    headers.pairs.map { ($0.key, $0.value.plainText ?? "") }, uniquingKeysWith: { $1 }))
        }
    }

    /// Gives the upload up, `DELETE /upload/multipart/{id}`: what was sent is thrown away.
    public func abort() async throws {
        _ = try await versions.client.send(.delete(MultipartUpload.path + [id]))
    }
}
