public import SevenBridgesData

// Lists of files beside the ordinary one: search, the scroll, and what a folder holds.
extension Resources<File> {
    /// The files that a search finds, `POST /files/search`: `IN "owner/project" WHERE type = "FILE"`.
    ///
    /// `token` goes on where an earlier search ended, as its page's `details["cont_token"]` says.
    public func search(_ query: String, from token: String? = nil, limit: Int? = nil) throws -> Listing<File>
    {
        guard query.contains(where: { !$0.isWhitespace }) else {
            throw APIError.invalidArgument("a search needs a query, such as IN \"owner/project\"")
        }
        let items =
            (token.map { [QueryItem("cont_token", $0)] } ?? []) + [try Self.pageSize(limit, isSearch: true)]
        let call = APICall.post(
            "files", "search", query: items, body: ["query": .string(query)], isRead: true)
        return listing(from: call, .search, limit)
    }

    /// What is in a project's top level, a folder or a dataset, however much it is: `GET /files/scroll` (a preview).
    ///
    /// It is read from the start to the end only, and can't be narrowed by metadata.
    public func scroll(in place: Destination, limit: Int? = nil) throws -> Listing<File> {
        switch place {
        case .project(let id): try scroll(["files", "scroll"], [QueryItem("project", id)], limit)
        case .folder(let id): try scroll(["files", id, "scroll"], [], limit)
        }
    }

    /// What is in a dataset, however much it is: `GET /files/scroll` (a preview).
    public func scroll(dataset: String, limit: Int? = nil) throws -> Listing<File> {
        try scroll(["files", "scroll"], [QueryItem("dataset", dataset)], limit)
    }

    private func scroll(_ path: [String], _ place: [QueryItem], _ limit: Int?) throws -> Listing<File> {
        let paging = [QueryItem("token", "init"), try Self.pageSize(limit), QueryItem("fields", "_all")]
        return listing(from: APICall.get(path, query: paging + place).preview, .scroll, limit)
    }

    /// What is in a folder, `GET /files/{id}/list`.
    func contents(of folder: String, limit: Int?) throws -> Listing<File> {
        let query = [try Self.pageSize(limit), QueryItem("fields", "_all")]
        return listing(from: .get(["files", folder, "list"], query: query), .offset, limit)
    }

    private func listing(from call: APICall, _ paging: PagingStyle, _ limit: Int?) -> Listing<File> {
        Listing(client: client, pages: File.type.pages(from: call, paging: paging, in: client, limit: limit))
    }

    private static func pageSize(_ limit: Int?, isSearch: Bool = false) throws -> QueryItem {
        guard limit ?? 1 >= (isSearch ? 1 : 0) else {
            throw APIError.invalidArgument("'limit' has to be \(isSearch ? "positive" : "0 or more")")
        }
        let size = min(limit ?? .max, PagedSequence.pageSize)
        return QueryItem("limit", "\(size == 0 ? PagedSequence.pageSize : size)")
    }
}

extension File {
    /// What is in the folder, however much it is: `GET /files/{id}/scroll` (a preview).
    public func scroll(limit: Int? = nil) throws -> Listing<File> {
        try requireFolder()
        return try versions.client.files.scroll(in: .folder(id), limit: limit)
    }

    /// Throws where it is known to be no folder.
    func requireFolder() throws {
        guard isFolder || self["type"].isNull else {
            throw APIError.invalidArgument("\(debugDescription) is not a folder")
        }
    }

    /// Asks for the tags alone, `GET /files/{id}/tags`, and takes them over.
    @discardableResult
    public mutating func fetchTags() async throws -> [String] {
        let answer = try await versions.client.send(.get("files", id, "tags")).body
        guard let tags = [String](answer.isNull ? [] : answer) else {
            throw APIError.unexpectedForm("\(answer.kind) in the place of tags")
        }
        versions.adopt(tags.asValue, for: "tags")
        return tags
    }

    /// Asks for the metadata alone, `GET /files/{id}/metadata`, and takes it over.
    @discardableResult
    public mutating func fetchMetadata() async throws -> Record {
        let metadata = try await versions.client.send(.get("files", id, "metadata")).record()
        versions.adopt(.record(metadata), for: "metadata")
        return metadata
    }
}

extension Project {
    /// Copies files into the project, one request for each, and gives back the copies.
    public func add(_ files: [File]) async throws -> [File] {
        var copies: [File] = []
        for file in files { copies.append(try await file.copy(to: .project(id))) }
        return copies
    }
}
