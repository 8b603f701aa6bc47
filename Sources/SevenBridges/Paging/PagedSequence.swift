internal import CurlTransport
internal import SevenBridgesData

/// The pages of a list, each fetched when it is asked for and not before.
///
/// Follows the server's links to the end; a link that leads back to a page which was read is an error, not a loop.
public struct PagedSequence: AsyncSequence, Sendable {
    /// The largest page that the API gives.
    public static let pageSize = 100

    let client: Client
    let first: APICall
    let type: ResourceType
    /// How many items are delivered at most; nil for all.
    let limit: Int?

    /// Starts at the first page.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pages: self)
    }

    /// How many items there are on the whole, as the server counts them; one request. Nil where it doesn't say.
    public func total() async throws -> Int? {
        var iterator = makeAsyncIterator()
        return try await iterator.next()?.total
    }

    /// Fetches the pages one after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let pages: PagedSequence
        private var call: APICall?
        private var visited: Set<String> = []
        private var delivered = 0

        init(pages: PagedSequence) {
            self.pages = pages
            call = pages.limit == 0 ? nil : pages.first
        }

        /// The next page, or nil after the last.
        public mutating func next() async throws -> Page? {
            guard let call else { return nil }
            self.call = nil
            var page = try await Page(pages.client.send(call), of: pages.type)
            if let limit = pages.limit { page.items = Array(page.items.prefix(limit - delivered)) }
            delivered += page.items.count
            if let href = page.href { visited.insert(href) }
            if let next = page.next, delivered < pages.limit ?? .max {
                guard visited.insert(next).inserted else { throw endless() }
                self.call = .get(link: next)
            }
            return page
        }

        private func endless() -> APIError {
            APIError(
                .endlessPaging,
                message:
                    "after \(delivered) \(pages.type.plural) the platform refers to a page that was read before"
            )
        }
    }
}
