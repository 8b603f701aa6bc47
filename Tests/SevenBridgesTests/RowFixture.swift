import SevenBridges
import SevenBridgesData

extension Fixtures {
    /// What a piece of code asks the platform, which answers with these replies in their order.
    static func lines(
        _ replies: StubTransport.Reply..., of body: (Client) async throws -> Void
    ) async throws -> [String] {
        let (template, _) = try client()
        let transport = StubTransport(replies)
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        try await body(client)
        return transport.lines
    }

    /// A list of these objects, without a next page.
    static func list(_ items: String...) -> StubTransport.Reply {
        .json(#"{"items": [\#(items.joined(separator: ", "))], "links": []}"#)
    }

    static let uuid = "ec1dc1e3-12a3-4b56-889c-e3f2dca0c6f7"
}
