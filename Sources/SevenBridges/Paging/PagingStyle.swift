/// How the pages of a list hang together.
public enum PagingStyle: Hashable, Sendable {
    /// By `offset` and `limit`: the total is told, so that pages can be fetched several at a time. Nearly all lists.
    case offset
    /// By links from page to page, which hold a token: the objects of a volume, and `GET /files/scroll`.
    ///
    /// `start` goes into the query of the first page, where the API wants a token there, too.
    case links(start: QueryItem? = nil)
    /// By a token in the body, sent back in the query under the same name: `POST /files/search`.
    ///
    /// `items` and `total` are what the body calls the page's objects and their number on the whole.
    case continuation(token: String, items: String, total: String? = nil)

    /// `GET /files/scroll` and `GET /files/{id}/scroll`, which begin with the token `init`.
    public static let scroll = PagingStyle.links(start: QueryItem("token", "init"))

    /// `POST /files/search`.
    public static let search = PagingStyle.continuation(
        token: "cont_token", items: "result_set", total: "count")

    /// What the body calls the page's objects.
    var itemsKey: String {
        if case .continuation(_, let items, _) = self { items } else { "items" }
    }
}
