public import SevenBridgesData

extension Client {
    /// The addresses of the API's parts by their names, `GET /`: `projects_url` and others.
    public func endpoints() async throws -> Record {
        try await send(.get([])).record()
    }
}

/// What the catalog knows of the API's parts.
enum Endpoints {
    static let action = Action(
        "endpoints", "the addresses of the API's parts", effect: .read, yields: .record,
        examples: [Example("$(endpoints).projects_url", "where projects are")]
    ) { client, _, _ in try await .record(client.endpoints()) }
}
