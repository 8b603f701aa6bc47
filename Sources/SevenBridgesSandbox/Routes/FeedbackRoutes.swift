import SevenBridgesData

/// What a user tells the platform's makers.
struct Feedback: Stored, Identifiable {
    let id: String
    let type: String
    let text: String
    let referrer: String
    let username: String
    let sentOn: Timestamp
}

/// Feedback, which is kept and answered by nothing.
enum FeedbackRoutes {
    static let all: [Route] = [.post("action/notifications/feedback", send)]

    private static let types = ["IDEA", "THOUGHT", "PROBLEM"]

    private static func send(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard let type = try body.text("type"), types.contains(type) else {
            throw PlatformError.badRequest.saying("'type' must be IDEA, THOUGHT or PROBLEM.")
        }
        world.feedback.insert(
            Feedback(
                id: world.newUUID(), type: type, text: try body.text("text") ?? "",
                referrer: try body.text("referrer") ?? "", username: call.caller, sentOn: world.moment))
        return .ok(.record(Record()))
    }
}
