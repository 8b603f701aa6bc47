import SevenBridgesData

/// Billing groups, what was spent from them, and invoices.
enum BillingRoutes {
    static let all: [Route] = [
        .get("billing/groups", list),
        .get("billing/groups/{id}", detail),
        .get("billing/groups/{id}/breakdown", breakdown),
        .get("billing/groups/{id}/breakdown/analysis", analyses),
        .get("billing/groups/{id}/breakdown/storage", storage),
        .get("billing/groups/{id}/breakdown/egress", egress),
        .get("billing/invoices", listInvoices),
        .get("billing/invoices/{id}", invoice),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let groups = world.billingGroups(of: call.caller)
        return try call.page(of: groups, reduced: BillingGroup.reducedFields) { $0.record(call) }
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let group = try world.billingGroup(call["id"], for: call.caller)
        return .ok(FieldSelector(call.query["fields"]).apply(to: group.record(call)))
    }

    private static func listInvoices(_ call: Call, _ world: inout World) throws -> Reply {
        let invoices = try world.invoices(for: call.caller, group: call.query["billing_group"])
        return try call.page(of: invoices, reduced: Invoice.reducedFields) { $0.record(call) }
    }

    private static func invoice(_ call: Call, _ world: inout World) throws -> Reply {
        let invoices = try world.invoices(for: call.caller, group: nil)
        guard let invoice = invoices.first(where: { $0.id == call["id"] }) else {
            throw PlatformError.billingGroupMissing
        }
        return .ok(FieldSelector(call.query["fields"]).apply(to: invoice.record(call)))
    }
}

// Breakdowns
extension BillingRoutes {
    private static func analyses(_ call: Call, _ world: inout World) throws -> Reply {
        let (group, period) = try requested(call, world)
        let spendings = world.spendings(from: group).filter { period.contains($0.startedOn) }
        return try call.page(of: spendings, reduced: nil) { $0.record() }
    }

    private static func storage(_ call: Call, _ world: inout World) throws -> Reply {
        let (group, period) = try requested(call, world)
        let holdings = world.holdings(paidBy: group) { period.continues(from: $0) }
        return try call.page(of: holdings, reduced: nil) { $0.record() }
    }

    private static func egress(_ call: Call, _ world: inout World) throws -> Reply {
        let (group, period) = try requested(call, world)
        let downloads = world.downloads(paidBy: group) { period.contains(day: $0) }
        return try call.page(of: downloads, reduced: nil) { $0.record() }
    }

    /// The breakdown of former times, by project and task in one object.
    private static func breakdown(_ call: Call, _ world: inout World) throws -> Reply {
        let (group, period) = try requested(call, world)
        let spendings = world.spendings(from: group).filter { period.contains($0.startedOn) }
        let byProject = Dictionary(grouping: spendings, by: \.project.id)
        let projects = byProject.sorted { $0.key.description < $1.key.description }.map {
            id, spendings -> Value in
            [
                "href": .string(call.href("projects/\(id)")),
                "analysis_spending": total(spendings).value,
                "task_breakdown": .list(spendings.map { $0.oldRecord(call) }),
            ]
        }
        return .ok([
            "href": .string(call.href("billing/groups/\(group)/breakdown")),
            "project_breakdown": .list(projects), "total_spending": total(spendings).value,
        ])
    }

    private static func total(_ spendings: [Spending]) -> Money {
        spendings.reduce(Money(cents: 0)) { $0 + $1.cost }
    }

    private static func requested(_ call: Call, _ world: World) throws -> (group: String, BillingPeriod) {
        let group = try world.billingGroup(call["id"], for: call.caller)
        return (group.id, try BillingPeriod(call.query, world, group: group.id))
    }
}
