internal import CurlTransport
internal import SevenBridgesData

/// The pages of a list, in order, each fetched when it is asked for.
///
/// After the first page, several are fetched at a time (`Client.Options.pagesAtOnce`) where the server tells the total;
/// a reader that stops ends what is on its way. Follows the server's links to the end; a link that leads back to a page
/// which was read is an error, not a loop. What appears on two pages, because the list changed meanwhile, is delivered
/// once.
public struct PagedSequence: AsyncSequence, Sendable {
    /// The largest page that the API gives.
    public static let pageSize = 100

    let client: Client
    let first: APICall
    let type: ResourceType
    let style: PagingStyle
    /// How many items are delivered at most; nil for all.
    let limit: Int?
    /// At most one page; a list, because a page has its list and a value can't hold itself.
    private var known: [Page] = []

    /// A page that is here already, with which to begin.
    var start: Page? { known.first }

    init(client: Client, first: APICall, type: ResourceType, style: PagingStyle, limit: Int?) {
        self.client = client
        self.first = first
        self.type = type
        self.style = style
        self.limit = limit
    }

    /// Starts at the first page.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pages: self)
    }

    /// How many items there are on the whole, as the server counts them; one request. Nil where it doesn't say.
    public func total() async throws -> Int? {
        var iterator = makeAsyncIterator()
        return try await iterator.next()?.total
    }

    /// The first page, from which `next()` and `previous()` lead on; one request.
    public func page() async throws -> Page {
        if let start { return start }
        return try await fetch(.first)
    }

    /// The pages in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let pages: PagedSequence
        private let window: PageWindow
        private var plan: PagePlan

        init(pages: PagedSequence) {
            self.pages = pages
            window = PageWindow(pages)
            plan = PagePlan(pages)
        }

        /// The next page, or nil after the last.
        public mutating func next() async throws -> Page? {
            while let page = try await nextPage() {
                if case .deliver(let page) = plan.receive(page) { return page }
            }
            if let failure = plan.failure { throw failure }
            return nil
        }

        private func nextPage() async throws -> Page? {
            if let start = pages.start, plan.position == start.address { return start }
            return try await window.page(first: plan.wanted(atOnce: pages.client.options.pagesAtOnce))
        }
    }
}

extension PagedSequence {
    /// Fetches one page.
    @concurrent func fetch(_ address: PageAddress) async throws -> Page {
        try await Page(client.send(address.call(from: first)), at: address, of: self)
    }

    /// This page and all after it.
    func starting(with page: Page) -> PagedSequence {
        var list = PagedSequence(client: client, first: first, type: type, style: style, limit: nil)
        list.known = [page]
        return list
    }
}
