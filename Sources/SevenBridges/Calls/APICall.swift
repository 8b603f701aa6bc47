public import CurlTransport
public import SevenBridgesData

/// One request to the API, before it has an address and a token.
public struct APICall: Sendable {
    /// What to do there.
    public var method: HTTPMethod
    /// What to ask.
    public var target: Target
    /// What to send as JSON; nil for no body.
    public var body: Value?
    /// What to send instead where the body is not JSON.
    public var text: TextBody?
    /// Whether it changes nothing on the platform: so for GET and HEAD, and for a POST that is declared as a read.
    public var isRead: Bool
    /// Whether it is a preview, which has to be asked for (Advance Access) whatever the configuration. Default: false.
    public var wantsAdvanceAccess = false
    /// Whether a write may be repeated because the second time changes nothing more. Default: false.
    public var isHarmlessTwice = false
    /// How to find what it makes, so that it can be made once although a server fails; nil, the default, where it makes
    /// nothing or nothing that can be told from others by its name.
    public var made: CreatedObject?

    /// A body that goes as it is, with the type that it says it has.
    public struct TextBody: Hashable, Sendable {
        /// The text, sent as UTF-8.
        public var text: String
        /// The value of `Content-Type`.
        public var contentType: String

        /// CWL and whatever else the platform takes as YAML.
        public static func yaml(_ text: String) -> TextBody {
            TextBody(text: text, contentType: "application/yaml")
        }
    }

    /// Where a call goes.
    public enum Target: Sendable {
        /// Parts of a path below the endpoint, as they are: an id's slashes separate, all else is encoded.
        case path([String], query: [QueryItem])
        /// A link that the server gave, followed on the configured host.
        case link(String)
    }

    /// A call that sends nothing but its address.
    public static func get(_ path: String..., query: [QueryItem] = []) -> APICall {
        get(path, query: query)
    }

    /// A call that sends nothing but its address.
    public static func get(_ path: [String], query: [QueryItem] = []) -> APICall {
        APICall(method: .get, target: .path(path, query: query), body: nil, isRead: true)
    }

    /// A call that follows a link which the server gave.
    public static func get(link: String) -> APICall {
        APICall(method: .get, target: .link(link), body: nil, isRead: true)
    }

    /// A call that posts JSON; `isRead` where that changes nothing, as for a search.
    public static func post(
        _ path: String..., query: [QueryItem] = [], body: Value? = nil, isRead: Bool = false
    ) -> APICall {
        APICall(method: .post, target: .path(path, query: query), body: body, isRead: isRead)
    }

    /// A call that posts JSON to a path whose parts are not known one by one.
    public static func post(
        _ path: [String], query: [QueryItem] = [], body: Value? = nil, isRead: Bool = false
    ) -> APICall {
        APICall(method: .post, target: .path(path, query: query), body: body, isRead: isRead)
    }

    /// A call that changes parts of something.
    public static func patch(_ path: String..., body: Value) -> APICall {
        patch(path, body: body)
    }

    /// A call that changes parts of something.
    public static func patch(_ path: [String], query: [QueryItem] = [], body: Value) -> APICall {
        APICall(method: .patch, target: .path(path, query: query), body: body, isRead: false)
    }

    /// A call that replaces something.
    public static func put(_ path: String..., body: Value) -> APICall {
        put(path, body: body)
    }

    /// A call that replaces something.
    public static func put(_ path: [String], body: Value) -> APICall {
        APICall(method: .put, target: .path(path, query: []), body: body, isRead: false)
    }

    /// A call that deletes something.
    public static func delete(_ path: String...) -> APICall {
        delete(path)
    }

    /// A call that deletes something.
    public static func delete(_ path: [String]) -> APICall {
        APICall(method: .delete, target: .path(path, query: []), body: nil, isRead: false)
    }

    /// The same call, for a preview.
    public var preview: APICall {
        var call = self
        call.wantsAdvanceAccess = true
        return call
    }

    /// The same call, which does nothing more the second time.
    public var harmlessTwice: APICall {
        var call = self
        call.isHarmlessTwice = true
        return call
    }

    /// The same call, of which it is known how to find what it makes.
    public func making(_ object: CreatedObject) -> APICall {
        var call = self
        call.made = object
        return call
    }

    /// Whether it is a preview: it says so, it goes to a part of the API that is one as a whole, or it asks for the files
    /// of a dataset.
    var isPreview: Bool {
        if wantsAdvanceAccess { return true }
        switch target {
        case .path(let parts, let query):
            return parts.contains { Self.previewParts.contains($0) }
                || query.contains { $0.name == "dataset" }
        case .link(let link):
            let parts = link.split(whereSeparator: { "/?&".contains($0) })
            return parts.contains { Self.previewParts.contains(String($0)) || $0.hasPrefix("dataset=") }
        }
    }

    private static let previewParts: Set<String> = ["automation", "datasets"]

    /// Whether sending it twice does no more than sending it once. So it is with PATCH here, which sets properties and
    /// keys to values and never adds to them.
    var isRepeatable: Bool { isRead || isHarmlessTwice || method.isIdempotent || method == .patch }
}

/// One `name=value` of a query; names may repeat.
public struct QueryItem: Hashable, Sendable {
    /// The name, not encoded.
    public var name: String
    /// The value, not encoded.
    public var value: String

    /// A name and its value, as they are.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
