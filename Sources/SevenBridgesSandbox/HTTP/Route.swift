/// One call of the API: its method, its path and what answers it.
struct Route: Sendable {
    typealias Answer = @Sendable (Call, inout World) throws -> Reply

    let method: String
    private(set) var answer: Answer
    /// Whether the body may be YAML.
    private(set) var acceptsYAML = false
    fileprivate let pattern: [Segment]

    /// A part of a path: itself, or a name for whatever stands there.
    fileprivate enum Segment {
        case literal(Substring)
        case parameter(String)
    }

    private init(_ method: String, _ pattern: String, _ answer: @escaping Answer) {
        self.method = method
        self.answer = answer
        self.pattern = pattern.split(separator: "/").map { part in
            part.hasPrefix("{") ? .parameter(String(part.dropFirst().dropLast())) : .literal(part)
        }
    }

    static func get(_ pattern: String, _ answer: @escaping Answer) -> Route { Route("GET", pattern, answer) }
    static func post(_ pattern: String, _ answer: @escaping Answer) -> Route {
        Route("POST", pattern, answer)
    }
    static func put(_ pattern: String, _ answer: @escaping Answer) -> Route { Route("PUT", pattern, answer) }
    static func patch(_ pattern: String, _ answer: @escaping Answer) -> Route {
        Route("PATCH", pattern, answer)
    }
    static func delete(_ pattern: String, _ answer: @escaping Answer) -> Route {
        Route("DELETE", pattern, answer)
    }

    /// The same call, for callers only who opted in to preview calls.
    var inAdvanceAccess: Route {
        let answer = answer
        var route = self
        route.answer = { call, world in
            try call.requireAdvanceAccess()
            return try answer(call, &world)
        }
        return route
    }

    /// The same call, with a body in YAML as well.
    var acceptingYAML: Route {
        var route = self
        route.acceptsYAML = true
        return route
    }
}

/// All calls of the API. A new group of calls is a file beside the others and a line here.
struct RouteTable: Sendable {
    static let platform = RouteTable(
        [
            RateLimitRoutes.all,
            UserRoutes.all,
            ProjectRoutes.all,
            FileListRoutes.all,
            FileRoutes.all,
            FileActionRoutes.all,
            BulkFileRoutes.all,
            AppRoutes.all,
            TaskRoutes.all,
            AutomationRoutes.all,
            AutomationMemberRoutes.all,
            AutomationRunRoutes.all,
            AutomationUploadRoutes.all,
            MemberRoutes.all,
            DivisionRoutes.all,
            BillingRoutes.all,
            MarkerRoutes.all,
            DatasetRoutes.all,
            FeedbackRoutes.all,
            UploadRoutes.all,
            VolumeRoutes.all,
            VolumeMemberRoutes.all,
            ImportRoutes.all,
            ExportRoutes.all,
            FileJobRoutes.all,
            DRSImportRoutes.all,
            FileSearchRoutes.all,
        ].flatMap(\.self)
    )

    private let routesByLength: [Int: [Route]]

    init(_ routes: [Route]) {
        routesByLength = Dictionary(grouping: routes, by: \.pattern.count)
    }

    /// The route of a call with the values of its parameters; literal segments win over parameters.
    func route(method: String, path: [Substring]) throws -> (route: Route, parameters: [String: String]) {
        let candidates = (routesByLength[path.count] ?? []).filter { $0.matches(path) }
        guard !candidates.isEmpty else { throw PlatformError.notFound }
        let best = candidates.filter { $0.method == method }.max { $0.literalCount < $1.literalCount }
        guard let best else { throw PlatformError.methodNotAllowed }
        return (best, best.parameters(of: path))
    }
}

extension Route {
    fileprivate func matches(_ path: [Substring]) -> Bool {
        zip(pattern, path).allSatisfy { segment, part in
            if case .literal(let literal) = segment { literal == part } else { true }
        }
    }

    fileprivate var literalCount: Int {
        pattern.count { if case .literal = $0 { true } else { false } }
    }

    fileprivate func parameters(of path: [Substring]) -> [String: String] {
        var parameters: [String: String] = [:]
        for case (.parameter(let name), let part) in zip(pattern, path) { parameters[name] = String(part) }
        return parameters
    }
}
