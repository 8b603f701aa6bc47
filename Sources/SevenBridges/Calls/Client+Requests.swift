internal import CurlTransport
internal import SevenBridgesData

extension Client {
    /// The longest address that is sent; longer ones are refused by servers on the way.
    private static let longestURL = 6000

    /// The HTTP request of a call: address, headers, and the token apart from them.
    func request(for call: APICall) throws -> HTTPRequest {
        let url = try url(of: call.target)
        guard url.utf8.count <= Self.longestURL else {
            throw APIError(
                .uriTooLong,
                message:
                    "the request is longer than \(Self.longestURL) characters; ask for fewer things at a time"
            )
        }
        var request = HTTPRequest(call.method, url)
        request.headers = [
            "Accept": "application/json", "Content-Type": "application/json",
            "User-Agent": "sbsh/\(clientVersion)",
        ]
        if configuration.wantsAdvanceAccess || call.isPreview {
            request.headers["X-SBG-Advance-Access"] = "Advance"
        }
        let token = configuration.token
        request.credentials =
            token.isOAuth ? ["Authorization": "Bearer \(token.secret)"] : ["X-SBG-Auth-Token": token.secret]
        if let text = call.text {
            request.headers["Content-Type"] = text.contentType
            request.body = .bytes(Array(text.text.utf8))
        } else if let body = call.body ?? Self.bodyOfNothing(call.method) {
            request.body = .bytes(JSON.bytes(body))
        }
        request.timeouts.total = options.timeout
        if call.method == .get { request.redirects = .follow(limit: 5) }
        return request
    }

    /// What a write says that has nothing to say: JSON, as its `Content-Type` promises, and what the platform's own
    /// client has always sent there.
    private static func bodyOfNothing(_ method: HTTPMethod) -> Value? {
        switch method {
        case .post: .null
        case .delete: .record(Record())
        default: nil
        }
    }

    private func url(of target: APICall.Target) throws -> String {
        switch target {
        case .path(let parts, let query):
            guard let path = PercentEncoding.path(parts) else {
                throw APIError.invalidArgument("'\(parts.dropFirst().first ?? "")' is not an id")
            }
            return configuration.endpoint.url + path
                + (query.isEmpty ? "" : "?" + PercentEncoding.query(query))
        case .link(let link): return try url(ofLink: link)
        }
    }

    /// The address that a link of the server's means on the configured host.
    ///
    /// Only path and query are taken, so that no answer can send the token elsewhere; a server behind a proxy, which
    /// doesn't know its public name, can be paged through all the same.
    private func url(ofLink link: String) throws -> String {
        let endpoint = configuration.endpoint
        let afterScheme = link.firstRange(of: "://").map { link[$0.upperBound...] } ?? link[...]
        let path = afterScheme.drop { $0 != "/" }
        guard path.hasPrefix(endpoint.path + "/"), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw APIError.unexpectedForm("a link in it leads out of the API")
        }
        return endpoint.origin + path
    }

    /// The path of a request below the endpoint, for errors and traces.
    func path(of request: HTTPRequest) -> String {
        String(request.url.dropFirst(configuration.endpoint.url.count).prefix { $0 != "?" })
    }
}
