public import SevenBridgesData

extension Client {
    /// The files and folders.
    public var files: Resources<File> { Resources(client: self) }
}

extension Resources<File> {
    /// What is at the top of a project; of several names, or values of a metadata key, one is enough.
    public func list(
        project: String, names: [String]? = nil, tags: [String]? = nil, metadata: Record? = nil,
        limit: Int? = nil
    ) throws -> Listing<File> {
        try list(in: .project(project), names: names, tags: tags, metadata: metadata, limit: limit)
    }

    /// What is in a project's top level or in a folder.
    public func list(
        in place: Destination, names: [String]? = nil, tags: [String]? = nil, metadata: Record? = nil,
        limit: Int? = nil
    ) throws -> Listing<File> {
        let (key, id) = place.field
        return try list(
            Arguments(given: [
                (key, id), ("name", names?.asValue), ("tags", tags?.asValue),
                ("metadata", metadata?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// Makes a folder.
    public func createFolder(_ name: String, in place: Destination) async throws -> File {
        let body = Record([("name", .string(name)), ("type", "folder"), place.field])
        let call = APICall.post("files", body: .record(body)).making(.folder(named: name, in: place))
        return try await File(client.send(call), client)
    }

    /// Deletes up to 100 files in one request, with one result for each.
    func delete(_ records: [Record]) async throws -> [Result<Value?, APIError>] {
        let ids = try records.map { try File.type.id(of: $0).asValue }
        let response = try await client.send(
            .post("bulk", "files", "delete", body: ["file_ids": .list(ids)]).harmlessTwice)
        return try BulkAnswer(response, count: ids.count).ofDeletion
    }
}

extension Project {
    /// What is at the top of the project.
    public func files() throws -> Listing<File> {
        try versions.client.files.list(project: id)
    }
}

extension File {
    /// Copies the file, with its metadata and tags, and gives back the copy.
    public func copy(to destination: Destination, name: String? = nil) async throws -> File {
        var body = Record([destination.field])
        body["name"] = name?.asValue
        let client = versions.client
        var call = APICall.post("files", id, "actions", "copy", body: .record(body))
        call.made = (name ?? self.name).map { .file(named: $0, in: destination) }
        return try await File(client.send(call), client)
    }

    /// Moves the file into a folder of its project; the id stays.
    public mutating func move(to folder: String, name: String? = nil) async throws {
        var body = Record([("parent", .string(folder))])
        body["name"] = name?.asValue
        let response = try await versions.client.send(
            .post("files", id, "actions", "move", body: .record(body)))
        versions.adopt(Self.type.record(try response.record()))
    }

    /// Deletes the file, or the folder if it is empty.
    public func delete() async throws {
        _ = try await versions.client.send(.delete("files", id))
    }

    /// What is in the folder, `GET /files/{id}/list`.
    public func files(limit: Int? = nil) throws -> Listing<File> {
        try requireFolder()
        return try versions.client.files.contents(of: id, limit: limit)
    }

    /// Where the bytes can be read for a while, by whoever has the address.
    package func downloadURL() async throws -> SignedURL {
        try await versions.client.downloadURL(of: id)
    }
}

extension Client {
    /// Where the bytes of a file can be read for a while, by whoever has the address.
    package func downloadURL(of file: String) async throws -> SignedURL {
        let info = try await send(.get("files", file, "download_info")).record()
        guard let url = info["url"]?.stringValue, !url.isEmpty else {
            throw APIError.unexpectedForm("no address to download from")
        }
        return SignedURL(url)
    }
}
