import SevenBridgesData
import SevenBridgesSandbox
import Testing

@Suite struct BillingTests {
    @Test func groupsAreTheCallersOwn() async throws {
        try await withSandbox { client async throws in
            let groups = try await client.get("billing/groups")
            #expect(groups.items("name") == ["Strand grant 2023", "Pilot funds"])
            let group = try await client.get("billing/groups/\(groups.items("id")[1])").json
            #expect(group["balance"] == ["currency": "USD", "amount": "500.00"])
            let dorothy = client.acting(as: "dorothy")
            #expect(try await dorothy.get("billing/groups").items("name") == ["Strand grant 2023"])
            let hidden = try await dorothy.get("billing/groups/\(groups.items("id")[1])")
            #expect((hidden.status, hidden.json["code"]) == (404, 4002))
            let body: Value = ["name": "Mine", "billing_group": .string(groups.items("id")[1])]
            let refused = try await dorothy.send("POST", "projects", body)
            #expect((refused.status, refused.json["code"]) == (403, 4006))
            #expect(try await client.get("billing/groups/nonsense").json["code"] == 4005)
        }
    }

    @Test func storageIsBrokenDownByProject() async throws {
        try await withSandbox { client async throws in
            let id = try await client.get("billing/groups").items("id")[0]
            let list = try await client.get("billing/groups/\(id)/breakdown/storage?limit=100")
            let pilot = try #require(
                list.json["items"].listValue?.first { $0["project_name"] == "Exome pilot" })
            #expect(pilot["location"] == "aws:us-east-1")
            #expect(pilot["active"]["unit"] == "GB/Month")
            #expect(pilot["active"]["size"].stringValue != "0")
            let before = try await client.get("billing/groups/\(id)/breakdown/storage?date_to=01-01-2001")
            #expect(before.items("project_name").isEmpty)
        }
    }

    @Test func egressIsOfThePeriod() async throws {
        try await withSandbox { client async throws in
            let id = try await client.get("billing/groups").items("id")[0]
            let path = "billing/groups/\(id)/breakdown/egress"
            let all = try await client.get(path)
            #expect(all.items("downloaded_by") == ["rosalind", "dorothy"])
            #expect(all.json["items"].listValue?.first?["downloaded"] == ["size": "3.98", "unit": "GB"])
            let april = try await client.get("\(path)?date_from=04-01-2025&date_to=04-30-2025")
            #expect(april.json["items"].listValue?.map { $0["downloaded"]["size"] } == ["3.2"])
            let invoice = try await client.get("\(path)?invoice_id=7123459278")
            #expect(invoice.items("downloaded_by") == ["rosalind", "dorothy"])
            #expect(try await client.get("\(path)?date_from=30-04-2025").json["code"] == 90000)
        }
    }

    @Test func downloadsAreCountedAsEgress() async throws {
        try await withSandbox { client async throws in
            let id = try await client.get("billing/groups").items("id")[0]
            let path = "billing/groups/\(id)/breakdown/egress?date_from=06-01-2025"
            #expect(try await client.get(path).items("downloaded_by").isEmpty)
            let url = try await client.signedURL(try await client.fileID("EX01_first_reads_1.fastq"))
            for _ in 0..<12 { _ = try await client.anonymous.get(url) }
            _ = try await client.anonymous.send("HEAD", url)
            let items = try await client.get(path).json["items"].listValue
            #expect(items?.map { $0["downloaded"] } == [["size": "0.002", "unit": "GB"]])
            #expect(items?.map { $0["project_name"] } == ["Exome pilot"])
        }
    }

    @Test func invoicesAreTheNewestFirst() async throws {
        try await withSandbox { client async throws in
            let list = try await client.get("billing/invoices?fields=_all")
            #expect(list.items("id") == ["7123459278", "7123459153", "7123459019"])
            #expect(list.items("invoice_id") == list.items("id"))
            let invoice = try await client.get("billing/invoices/7123459019").json
            #expect(invoice["total"] == ["currency": "USD", "amount": "1361.50"])
            #expect(invoice["invoice_period"]["to"] == "2025-03-31T23:59:59Z")
            #expect(try await client.get("billing/invoices/1").json["code"] == 4002)
            #expect(try await client.acting(as: "eve").get("billing/invoices").items("id").isEmpty)
        }
    }
}

@Suite struct MarkerTests {
    @Test func privateMarkersAreTheirMakersOnly() async throws {
        try await withSandbox { client async throws in
            let file = try await client.fileID("targets.bed")
            let body: Value = [
                "file": .string(file), "name": "m", "position": ["start": 1, "end": 2], "chromosome": "chr1",
            ]
            let member: Value = ["username": "dorothy", "permissions": [:]]
            _ = try await client.send("POST", "projects/rosalind/exome-pilot/members", member)
            let made = try await client.send("POST", "genome/markers", body).json
            let id = try #require(made["id"].stringValue)
            let dorothy = client.acting(as: "dorothy")
            #expect(try await client.get("genome/markers?file=\(file)").items("id") == [id])
            #expect(try await dorothy.get("genome/markers?file=\(file)").items("id").isEmpty)
            #expect(try await dorothy.get("genome/markers/\(id)").status == 404)
            let changed = try await client.send("PATCH", "genome/markers/\(id)", ["position": ["end": 9]])
                .json
            #expect(changed["position"] == ["start": 1, "end": 9])
            #expect(
                try await client.send("PATCH", "genome/markers/\(id)", ["position": ["end": 0]]).status == 400
            )
            #expect(try await client.send("DELETE", "genome/markers/\(id)").status == 204)
            #expect(try await client.get("genome/markers").json["code"] == 5004)
        }
    }
}

@Suite struct DatasetTests {
    private let preview = ["X-SBG-Advance-Access": "advance"]

    @Test func datasetsNeedTheHeaderUnlessTheGateIsOpen() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.get("datasets").json["code"] == 90002)
            #expect(
                try await client.get("datasets", headers: preview).items("id") == ["rosalind/first-cohort"])
        }
        try await withSandbox(configure: { $0.requiresAdvanceAccess = false }) { client async throws in
            #expect(try await client.get("datasets").status == 200)
        }
    }

    @Test func membersMayUseTheFilesOfADataset() async throws {
        try await withSandbox { client async throws in
            let dorothy = client.acting(as: "dorothy")
            let list = "files?dataset=rosalind/first-cohort"
            let file = try #require(try await client.get(list, headers: preview).items("id").first)
            #expect(try await dorothy.get(list, headers: preview).status == 404)
            #expect(try await dorothy.get("files/\(file)").status == 404)
            let body = JSON.text(["username": "dorothy", "permissions": ["copy": true]])
            let members = "datasets/rosalind/first-cohort/members"
            #expect(try await client.send("POST", members, headers: preview, body: body).status == 201)
            #expect(try await dorothy.get(list, headers: preview).items("id").contains(file))
            #expect(try await dorothy.get("files/\(file)/download_info").status == 200)
            #expect(try await dorothy.send("DELETE", "files/\(file)").status == 403)
        }
    }
}
