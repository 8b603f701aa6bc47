/// The list of a resource type: what it can be asked for, and where.
public struct ListCall: Sendable {
    /// What is listed, in one line.
    public let summary: String
    /// The path below the endpoint, which may depend on arguments.
    public let path: @Sendable (Arguments) throws -> [String]
    /// The `fields` that are asked for unless others are given: `_all`, or nil for the API's own choice.
    public let fields: String?
    /// What the list can be narrowed by, in the order of the query.
    public let filters: [Filter]
    /// Which filter an object from the pipeline binds, by its type: `["project": "project", "file": "parent"]`.
    public let inputs: [String: String]
    /// Groups of filters of which exactly one is required.
    public let exactlyOneOf: [[String]]
    /// How its pages hang together.
    public let paging: PagingStyle
    /// Whether it is a preview, for which Advance Access is asked with each call.
    public let isPreview: Bool
    /// Uses in the language.
    public let examples: [Example]
    /// Refuses arguments that the platform would refuse.
    let check: @Sendable (Arguments) throws -> Void

    init(
        _ summary: String, path: @escaping @Sendable (Arguments) throws -> [String], fields: String? = "_all",
        filters: [Filter], inputs: [String: String] = [:], exactlyOneOf: [[String]] = [],
        paging: PagingStyle = .offset, isPreview: Bool = false, examples: [Example],
        check: @escaping @Sendable (Arguments) throws -> Void = { _ in }
    ) {
        self.summary = summary
        self.path = path
        self.fields = fields
        self.filters = filters
        self.inputs = inputs
        self.exactlyOneOf = exactlyOneOf
        self.paging = paging
        self.isPreview = isPreview
        self.examples = examples
        self.check = check
    }

    /// The parameters that every list has beside its filters.
    public static let pagingParameters = [
        Parameter("limit", .int, "at most so many items"),
        Parameter("offset", .int, "how many items to skip"),
        Parameter("fields", .string, "only these properties", takesList: true),
    ]

    /// Those of them that this list has: not every one can be entered anywhere.
    public var pagingParameters: [Parameter] {
        Self.pagingParameters.filter { paging == .offset || $0.name != "offset" }
    }

    /// All parameters: the filters', then those of paging.
    public var parameters: [Parameter] { filters.map(\.parameter) + pagingParameters }
}

/// Something that a list can be narrowed by, on the platform's side.
public struct Filter: Sendable {
    /// How it is written.
    public let parameter: Parameter
    /// The query's name for it, a prefix such as `metadata.` where the parameter has entries; nil where it is in the path.
    public let query: String?
    /// The property that it compares; `metadata` where the parameter has entries. Nil where it is no property.
    public let property: String?
    /// The comparisons of the language that it answers exactly.
    public let answers: [Comparison]
    /// Whether several values mean that all have to hold; otherwise one is enough.
    public let needsAll: Bool

    /// How the query writes its dates.
    let dates: DateForm

    /// How a query writes a date.
    enum DateForm: Sendable {
        /// ISO 8601 with the time, in UTC.
        case moment
        /// `MM-DD-YYYY`.
        case monthDayYear
    }

    /// A comparison that a filter can answer in the place of the shell.
    public enum Comparison: Hashable, Sendable {
        /// `property = value`, and `in` a list where values may repeat.
        case equals
        /// `property ~ text`: contains the text, ignoring case.
        case contains
        /// `property has value`.
        case has
    }

    init(
        _ parameter: Parameter, query: String?, property: String? = nil, answers: [Comparison] = [],
        needsAll: Bool = false, dates: DateForm = .moment
    ) {
        self.dates = dates
        self.parameter = parameter
        self.query = query
        self.property = property
        self.answers = answers
        self.needsAll = needsAll
    }
}
