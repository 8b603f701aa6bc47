public import SevenBridgesData

/// One row of a billing group's breakdown: what an analysis, a project's storage or somebody's downloads cost.
///
/// A row has no id, and of the properties only those of its kind.
public struct Cost: Resource {
    public var versions: Versions

    public init(versions: Versions) {
        self.versions = versions
    }

    /// What a row is about.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Tasks and other analyses, one a row.
        case analysis
        /// What is kept, by project and location.
        case storage
        /// What was downloaded, by project and user.
        case egress
    }

    /// The declarations of a row's properties.
    public struct Fields: Sendable {
        public let projectName = Field<String>("project_name", "name of the project")
        public let projectLocked = Field<Bool>("project_locked", "whether the project is locked")
        public let analysisID = Field<String>("analysis_id", "id of the task")
        public let analysisName = Field<String>("analysis_name", "name of the task")
        public let analysisAppName = Field<String>("analysis_app_name", "name of the app that ran")
        public let analysisType = Field<String>("analysis_type", "kind of analysis: TASK")
        public let analysisStatus = Field<String>("analysis_status", "how the analysis ended")
        public let ranBy = Field<String>("ran_by", "who ran it", kind: .resource("user"))
        public let timeStarted = Field<Timestamp>("time_started", "when it started")
        public let timeFinished = Field<Timestamp>("time_finished", "when it ended")
        public let analysisCost = Field<Money>("analysis_cost", "what the analysis cost")
        public let refundedAmount = Field<Double>("refunded_amount", "what of it was given back")
        public let projectCreatedBy = Field<String>(
            "project_created_by", "who made the project", kind: .resource("user"))
        public let location = Field<String>("location", "where the bytes are kept")
        public let active = Field<Measure>("active", "what is kept at hand, and its cost")
        public let archived = Field<Measure>("archived", "what is archived, and its cost")
        public let downloadedBy = Field<String>(
            "downloaded_by", "who downloaded", kind: .resource("user"))
        public let downloaded = Field<Measure>("downloaded", "how much was downloaded")
        public let egressCost = Field<Money>("egress_cost", "what the downloads cost")
    }

    public static let fields = Fields()

    public static let type = ResourceType(
        "cost", plural: "breakdown", "a row of a billing group's breakdown",
        properties: declaredProperties(fields),
        defaultColumns: [
            "project_name", "analysis_name", "analysis_cost", "active", "downloaded", "egress_cost",
        ], idProperty: "analysis_id", idForm: .none, list: list, get: nil, actions: [],
        lookUp: ResourceType.onlyByID(.none))

    private static let list = ListCall(
        "what a billing group paid for analyses, storage or egress",
        path: { arguments in
            let kind = try arguments.requiredString("kind")
            return ["billing", "groups", try arguments.requiredID("billing_group"), "breakdown", kind]
        }, fields: nil,
        filters: [
            Filter(
                Parameter(
                    "kind", .enumeration(Kind.allCases.map(\.rawValue)), "what the costs are for",
                    isRequired: true), query: nil),
            Filter(Parameter("billing_group", .resource("billing-group"), "who paid"), query: nil),
            Filter(
                Parameter("date_from", .date, "from this day on"), query: "date_from", dates: .monthDayYear),
            Filter(
                Parameter("date_to", .date, "up to this day, which is included"), query: "date_to",
                dates: .monthDayYear),
            Filter(
                Parameter("invoice", .resource("invoice"), "only what is on this invoice"),
                query: "invoice_id"),
        ],
        inputs: ["billing-group": "billing_group"], exactlyOneOf: [["billing_group"]],
        examples: [
            Example(
                "billing-group \"Pilot funds\" | breakdown kind=analysis date_from=2024-01-01",
                "what each task cost this year")
        ])
}
