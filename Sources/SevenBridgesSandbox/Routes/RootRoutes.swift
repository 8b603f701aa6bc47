import SevenBridgesData

/// The root of the API, which needs no token.
enum RootRoutes {
    private static let groups = [
        ("rate_limit_url", "rate_limit"), ("user_url", "user"), ("users_url", "users"),
        ("billing_url", "billing"),
        ("projects_url", "projects"), ("files_url", "files"), ("tasks_url", "tasks"), ("apps_url", "apps"),
        ("action_url", "action"), ("upload_url", "upload"),
    ]

    /// Where the groups of calls are.
    static func endpoints(baseURL: String) -> Reply {
        .ok(.record(Record(groups.map { ($0, .string("\(baseURL)/\($1)")) })))
    }
}
