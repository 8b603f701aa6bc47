internal import SevenBridgesData

// Many files at a time: a request for every hundred, and a result for each file.
extension Resources<File> {
    /// Fetches many files, `POST /bulk/files/get`, with one result for each id in their order.
    public func get(_ ids: [String]) async throws -> [Result<File, APIError>] {
        try await fetchInBulk(ids, from: "bulk", "files", "get", key: "file_ids")
    }

    /// Sends what changed in many files, `POST /bulk/files/edit`, with one result for each in their order.
    ///
    /// Changed metadata is merged key by key, and removed keys are deleted. Files without a change are not sent; the
    /// platform, which others change too, keeps whatever was not changed here.
    public func edit(_ files: [File]) async throws -> [Result<File, APIError>] {
        var results: [Result<File, APIError>] = files.map(Result.success)
        var changed: [(position: Int, item: Value)] = []
        for (position, file) in files.enumerated() {
            if let item = try file.edit() { changed.append((position, item)) }
        }
        guard !changed.isEmpty || files.isEmpty else { return results }
        let answers = try await inBulk(changed.map(\.item)) { Self.items($0, "edit") }
        for ((position, _), answer) in zip(changed, answers) { results[position] = answer }
        return results
    }

    /// Replaces names, tags and metadata of many files by what they have here, `POST /bulk/files/update`.
    ///
    /// What a file has not is erased there. So objects that came without tags or metadata are fetched first, and keep
    /// them.
    public func update(_ files: [File]) async throws -> [Result<File, APIError>] {
        let whole = try await completed(files)
        return try await inBulk(whole.map(\.replacement)) { Self.items($0, "update") }
    }

    /// Deletes many files and empty folders, `POST /bulk/files/delete`, with one result for each id in their order.
    public func delete(_ ids: [String]) async throws -> [Result<Void, APIError>] {
        guard !ids.isEmpty else {
            throw APIError.invalidArgument("there are no files in the list; give at least one")
        }
        var results: [Result<Void, APIError>] = []
        for start in stride(from: 0, to: ids.count, by: Self.bulkLimit) {
            let slice = Array(ids[start..<min(start + Self.bulkLimit, ids.count)])
            let response = try await client.send(
                .post("bulk", "files", "delete", body: ["file_ids": slice.asValue]).harmlessTwice)
            results += try BulkAnswer(response, count: slice.count).ofDeletion.map { $0.map { _ in } }
        }
        return results
    }

    private static func items(_ items: [Value], _ verb: String) -> APICall {
        .post("bulk", "files", verb, body: ["items": .list(items)]).harmlessTwice
    }

    /// The files with all that an update replaces; what is missing is fetched in one request for every hundred.
    private func completed(_ files: [File]) async throws -> [File] {
        let partial = files.indices.filter { !files[$0].hasAllReplaceable }
        guard !partial.isEmpty else { return files }
        var files = files
        for (position, result) in zip(partial, try await get(partial.map { files[$0].id })) {
            files[position].fillIn(from: try result.get())
        }
        return files
    }
}

extension File {
    private static let replaceable = ["name", "tags", "metadata"]

    fileprivate var hasAllReplaceable: Bool {
        Self.replaceable.allSatisfy { versions.current[$0] != nil }
    }

    /// Takes over what is missing from the same file as it is on the platform.
    fileprivate mutating func fillIn(from file: File) {
        for name in Self.replaceable where versions.current[name] == nil {
            versions.current[name] = file[name]
        }
    }

    /// The item of a bulk update.
    fileprivate var replacement: Value {
        .record(Record([("id", .string(id))] + Self.replaceable.map { ($0, self[$0]) }))
    }

    /// The item of a bulk edit; nil where nothing changed.
    fileprivate func edit() throws -> Value? {
        let changes = try FileChanges(versions)
        var item = Record([("id", .string(id))])
        item["name"] = changes.name?.asValue
        item["tags"] = changes.tags?.asValue
        switch changes.metadata {
        case .merge(let keys): item["metadata"] = .record(keys)
        case .replace(let all):
            let old = versions.saved["metadata"]?.recordValue ?? Record()
            item["metadata"] = .record(
                Record(old.keys.map { ($0, .null) } + all.pairs.map { ($0.key, $0.value) }))
        case nil: break
        }
        return item.count == 1 ? Value?.none : .record(item)
    }
}
