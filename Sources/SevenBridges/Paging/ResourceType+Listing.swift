internal import CurlTransport
public import SevenBridgesData

extension ResourceType {
    /// The pages of a list with these arguments; nothing is sent until the first page is asked for.
    public func pages(in client: Client, _ arguments: Arguments = Arguments()) throws -> PagedSequence {
        guard let list else { throw APIError.invalidArgument("\(plural) can't be listed") }
        try list.check(arguments, type: self)
        let limit = try arguments.count("limit")
        let query = try list.pagingQuery(arguments, limit: limit) + list.filterQuery(arguments)
        var call = APICall.get(try list.path(arguments), query: query)
        call.wantsAdvanceAccess = list.isPreview
        return pages(from: call, paging: list.paging, in: client, limit: limit)
    }

    /// The pages of a list that begins with this call, for lists that `pages(in:)` can't describe.
    ///
    /// The call holds the size of a page where that matters; `limit` is of all items together.
    public func pages(
        from call: APICall, paging: PagingStyle, in client: Client, limit: Int? = nil
    ) -> PagedSequence {
        PagedSequence(client: client, first: call, type: self, style: paging, limit: limit)
    }

    /// Fetches one by its id.
    public func fetch(_ id: String, from client: Client) async throws -> Record {
        guard let get else { throw APIError.invalidArgument("a \(name) can't be fetched by its id") }
        let response = try await client.send(.get(get.path(id)))
        return record(try response.record())
    }

    /// Fetches an object anew, from where its type or its id says that it is.
    public func refetch(_ object: Record, from client: Client) async throws -> Record {
        guard let address else { return try await fetch(id(of: object), from: client) }
        let call = APICall(method: .get, target: try address(object), body: nil, isRead: true)
        return record(try await client.send(call).record())
    }
}

extension ListCall {
    fileprivate func check(_ arguments: Arguments, type: ResourceType) throws {
        for group in exactlyOneOf {
            let given = group.filter { arguments[$0].map { !$0.isNull } ?? false }
            let names = group.map { "\($0)=" }.joined(separator: " or ")
            guard given.count == 1 else {
                throw APIError.invalidArgument(
                    given.isEmpty
                        ? "\(type.plural) needs \(names)"
                        : "\(type.plural) takes only one of \(names), not \(given.joined(separator: " and "))"
                )
            }
        }
        try check(arguments)
    }

    fileprivate func pagingQuery(_ arguments: Arguments, limit: Int?) throws -> [QueryItem] {
        var query: [QueryItem] = []
        if case .links(let start?) = paging { query.append(start) }
        if let offset = try arguments.count("offset"), offset > 0 {
            guard paging == .offset else {
                throw APIError.invalidArgument(
                    "'offset' has no meaning here: this list is read from the start")
            }
            query.append(QueryItem("offset", "\(offset)"))
        }
        query.append(QueryItem("limit", "\(min(limit ?? .max, PagedSequence.pageSize))"))
        let wanted = try arguments.strings("fields")?.joined(separator: ",") ?? fields
        if let wanted, !wanted.isEmpty { query.append(QueryItem("fields", wanted)) }
        return query
    }

    fileprivate func filterQuery(_ arguments: Arguments) throws -> [QueryItem] {
        try filters.flatMap { filter in try filter.query(arguments) }
    }
}

extension Filter {
    /// The filter's part of the query: one item for each value.
    fileprivate func query(_ arguments: Arguments) throws -> [QueryItem] {
        guard let query else { return [] }
        if parameter.entryKind != nil { return try entryQuery(query, arguments) }
        switch parameter.kind {
        case .resource:
            guard let id = try arguments.id(parameter.name) else { return [] }
            return [QueryItem(query, id)]
        case .date:
            guard let date = try arguments.date(parameter.name) else { return [] }
            return [QueryItem(query, dates.text(of: date))]
        default:
            guard let values = try arguments.strings(parameter.name) else { return [] }
            // To be equal to one of none asks for nothing; left out, it would ask for everything.
            let isNothing = values.isEmpty && !needsAll && answers.contains(.equals)
            return (isNothing ? [""] : values).map { QueryItem(query, $0) }
        }
    }

    /// `metadata.KEY` arguments and the keys of a `metadata={...}`, each with one value or several; null asks for `null`.
    private func entryQuery(_ prefix: String, _ arguments: Arguments) throws -> [QueryItem] {
        let whole = try arguments.record(parameter.name) ?? Record()
        let entries = Arguments(Record(whole.pairs + arguments.entries(of: parameter.name).pairs))
        return try entries.values.keys.flatMap { key in
            (try entries.strings(key) ?? ["null"]).map { QueryItem(prefix + key, $0) }
        }
    }
}

extension Filter.DateForm {
    fileprivate func text(of date: Timestamp) -> String {
        switch self {
        case .moment:
            let text = String(date.iso8601.prefix(19))
            return text.hasSuffix("T00:00:00") ? date.iso8601Day : text
        case .monthDayYear:
            let day = date.iso8601Day.split(separator: "-")
            return (day.dropFirst() + day.prefix(1)).joined(separator: "-")
        }
    }
}

extension Arguments {
    /// A number that is not negative; nil where it is absent or null.
    fileprivate func count(_ name: String) throws -> Int? {
        guard let number = try int(name) else { return nil }
        guard number >= 0 else { throw APIError.invalidArgument("'\(name)' can't be negative") }
        return number
    }
}
