public import SevenBridgesData

/// A billing group: who pays for projects, tasks and storage.
public struct BillingGroup: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of a billing group's properties.
    public struct Fields: Sendable {
        /// Address of the billing group on the API (text).
        public let href = Field<String>("href", "address of the billing group on the API")
        /// A UUID (text).
        public let id = Field<String>("id", "a UUID", kind: .resource("billing-group"))
        /// Who owns it (text).
        public let owner = Field<String>("owner", "who owns it", kind: .resource("user"))
        /// Name for people (text).
        public let name = Field<String>("name", "name for people")
        /// Free or regular (text).
        public let type = Field<String>("type", "free or regular")
        /// Whether it waits for approval (true or false).
        public let pending = Field<Bool>("pending", "whether it waits for approval")
        /// Whether it can't pay any more (true or false).
        public let disabled = Field<Bool>("disabled", "whether it can't pay any more")
        /// What is left (a sum with its currency).
        public let balance = Field<Money>("balance", "what is left")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "billing-group", plural: "billing-groups", "who pays for projects, tasks and storage",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "name", "type", "balance", "disabled"], idForm: .uuid,
        list: list, get: get, actions: [spending, .reload("billing-group")],
        lookUp: ResourceType.uniqueName(BillingGroup.self))

    private static let list = ListCall(
        "the billing groups that you may use", path: { _ in ["billing", "groups"] }, filters: [],
        examples: [Example("billing-groups", "all your billing groups")])

    private static let get = GetCall(
        "a billing group by its id or name", path: { ["billing", "groups", $0] },
        examples: [Example("billing-group \"Pilot funds\"", "one billing group")])

    private static let spending = Action(
        "spending", "what was spent by project and task", effect: .read, takes: "billing-group",
        yields: .record,
        examples: [Example("billing-group \"Pilot funds\" | spending", "all that was spent")],
        run: Action.running { (group: inout BillingGroup, _) in
            .record(try await group.spendingRecord())
        })
}

extension Client {
    /// The billing groups.
    public var billingGroups: Resources<BillingGroup> { Resources(client: self) }
}

extension Resources<BillingGroup> {
    /// The billing groups that the account may use, `GET /billing/groups`.
    public func list(limit: Int? = nil) throws -> Listing<BillingGroup> {
        try list(Arguments(given: [("limit", limit?.asValue)]))
    }
}

extension BillingGroup {
    /// What was spent on analyses, storage or egress, `GET /billing/groups/{id}/breakdown/{kind}`.
    ///
    /// The days count in UTC and are both included; an invoice narrows to what it is for.
    public func breakdown(
        _ kind: Cost.Kind, from: Timestamp? = nil, to: Timestamp? = nil, invoice: String? = nil,
        limit: Int? = nil
    ) throws -> Listing<Cost> {
        try Resources<Cost>(client: versions.client).list(
            Arguments(given: [
                ("billing_group", id.asValue), ("kind", kind.rawValue.asValue), ("date_from", from?.asValue),
                ("date_to", to?.asValue), ("invoice", invoice?.asValue), ("limit", limit?.asValue),
            ]))
    }

    /// What was spent by project and task, in the older form, `GET /billing/groups/{id}/breakdown`.
    public func spending() async throws -> Spending {
        Spending(try await spendingRecord())
    }

    fileprivate func spendingRecord() async throws -> Record {
        try await versions.client.send(.get("billing", "groups", id, "breakdown")).record()
    }
}
