/// How one resource is fetched by its id.
public struct GetCall: Sendable {
    /// What is fetched, in one line.
    public let summary: String
    /// The path below the endpoint.
    public let path: @Sendable (_ id: String) -> [String]
    /// Uses in the language.
    public let examples: [Example]

    init(_ summary: String, path: @escaping @Sendable (_ id: String) -> [String], examples: [Example]) {
        self.summary = summary
        self.path = path
        self.examples = examples
    }
}
