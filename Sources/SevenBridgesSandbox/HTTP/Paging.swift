import SevenBridgesData

/// The window of a list that a call asks for.
struct Window {
    let offset: Int
    let limit: Int

    /// The window as the platform reads it: 50 from the start by default, at most 100.
    init(_ query: Query) throws {
        offset = max(0, try Self.number("offset", in: query) ?? 0)
        limit = min(100, max(1, try Self.number("limit", in: query) ?? 50))
    }

    private static func number(_ name: String, in query: Query) throws -> Int? {
        guard let text = query[name] else { return nil }
        guard let number = Int(text) else {
            throw PlatformError.badRequest.saying("'\(name)' must be an integer.")
        }
        return number
    }
}

extension Call {
    /// One page of a list, with its links and its total; `reduced` names what is shown where `fields` is absent, nil for everything.
    func page<Element>(
        of elements: [Element], reduced: [String]?, as record: (Element) -> Record?
    ) throws -> Reply {
        let window = try Window(query)
        let items = elements.dropFirst(window.offset).prefix(window.limit).compactMap(record)
        var links: [Value] = []
        if window.offset < elements.count - window.limit {
            links.append(link("next", to: pageURL(offset: window.offset + window.limit, window)))
        }
        if window.offset > 0 {
            links.append(link("prev", to: pageURL(offset: max(0, window.offset - window.limit), window)))
        }
        return listing(
            items, reduced: reduced, href: pageURL(offset: window.offset, window), links: links,
            total: elements.count)
    }

    /// The body and header that every list has.
    func listing(
        _ items: [Record], reduced: [String]?, href: String, links: [Value], total: Int
    ) -> Reply {
        let selector = FieldSelector(query["fields"], reduced: reduced)
        var reply = Reply.ok([
            "href": .string(href), "items": .list(selector.apply(to: items)), "links": .list(links),
        ])
        reply.headers.append(("X-Total-Matching-Query", String(total)))
        return reply
    }

    /// A link to another page.
    func link(_ relation: String, to url: String) -> Value {
        ["href": .string(url), "rel": .string(relation), "method": "GET"]
    }

    /// The URL of this call with another query.
    func url(with query: Query) -> String {
        let segments = path.split(separator: "/").map { PercentCoding.encode(String($0)) }
        return href(segments.joined(separator: "/")) + query.text
    }

    private func pageURL(offset: Int, _ window: Window) -> String {
        url(with: query.setting("offset", to: String(offset)).setting("limit", to: String(window.limit)))
    }
}
