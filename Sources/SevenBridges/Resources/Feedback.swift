internal import SevenBridgesData

/// What a message to the platform's makers is.
public enum FeedbackKind: String, Hashable, Sendable, CaseIterable {
    case idea = "IDEA"
    case thought = "THOUGHT"
    case problem = "PROBLEM"
}

extension Client {
    /// Sends a message to the platform's makers, `POST /action/notifications/feedback`.
    ///
    /// `referrer` says where it comes from: this library unless given.
    public func sendFeedback(
        _ text: String?, kind: FeedbackKind = .idea, referrer: String? = nil
    ) async throws {
        let body: Value = [
            "type": .string(kind.rawValue), "text": text?.asValue ?? .null,
            "referrer": .string(referrer ?? "sbsh/\(clientVersion)"),
        ]
        _ = try await send(.post("action", "notifications", "feedback", body: body))
    }
}

extension FeedbackKind {
    /// What the catalog knows of it.
    static let action = Action(
        "send-feedback", "sends a message to the platform's makers", effect: .write, yields: .none,
        parameters: [
            Parameter("text", .string, "the message", isRequired: true, isPositional: true),
            Parameter("kind", .enumeration(allCases.map(\.rawValue)), "what it is; IDEA unless given"),
        ],
        examples: [Example("send-feedback \"Sorting by size would help\" kind=IDEA", "tells an idea")]
    ) { client, _, arguments in
        let kind = try arguments.string("kind").flatMap(FeedbackKind.init(rawValue:)) ?? .idea
        try await client.sendFeedback(arguments.requiredString("text"), kind: kind)
        return Value?.none
    }
}
