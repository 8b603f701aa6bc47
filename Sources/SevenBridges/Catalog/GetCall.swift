/// How one resource is fetched by its id.
public struct GetCall: Sendable {
    /// What is fetched, in one line.
    public let summary: String
    /// The path below the endpoint.
    public let path: @Sendable (_ id: String) -> [String]
    /// What may be said beside the id.
    public let parameters: [Parameter]
    /// Uses in the language.
    public let examples: [Example]
    /// The id that is meant by an id and what was said beside it.
    public let refine: @Sendable (_ id: String, Arguments) throws -> String

    init(
        _ summary: String, path: @escaping @Sendable (_ id: String) -> [String],
        parameters: [Parameter] = [], examples: [Example],
        refine: @escaping @Sendable (_ id: String, Arguments) throws -> String = { id, _ in id }
    ) {
        self.summary = summary
        self.path = path
        self.parameters = parameters
        self.examples = examples
        self.refine = refine
    }
}
