import SevenBridges
import SevenBridgesData
import Testing

/// Billing groups, their breakdowns and invoices.
@Suite struct BillingTests {
    private static let group =
        #"{"id": "\#(Fixtures.uuid)", "balance": {"currency": "USD", "amount": "1234.56"}}"#
    private static let path = "/billing/groups/\(Fixtures.uuid)"

    @Test func rows36And37ListAndGet() async throws {
        let sent = try await Fixtures.lines(Fixtures.list(Self.group), .json(Self.group)) { client in
            #expect(try await client.billingGroups.list(limit: 5).collect().first?.balance?.amount == 1234.56)
            _ = try await client.billingGroups.get(Fixtures.uuid)
        }
        #expect(sent == ["GET /billing/groups?limit=5&fields=_all", "GET \(Self.path)"])
    }

    @Test func rows38To40AskForCostsByDay() async throws {
        let empty = Fixtures.list()
        let sent = try await Fixtures.lines(.json(Self.group), empty, empty, empty) { client in
            let group = try await client.billingGroups.get(Fixtures.uuid)
            let (first, last) = (Timestamp(iso8601: "2020-01-01"), Timestamp(iso8601: "2020-01-31"))
            _ = try await group.breakdown(.analysis, from: first, to: last, invoice: "1", limit: 5).collect()
            _ = try await group.breakdown(.storage).collect()
            _ = try await group.breakdown(.egress).collect()
        }
        #expect(
            sent.dropFirst() == [
                "GET \(Self.path)/breakdown/analysis?limit=5&date_from=01-01-2020&date_to=01-31-2020&invoice_id=1",
                "GET \(Self.path)/breakdown/storage?limit=100",
                "GET \(Self.path)/breakdown/egress?limit=100",
            ])
    }

    @Test func costsAreNumbersAndMayBeNull() async throws {
        let rows = Fixtures.list(
            #"""
            {"project_name": "P", "analysis_id": null, "refunded_amount": 0,
             "analysis_cost": {"currency": "USD", "amount": "1.23", "breakdown": {"storage": 0.03}},
             "time_started": "2023-11-22T16:51:35Z"}
            """#,
            #"""
            {"project_name": "P", "archived": null,
             "active": {"size": "12.5", "unit": "GB/Month", "cost": {"currency": "USD", "amount": "0.29"}}}
            """#,
            #"{"egress_cost": {"currency": "USD", "amount": null}, "downloaded": {"size": "3.2", "unit": "GB"}}"#
        )
        let (client, _) = try Fixtures.client(.json(Self.group), rows)
        let costs = try await client.billingGroups.get(Fixtures.uuid).breakdown(.analysis).collect()
        #expect(costs[0].analysisCost == Money(amount: 1.23, currency: "USD"))
        #expect(costs[0]["analysis_cost"]["amount"] == .float(1.23))
        #expect(costs[0].timeStarted == Timestamp(iso8601: "2023-11-22T16:51:35Z"))
        #expect(costs[1].active?.size == 12.5 && costs[1].active?.cost?.amount == 0.29)
        #expect(costs[1].archived == nil && costs[2].egressCost?.amount == nil)
        #expect(costs[2].downloaded?.unit == "GB")
    }

    @Test func theOlderBreakdownIsByProjectAndTask() async throws {
        let told = #"""
            {"project_breakdown": [{"href": "x", "analysis_spending": {"currency": "USD", "amount": "1.23"},
              "task_breakdown": [{"runner_username": "jdoe", "time_started": "2023-11-22T16:51:35Z",
                "task_cost": {"currency": "USD", "amount": 1.23}}]}],
             "total_spending": {"currency": "USD", "amount": "1.23"}}
            """#
        let sent = try await Fixtures.lines(.json(Self.group), .json(told)) { client in
            let spending = try await client.billingGroups.get(Fixtures.uuid).spending()
            #expect(spending.total?.amount == 1.23 && spending.projects[0].tasks[0].user == "jdoe")
            #expect(spending.projects[0].tasks[0].cost?.amount == 1.23)
        }
        #expect(sent.last == "GET \(Self.path)/breakdown")
    }

    @Test func rows41And42ListInvoicesOfAGroupToo() async throws {
        let sent = try await Fixtures.lines(
            Fixtures.list(#"{"invoice_id": "7123459019"}"#), Fixtures.list(),
            .json(#"{"id": "123", "invoice_period": {"from": "2020-01-01T00:00:00Z", "to": null}}"#)
        ) { client in
            #expect(try await client.invoices.list(limit: 5).collect().first?.id == "7123459019")
            _ = try await client.invoices.list(billingGroup: Fixtures.uuid).collect()
            let invoice = try await client.invoices.get("123")
            #expect(invoice.period.from == Timestamp(iso8601: "2020-01-01") && invoice.period.to == nil)
        }
        #expect(
            sent == [
                "GET /billing/invoices?limit=5&fields=_all",
                "GET /billing/invoices?limit=100&fields=_all&billing_group=\(Fixtures.uuid)",
                "GET /billing/invoices/123",
            ])
    }
}
