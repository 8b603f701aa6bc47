public import SevenBridgesData

/// An invoice to a billing group.
public struct Invoice: Resource {
    /// As it came from the platform, and as it was changed since.
    public var versions: Versions

    /// An object with these versions.
    public init(versions: Versions) {
        self.versions = versions
    }

    /// The declarations of an invoice's properties.
    public struct Fields: Sendable {
        /// Address of the invoice on the API (text).
        public let href = Field<String>("href", "address of the invoice on the API")
        /// A number (text).
        public let id = Field<String>("id", "a number", kind: .resource("invoice"))
        /// Whether it waits for approval (true or false).
        public let pending = Field<Bool>("pending", "whether it waits for approval")
        /// When it was approved (a moment).
        public let approvalDate = Field<Timestamp>("approval_date", "when it was approved")
        /// From when to when it goes (a map).
        public let invoicePeriod = Field<Record>("invoice_period", "from when to when it goes")
        /// Costs of tasks (a sum with its currency).
        public let analysisCosts = Field<Money>("analysis_costs", "costs of tasks")
        /// Costs of storage (a sum with its currency).
        public let storageCosts = Field<Money>("storage_costs", "costs of storage")
        /// What is to be paid (a sum with its currency).
        public let total = Field<Money>("total", "what is to be paid")
    }

    /// The declarations of the properties.
    public static let fields = Fields()

    /// What the catalog knows of it: its list, its actions, its columns.
    public static let type = ResourceType(
        "invoice", plural: "invoices", "an invoice to a billing group",
        properties: declaredProperties(fields),
        defaultColumns: ["id", "pending", "approval_date", "analysis_costs", "storage_costs", "total"],
        idForm: .digits, list: list, get: get, actions: [.reload("invoice")],
        synonyms: ["invoice_id": "id"], lookUp: ResourceType.onlyByID(.digits))

    private static let list = ListCall(
        "the invoices", path: { _ in ["billing", "invoices"] },
        filters: [
            Filter(
                Parameter("billing_group", .resource("billing-group"), "only those to this billing group"),
                query: "billing_group")
        ],
        inputs: ["billing-group": "billing_group"],
        examples: [Example("invoices", "all your invoices")])

    private static let get = GetCall(
        "an invoice by its number", path: { ["billing", "invoices", $0] },
        examples: [Example("invoice 7123459019", "one invoice")])
}

extension Client {
    /// The invoices.
    public var invoices: Resources<Invoice> { Resources(client: self) }
}

extension Resources<Invoice> {
    /// The invoices, all or those to one billing group, `GET /billing/invoices`.
    public func list(billingGroup: String? = nil, limit: Int? = nil) throws -> Listing<Invoice> {
        try list(
            Arguments(given: [("billing_group", billingGroup?.asValue), ("limit", limit?.asValue)]))
    }
}

extension Invoice {
    /// The moments between which the costs arose; nil where the platform doesn't say.
    public var period: (from: Timestamp?, to: Timestamp?) {
        let period = self.invoicePeriod
        func moment(_ key: String) -> Timestamp? {
            period?[key]?.stringValue.flatMap { Timestamp(iso8601: $0) }
        }
        return (moment("from"), moment("to"))
    }
}
