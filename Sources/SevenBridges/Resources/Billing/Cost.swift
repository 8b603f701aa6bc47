public import SevenBridgesData

/// One row of a billing group's breakdown: what an analysis, a project's storage or somebody's downloads cost.
///
/// A row has no id, and of the properties only those of its kind.
public struct Cost: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
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
        /// Name of the project (text).
        public let projectName = Field<String>("project_name", "name of the project")
        /// Whether the project is locked (true or false).
        public let projectLocked = Field<Bool>("project_locked", "whether the project is locked")
        /// Id of the task (text).
        public let analysisID = Field<String>("analysis_id", "id of the task")
        /// Name of the task (text).
        public let analysisName = Field<String>("analysis_name", "name of the task")
        /// Name of the app that ran (text).
        public let analysisAppName = Field<String>("analysis_app_name", "name of the app that ran")
        /// Kind of analysis: TASK (text).
        public let analysisType = Field<String>("analysis_type", "kind of analysis: TASK")
        /// How the analysis ended (text).
        public let analysisStatus = Field<String>("analysis_status", "how the analysis ended")
        /// Who ran it (text).
        public let ranBy = Field<String>("ran_by", "who ran it", kind: .resource("user"))
        /// When it started (a moment).
        public let timeStarted = Field<Timestamp>("time_started", "when it started")
        /// When it ended (a moment).
        public let timeFinished = Field<Timestamp>("time_finished", "when it ended")
        /// What the analysis cost (a sum with its currency).
        public let analysisCost = Field<Money>("analysis_cost", "what the analysis cost")
        /// What of it was given back (a number).
        public let refundedAmount = Field<Double>("refunded_amount", "what of it was given back")
        /// Who made the project (text).
        public let projectCreatedBy = Field<String>(
            "project_created_by", "who made the project", kind: .resource("user"))
        /// Where the bytes are kept (text).
        public let location = Field<String>("location", "where the bytes are kept")
        /// What is kept at hand, and its cost (an amount with its unit).
        public let active = Field<Measure>("active", "what is kept at hand, and its cost")
        /// What is archived, and its cost (an amount with its unit).
        public let archived = Field<Measure>("archived", "what is archived, and its cost")
        /// Who downloaded (text).
        public let downloadedBy = Field<String>(
            "downloaded_by", "who downloaded", kind: .resource("user"))
        /// How much was downloaded (an amount with its unit).
        public let downloaded = Field<Measure>("downloaded", "how much was downloaded")
        /// What the downloads cost (a sum with its currency).
        public let egressCost = Field<Money>("egress_cost", "what the downloads cost")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
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
