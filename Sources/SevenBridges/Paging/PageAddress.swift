/// Where a page is, as seen from the call that asked for its list.
enum PageAddress: Hashable, Sendable {
    /// The call itself.
    case first
    /// A link of the server's.
    case link(String)
    /// A link of the server's with an offset in it, from which its neighbours can be told.
    case offset(OffsetLink)
    /// The call itself with a token in its query.
    case continuation(QueryItem)

    /// A link of the server's.
    init(link: String, style: PagingStyle) {
        guard style == .offset, let parsed = OffsetLink(link) else {
            self = .link(link)
            return
        }
        self = .offset(parsed)
    }

    /// The call for this page; `first` is the one for the list.
    func call(from first: APICall) -> APICall {
        var call = first
        switch self {
        case .first: break
        case .link(let link): call.target = .link(link)
        case .offset(let link): call.target = .link(link.text)
        case .continuation(let token):
            guard case .path(let path, let query) = first.target else { break }
            call.target = .path(path, query: query.filter { $0.name != token.name } + [token])
        }
        return call
    }
}

/// A link with `offset=NUMBER` in its query. Two are the same page of a list if their offsets are.
struct OffsetLink: Hashable, Sendable {
    /// How many items come before the page.
    let offset: Int
    private let before: String
    private let after: String

    /// Reads a link; nil where it has no offset, or several.
    init?(_ link: String) {
        guard let question = link.firstIndex(of: "?") else { return nil }
        let items = link[question...].dropFirst().split(separator: "&", omittingEmptySubsequences: false)
        let offsets = items.filter { $0.hasPrefix("offset=") }
        guard let item = offsets.first, offsets.count == 1, let offset = Int(item.dropFirst(7)), offset >= 0
        else { return nil }
        self.init(
            offset: offset, before: String(link[..<item.startIndex]), after: String(link[item.endIndex...]))
    }

    private init(offset: Int, before: String, after: String) {
        self.offset = offset
        self.before = before
        self.after = after
    }

    /// The whole link.
    var text: String { "\(before)offset=\(offset)\(after)" }

    /// The same list from another offset on.
    func moved(to offset: Int) -> OffsetLink {
        OffsetLink(offset: offset, before: before, after: after)
    }

    static func == (left: OffsetLink, right: OffsetLink) -> Bool { left.offset == right.offset }

    func hash(into hasher: inout Hasher) { hasher.combine(offset) }
}
