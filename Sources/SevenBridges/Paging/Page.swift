internal import CurlTransport
public import SevenBridgesData

/// One page of a list.
public struct Page: Sendable {
    /// The objects of the page, typed.
    public var items: [Record]
    /// How many match on the whole, all pages together; nil where the server doesn't say.
    public var total: Int?
    /// The address of the next page; nil on the last.
    var next: String?
    /// The page's own address, as the server gives it.
    var href: String?

    init(_ response: APIResponse, of type: ResourceType) throws {
        let body = try response.record()
        guard let list = body["items"]?.listValue else {
            throw APIError.unexpectedForm("a list without 'items'")
        }
        items = type.records(try list.map(Self.item))
        total = response.headers["X-Total-Matching-Query"].flatMap { Int($0) }
        href = body["href"]?.stringValue
        next = body["links"]?.listValue?.compactMap(Self.next).first
    }

    private static func item(_ value: Value) throws -> Record {
        guard case .record(let record) = value else {
            throw APIError.unexpectedForm("a list of \(value.kind) instead of objects")
        }
        return record
    }

    private static func next(_ link: Value) -> String? {
        guard link["rel"].stringValue?.lowercased() == "next" else { return nil }
        return link["href"].stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
}
