import Hummingbird
import SevenBridgesData

/// The API: what all calls have in common, from the token to the headers of the answer.
final class PlatformAPI: Sendable {
    static let prefix = "/v2"

    private static let longestURL = 8192
    private static let largestBody = 16 << 20
    /// What a body holds comes back inside of lists, which readers must still accept.
    private static let deepestBody = 100

    private let accounts: Accounts
    private let requiresAdvanceAccess: Bool
    private let world: SharedWorld
    private let links: SignedLinks
    private let routes = RouteTable.platform

    init(configuration: SandboxConfiguration, world: SharedWorld, links: SignedLinks) {
        accounts = Accounts(configuration)
        requiresAdvanceAccess = configuration.requiresAdvanceAccess
        self.world = world
        self.links = links
    }

    /// Answers a request; whatever is wrong with it becomes an error of the platform.
    func respond(to request: Request) async -> Response {
        let account = accounts.account(request.headers)
        let reply: Reply
        do {
            reply = try await answer(request, account)
        } catch let error as PlatformError {
            reply = .failure(error)
        } catch {
            reply = .failure(.unexpected)
        }
        let response = response(reply, accounts.quota(of: account))
        return request.method == .head ? response.createHeadResponse() : response
    }
}

// From the request to the reply
extension PlatformAPI {
    private func answer(_ request: Request, _ account: Accounts.Account?) async throws -> Reply {
        guard request.head.path?.utf8.count ?? 0 <= Self.longestURL else { throw PlatformError.uriTooLong }
        let path = try path(of: request)
        let method = request.method.rawValue
        let baseURL = "http://\(request.head.authority ?? "127.0.0.1")\(Self.prefix)"
        if path == [] && method == "GET" { return RootRoutes.endpoints(baseURL: baseURL) }

        guard let account else { throw PlatformError.unauthorized }
        if path != RateLimitRoutes.path { try accounts.countCall(of: account) }
        guard let path else { throw PlatformError.notFound }
        guard let query = Query(parsing: request.uri.query ?? "") else { throw PlatformError.badRequest }
        let (route, parameters) = try routes.route(method: method, path: path)
        let body = try await body(of: request, acceptsYAML: route.acceptsYAML)
        guard !body.isDeeper(than: Self.deepestBody) else {
            throw PlatformError.undecodableContent.saying(
                "The content of the request is nested deeper than \(Self.deepestBody) levels.")
        }
        return try world.access { world in
            let caller = account.username ?? world.signedInUser
            guard world.user(caller)?.isDisabled == false else { throw PlatformError.unauthorized }
            let call = Call(
                parameters: parameters, query: query, body: body, path: path.joined(separator: "/"),
                baseURL: baseURL, caller: caller,
                hasAdvanceAccess: !requiresAdvanceAccess
                    || request.headers["X-SBG-Advance-Access"]?.lowercased() == "advance",
                quota: accounts.quota(of: account), links: links)
            return try route.answer(call, &world)
        }
    }

    /// The segments below `/v2`, decoded; nil for a path outside of it. Ids with slashes may come encoded as one.
    private func path(of request: Request) throws -> [Substring]? {
        guard let path = PercentCoding.decode(request.uri.path, plusIsSpace: false) else {
            throw PlatformError.badRequest
        }
        let segments = path.split(separator: "/")
        guard segments.first == Self.prefix.dropFirst() else { return nil }
        return Array(segments.dropFirst())
    }

    /// The body, in JSON or where a call takes it in YAML. Clients send `null` or `{}` with GET and DELETE, where it means nothing.
    private func body(of request: Request, acceptsYAML: Bool) async throws -> Value {
        guard ["POST", "PUT", "PATCH"].contains(request.method.rawValue) else { return .null }
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            bytes += buffer.readableBytesView
            guard bytes.count <= Self.largestBody else { throw PlatformError.contentTooLarge }
        }
        guard !bytes.isEmpty else { return .null }
        let type = request.headers["Content-Type"]?.lowercased() ?? "application/json"
        if acceptsYAML, Self.yamlTypes.contains(where: type.hasPrefix) { return try yaml(bytes) }
        guard type.hasPrefix("application/json") else { throw PlatformError.unsupportedMediaType }
        do {
            return try JSON.parse(bytes)
        } catch {
            throw PlatformError.undecodableContent
        }
    }

    private static let yamlTypes = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"]

    private func yaml(_ bytes: [UInt8]) throws -> Value {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PlatformError.undecodableContent
        }
        do {
            return try YAML.parse(text)
        } catch {
            throw PlatformError.undecodableContent.saying(error.message)
        }
    }
}

// From the reply to the response
extension PlatformAPI {
    private func response(_ reply: Reply, _ quota: RateMeter.Quota) -> Response {
        var headers = HTTPFields()
        headers["X-Request-Id"] = RandomText.hex(32)
        headers["X-RateLimit-Limit"] = String(quota.limit)
        headers["X-RateLimit-Remaining"] = String(quota.remaining)
        headers["X-RateLimit-Reset"] = String(quota.reset)
        for (name, value) in reply.headers { headers[name] = value }
        guard let body = reply.body else {
            return Response(status: .init(code: reply.status), headers: headers)
        }
        headers["Content-Type"] = "application/json"
        return Response(
            status: .init(code: reply.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSON.bytes(body))))
    }
}

extension Value {
    /// Whether lists and objects are nested in it to more than a number of levels.
    fileprivate func isDeeper(than levels: Int) -> Bool {
        switch self {
        case .list(let elements): levels == 0 || elements.contains { $0.isDeeper(than: levels - 1) }
        case .record(let record): levels == 0 || record.values.contains { $0.isDeeper(than: levels - 1) }
        default: false
        }
    }
}
