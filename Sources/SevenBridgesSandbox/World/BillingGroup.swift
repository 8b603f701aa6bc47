import SevenBridgesData

/// What pays for projects.
struct BillingGroup: Stored, Identifiable {
    /// A UUID.
    let id: String
    let name: String
    /// The user who manages it.
    let owner: String
    /// Who may spend from it beside the owner.
    var people: Set<String> = []
    /// `regular`, or `free` for what the platform gives away.
    var type = "regular"
    var balance = Money(cents: 123_456)

    func includes(_ username: String) -> Bool {
        owner == username || people.contains(username)
    }
}

/// What was paid, or is to be, for a month.
struct Invoice: Stored, Identifiable {
    /// Digits.
    let id: String
    let billingGroup: String
    let from: Timestamp
    let to: Timestamp
    /// When it was approved; nil while it is pending.
    let approvedOn: Timestamp?
    let analysisCosts: Money
    let storageCosts: Money
}

/// What a user downloaded from a project on a day.
struct Egress: Stored {
    let project: ProjectID
    let username: String
    /// `2025-06-01`
    let day: String
    var bytes: Int

    var key: String { "\(project) \(username) \(day)" }
}

/// An amount of dollars.
struct Money: Hashable, Codable, Sendable {
    var cents: Int

    /// The amount as an object of the API.
    var value: Value { ["currency": "USD", "amount": .string(Self.text(cents))] }

    /// The amount as a number, which breakdowns have.
    var number: Value { .float(Double(cents) / 100) }

    static func + (left: Money, right: Money) -> Money {
        Money(cents: left.cents.saturatingAdd(right.cents))
    }

    private static func text(_ cents: Int) -> String {
        let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(cents < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension BillingGroup {
    /// What a list shows of a billing group where `fields` is absent.
    static let reducedFields = ["id", "href", "name"]

    /// The billing group as an object of the API.
    func record(_ call: Call) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href("billing/groups/\(id)")), .string(id), .string(owner), .string(name),
                .string(type), false, false, balance.value,
            ])
    }

    private static let shape = Shape([
        "href", "id", "owner", "name", "type", "pending", "disabled", "balance",
    ])
}

extension Invoice {
    /// What a list shows of an invoice where `fields` is absent.
    static let reducedFields = ["id", "invoice_id", "href"]

    /// The invoice as an object of the API; some of its descriptions call the id `invoice_id`.
    func record(_ call: Call) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href("billing/invoices/\(id)")), .string(id), .string(id),
                .bool(approvedOn == nil), approvedOn.map { .string($0.wholeSeconds) } ?? .null,
                ["from": .string(from.wholeSeconds), "to": .string(to.wholeSeconds)],
                analysisCosts.value, storageCosts.value, (analysisCosts + storageCosts).value,
            ])
    }

    private static let shape = Shape([
        "href", "id", "invoice_id", "pending", "approval_date", "invoice_period", "analysis_costs",
        "storage_costs", "total",
    ])
}
