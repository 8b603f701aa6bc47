internal import CurlTransport
public import SevenBridgesData

/// One page of a list.
public struct Page: Sendable {
    /// The objects of the page, typed.
    public var items: [Record]
    /// How many match on the whole, all pages together; nil where the server doesn't say.
    public var total: Int?
    /// What the page says beside its objects and links, such as the `prefixes` of a volume's objects.
    public let details: Record
    /// Where the page is, and its neighbours; nil for none.
    let address: PageAddress
    let nextAddress: PageAddress?
    let previousAddress: PageAddress?
    private let list: PagedSequence

    /// Whether there are more pages after this one.
    public var hasNext: Bool { nextAddress != nil }

    /// Whether there are pages before this one, as far as the list can be read backwards.
    public var hasPrevious: Bool { previousAddress != nil }

    /// The page after this one, whatever the list's limit; nil on the last. One request.
    public func next() async throws -> Page? {
        try await nextAddress.asyncMap(list.fetch)
    }

    /// The page before this one; nil on the first, and in lists that can't be read backwards. One request.
    public func previous() async throws -> Page? {
        try await previousAddress.asyncMap(list.fetch)
    }

    /// This page and all after it, whatever the list's limit; this one is not asked for again.
    public var all: PagedSequence { list.starting(with: self) }
}

extension Page {
    /// Reads the answer to a call for the page of `list` at `address`.
    init(_ response: APIResponse, at address: PageAddress, of list: PagedSequence) throws {
        let body = try response.record()
        guard let objects = body[list.style.itemsKey]?.listValue else {
            throw APIError.unexpectedForm("a list without '\(list.style.itemsKey)'")
        }
        self.address = address
        self.list = list
        items = list.type.records(try objects.map(Self.item))
        details = Record(
            body.pairs.compactMap {
                [list.style.itemsKey, "links"].contains($0.key) ? nil : ($0.key, $0.value)
            })
        switch list.style {
        case .offset, .links:
            let links = PageLinks(body["links"]?.listValue ?? [])
            total = response.headers["X-Total-Matching-Query"].flatMap { Int($0) }.flatMap(Self.count)
            nextAddress = links.next.map { PageAddress(link: $0, style: list.style) }
            previousAddress = links.previous.map { PageAddress(link: $0, style: list.style) }
        case .continuation(let token, _, let totalKey):
            let text = body[token]?.plainText.flatMap { $0.isEmpty ? nil : $0 }
            total = totalKey.flatMap { body[$0]?.intValue }.flatMap(Self.count)
            nextAddress = text.map { .continuation(QueryItem(token, $0)) }
            previousAddress = nil
        }
    }

    private static func count(_ number: Int) -> Int? { number < 0 ? nil : number }

    private static func item(_ value: Value) throws -> Record {
        guard case .record(let record) = value else {
            throw APIError.unexpectedForm("a list of \(value.kind) instead of objects")
        }
        return record
    }
}

/// The links of a page: `{"rel": "next", "href": URL}`, or for volumes `{"next": URL}`.
private struct PageLinks {
    let next: String?
    let previous: String?

    init(_ links: [Value]) {
        func link(_ names: String...) -> String? {
            links.lazy.compactMap { link in
                names.contains(link["rel"].stringValue?.lowercased() ?? "")
                    ? link["href"].stringValue : names.lazy.compactMap { link[$0].stringValue }.first
            }.first { !$0.isEmpty }
        }
        next = link("next")
        previous = link("prev", "previous")
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async throws -> T? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
