import SevenBridgesData

/// The search for files by a query.
enum FileSearchRoutes {
    static let all: [Route] = [.post("files/search", search)]

    private static func search(_ call: Call, _ world: inout World) throws -> Reply {
        guard let text = try call.object().text("query"), !text.isEmpty else {
            throw PlatformError.badRequest.saying("'query' is missing.")
        }
        let query = try SearchQuery.parsing(text)
        let found = Array(try world.files(matching: query, for: call.caller).dropFirst(query.offset ?? 0))
        let start = try start(call.query["cont_token"] ?? query.token)
        let limit = min(try Window(call.query).limit, query.limit ?? .max)
        let page = found.dropFirst(start).prefix(limit)
        var answer = Record([("count", .int(found.count))])
        let end = start + page.count
        let hasMore = !page.isEmpty && end < found.count && query.limit == nil
        answer["cont_token"] = hasMore ? .string(ContinuationToken.text(after: end)) : Value.null
        answer["result_set"] = .list(page.map { show($0, idName: query.idName) })
        return .ok(.record(answer))
    }

    /// Where a page starts.
    private static func start(_ token: String?) throws -> Int {
        guard let token, !token.isEmpty, token != "start" else { return 0 }
        guard let start = ContinuationToken.position(in: token), start >= 0 else {
            throw PlatformError.badRequest.saying("The continuation token is not valid.")
        }
        return start
    }

    private static func show(_ file: File, idName: String) -> Value {
        .record(
            Record([
                (idName, .string(file.id)), ("name", .string(file.name)),
                ("type", .string(file.isFolder ? "folder" : "file")),
                ("tags", .list(file.tags.map(Value.string))),
                ("metadata", .record(file.metadata.record)),
            ]))
    }
}
