import SevenBridgesData

/// The days that a breakdown is of: those between `date_from` and `date_to`, both included, or those of an invoice.
struct BillingPeriod {
    private let from: Timestamp?
    /// The first moment after it.
    private let end: Timestamp?

    /// The period that a query asks for; without any dates, all time.
    init(_ query: Query, _ world: World, group: String) throws {
        if let id = query["invoice_id"] {
            guard let invoice = world.invoices[id], invoice.billingGroup == group else {
                throw PlatformError.billingGroupMissing
            }
            from = invoice.from
            end = invoice.to
            return
        }
        from = try Self.day("date_from", in: query)
        end = try Self.day("date_to", in: query)?.adding(
            TimeSpan(microseconds: TimeSpan.Unit.days.microseconds))
    }

    /// Whether a moment is in it.
    func contains(_ moment: Timestamp) -> Bool {
        (from.map { moment >= $0 } ?? true) && (end.map { moment < $0 } ?? true)
    }

    /// Whether a day, written `2025-06-01`, is in it.
    func contains(day: String) -> Bool {
        Timestamp(iso8601: day + "T00:00:00Z").map(contains) ?? false
    }

    /// Whether something that began at a moment and goes on costs anything in it.
    func continues(from moment: Timestamp) -> Bool {
        end.map { moment < $0 } ?? true
    }

    /// Reads `MM-DD-YYYY`.
    private static func day(_ name: String, in query: Query) throws -> Timestamp? {
        guard let text = query[name] else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2, 4],
            let day = Timestamp(iso8601: "\(parts[2])-\(parts[0])-\(parts[1])T00:00:00Z")
        else { throw PlatformError.badRequest.saying("'\(name)' must be a date like 12-31-2025.") }
        return day
    }
}
