import SevenBridgesData

/// How many calls the caller has left; asking is free.
enum RateLimitRoutes {
    static let path: [Substring] = ["rate_limit"]

    static let all: [Route] = [.get("rate_limit", show)]

    private static func show(_ call: Call, _ world: inout World) -> Reply {
        let quota = call.quota
        return .ok([
            "rate": [
                "limit": .int(quota.limit), "remaining": .int(quota.remaining), "reset": .int(quota.reset),
            ],
            "instance_limit": ["limit": 25, "remaining": 25],
        ])
    }
}
