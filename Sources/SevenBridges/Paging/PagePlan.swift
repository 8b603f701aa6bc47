internal import SevenBridgesData

/// Which page of a list is delivered next, and which are worth fetching meanwhile: a plain value that is told of each
/// page as its turn comes.
///
/// A page's own link says which one follows; the total only lets us guess the links of those behind it. So a list that
/// changes while it is read is followed rightly: pages that were guessed wrong are not delivered. What an insertion
/// pushes onto the next page is delivered once. When the total has shrunk, what moved up across the border is read
/// again. Only a deletion and an insertion that make up for each other can't be seen.
struct PagePlan {
    /// The page to be delivered next; nil at the end.
    private(set) var position: PageAddress?
    /// Why there is no next page, where that is not because all were read.
    private(set) var failure: APIError?

    private let type: ResourceType
    private let limit: Int?
    private let style: PagingStyle
    /// The offset of the first page.
    private let start: Int

    private var delivered = 0
    private var pageCount = 0
    private var total: Int?
    /// The distance from page to page, as the last one showed.
    private var stride: Int?
    private var visited: Set<PageAddress> = []
    private var seen: Set<String> = []
    /// How much was delivered when something was last read again, and the total by which that was noticed.
    private var lastReread: (delivered: Int, total: Int)?

    init(_ list: PagedSequence) {
        type = list.type
        limit = list.limit
        style = list.style
        start = list.first.offset
        position = limit == 0 ? nil : list.start?.address ?? .first
    }

    /// What becomes of a page whose turn it is.
    enum Verdict {
        case deliver(Page)
        /// The list has changed: another page comes first.
        case readAgain
    }

    /// The page to be delivered next, then those that are worth fetching meanwhile: never more than the total and the
    /// limit need, and few until it is clear that the reader goes on.
    func wanted(atOnce: Int) -> [PageAddress] {
        guard let position else { return [] }
        guard case .offset(let link) = position, let total, let stride else { return [position] }
        let missing = limit.map { $0 - delivered } ?? .max
        let pagesLeft = max(0, total - link.offset).dividedUp(by: stride)
        let count = min(atOnce, 1 << min(pageCount, 10), pagesLeft, missing.dividedUp(by: stride))
        return [position] + (1..<max(1, count)).map { .offset(link.moved(to: link.offset + $0 * stride)) }
    }

    /// Takes the page whose turn it is.
    mutating func receive(_ page: Page) -> Verdict {
        if let earlier = placeToReadAgain(page) {
            position = .offset(earlier)
            total = page.total
            return .readAgain
        }
        var page = page
        total = page.total ?? total
        removeSeen(from: &page)
        if let limit { page.items = Array(page.items.prefix(limit - delivered)) }
        delivered += page.items.count
        pageCount += 1
        advance(from: page)
        return .deliver(page)
    }
}

extension PagePlan {
    /// Where to read from when the list has become shorter before this page.
    private mutating func placeToReadAgain(_ page: Page) -> OffsetLink? {
        guard case .offset(let link) = page.address, let known = total, let told = page.total, told < known,
            link.offset > start
        else { return nil }
        // A total that goes up and down must not keep us here: something new was delivered, or it is lower than ever.
        guard lastReread.map({ delivered > $0.delivered || told < $0.total }) ?? true else { return nil }
        lastReread = (delivered, told)
        return link.moved(to: max(start, link.offset - (known - told)))
    }

    /// Takes out what an earlier page had: only of objects with ids, since rows of a report may be alike.
    private mutating func removeSeen(from page: inout Page) {
        guard style == .offset, type.idForm != .none, page.nextAddress != nil || pageCount > 0 else { return }
        let ids = page.items.map { $0[type.idProperty]?.stringValue ?? "" }
        if !seen.isEmpty {
            page.items = zip(page.items, ids).filter { !seen.contains($1) }.map(\.0)
        }
        seen.formUnion(ids.lazy.filter { !$0.isEmpty })
    }

    private mutating func advance(from page: Page) {
        position = nil
        visited.insert(page.address)
        if case .string(let own)? = page.details["href"] {
            visited.insert(PageAddress(link: own, style: style))
        }
        guard let next = page.nextAddress, delivered < limit ?? .max else { return }
        stride = distance(to: next, from: page)
        guard leadsOn(next, from: page) else {
            failure = APIError(
                .endlessPaging,
                message:
                    "after \(delivered) \(type.plural) the platform refers to a page that was read before")
            return
        }
        position = next
    }

    private func leadsOn(_ next: PageAddress, from page: Page) -> Bool {
        guard case .offset(let link) = next else { return !visited.contains(next) }
        return link.offset > offset(of: page)
    }

    private func distance(to next: PageAddress, from page: Page) -> Int? {
        guard case .offset(let link) = next, link.offset > offset(of: page) else { return nil }
        return link.offset - offset(of: page)
    }

    private func offset(of page: Page) -> Int {
        if case .offset(let link) = page.address { link.offset } else { start }
    }
}

extension APICall {
    /// The offset in its query; 0 where it has none.
    fileprivate var offset: Int {
        guard case .path(_, let query) = target else { return 0 }
        return query.first { $0.name == "offset" }.flatMap { Int($0.value) } ?? 0
    }
}

extension Int {
    fileprivate func dividedUp(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder > 0 ? quotient + 1 : quotient
    }
}
