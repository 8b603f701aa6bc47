public import SevenBridgesData

/// One page of a list as its objects: a collection that leads to its neighbours.
///
/// `for project in page` goes over this page only, `for try await project in page.all` over all that follow, too.
public struct ListingPage<R: Resource>: RandomAccessCollection, Sendable {
    /// The objects of the page.
    public let items: [R]
    /// How many there are on the whole, all pages together; nil where the server doesn't say.
    public let total: Int?
    private let page: Page
    private let client: Client

    init(_ page: Page, _ client: Client) throws {
        items = try page.items.map { try R($0, client) }
        total = page.total
        self.page = page
        self.client = client
    }

    /// What the page says beside its objects and links.
    public var details: Record { page.details }

    /// The position of the first object.
    public var startIndex: Int { items.startIndex }
    /// The position after the last object.
    public var endIndex: Int { items.endIndex }
    /// The object at a position.
    public subscript(position: Int) -> R { items[position] }

    /// Whether there are more pages after this one.
    public var hasNext: Bool { page.hasNext }

    /// Whether there are pages before this one, as far as the list can be read backwards.
    public var hasPrevious: Bool { page.hasPrevious }

    /// The page after this one; nil on the last. One request.
    public func next() async throws -> ListingPage? {
        try await page.next().map { try ListingPage($0, client) }
    }

    /// The page before this one; nil on the first, and in lists that can't be read backwards. One request.
    public func previous() async throws -> ListingPage? {
        try await page.previous().map { try ListingPage($0, client) }
    }

    /// The objects of this page and of all after it; this page is not asked for again.
    public var all: Listing<R> { Listing(client: client, pages: page.all) }
}

extension Listing {
    /// The first page, as long as the list's `limit` and at most 100; `next()` and `previous()` lead on from it.
    public func page() async throws -> ListingPage<R> {
        try await ListingPage(pages.page(), client)
    }
}
