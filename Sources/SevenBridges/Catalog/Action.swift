public import SevenBridgesData

/// Something that can be done with a resource, or to make one.
public struct Action: Sendable {
    /// The verb: `copy`, `create`, `delete`.
    public let name: String
    /// What the verb makes, as in `create folder`; nil for a verb that stands alone.
    public let noun: String?
    /// What it does, in one line.
    public let summary: String
    /// What it does to the platform.
    public let effect: Effect
    /// Its parameters.
    public let parameters: [Parameter]
    /// The type of resource that it acts on, from the pipeline or as its first argument; nil where it needs none.
    public let takes: String?
    /// What it gives back.
    public let yields: Yield
    /// Uses in the language.
    public let examples: [Example]
    /// Does it, for one object where `takes` says so; resource parameters have to be ids or objects by now.
    public let run: @Sendable (Client, Record?, Arguments) async throws -> Value?
    /// Does it for many objects at a time; nil where the API has no such call.
    public let bulk: BulkForm?
    /// The list that it is, where it yields many objects for each one that it takes.
    public let pages: (@Sendable (Client, Record, Arguments) throws -> PagedSequence)?

    /// What an action gives back.
    public enum Yield: Hashable, Sendable {
        case none
        /// An object of this type.
        case resource(String)
        /// Any number of objects of this type.
        case many(String)
        case record
    }

    init(
        _ name: String, noun: String? = nil, _ summary: String, effect: Effect, takes: String? = nil,
        yields: Yield, parameters: [Parameter] = [], examples: [Example], bulk: BulkForm? = nil,
        run: @escaping @Sendable (Client, Record?, Arguments) async throws -> Value?
    ) {
        self.name = name
        self.noun = noun
        self.summary = summary
        self.effect = effect
        self.takes = takes
        self.yields = yields
        self.parameters = parameters
        self.examples = examples
        self.bulk = bulk
        self.run = run
        pages = nil
    }

    /// A verb that lists what belongs to an object: `children`, `members`.
    init(
        listing name: String, _ summary: String, takes: String, yields type: String,
        parameters: [Parameter] = [], examples: [Example],
        pages: @escaping @Sendable (Client, Record, Arguments) throws -> PagedSequence
    ) {
        self.name = name
        noun = nil
        self.summary = summary
        effect = .read
        self.takes = takes
        yields = .many(type)
        self.parameters = parameters + ListCall.pagingParameters
        self.examples = examples
        bulk = nil
        self.pages = pages
        run = { client, record, arguments in
            guard let record else { return nil }
            var items: [Value] = []
            for try await page in try pages(client, record, arguments) {
                items += page.items.map { .record($0) }
            }
            return .list(items)
        }
    }
}

/// An action on many objects in one request.
public struct BulkForm: Sendable {
    /// How many objects one request takes at most.
    public let limit: Int
    /// Does it, with one result for each object in their order; what is thrown concerns them all.
    public let run: @Sendable (Client, [Record], Arguments) async throws -> [Result<Value?, APIError>]
}
