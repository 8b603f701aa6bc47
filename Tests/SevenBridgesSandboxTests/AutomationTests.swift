import SevenBridgesData
import Testing

@Suite struct AutomationTests {
    private static let preview = ["X-SBG-Advance-Access": "advance", "Content-Type": "application/json"]

    private func call(_ client: WireClient, _ method: String, _ path: String, _ body: Value = .null)
        async throws
        -> WireResponse
    {
        try await client.send(
            method, "automation/\(path)", headers: Self.preview,
            body: method == "GET" || method == "DELETE" ? "" : JSON.text(body))
    }

    /// An automation with a package that requires the input `x`; gives the ids of both.
    private func ingest(_ client: WireClient) async throws -> (automation: String, package: String) {
        let made = try await call(
            client, "POST", "automations", ["name": "ingest", "secret_settings": ["key": "s3cret"]])
        #expect(made.status == 201)
        let id = try made.id()
        let file = try await client.fileID("targets.bed")
        let package = try await call(
            client, "POST", "automations/\(id)/packages",
            [
                "version": "0.1", "location": .string(file), "memory_limit": .null, "python": "3.8",
                "schema": ["inputs": [["name": "x", "required": true]], "outputs": [["name": "y"]]],
            ])
        #expect(package.status == 201)
        return (id, try package.id())
    }

    @Test func theyAreForThoseWhoOptedIn() async throws {
        try await withSandbox { client async throws in
            #expect(try await client.get("automation/automations").status == 403)
            #expect(try await call(client, "GET", "automations").status == 200)
        }
    }

    @Test func secretsAreMasked() async throws {
        try await withSandbox { client async throws in
            let (id, _) = try await ingest(client)
            let automation = try await call(client, "GET", "automations/\(id)")
            #expect(automation.json["secret_settings"] == ["key": "********"])
            #expect(automation.json["memory_limit"] == 500)
            let changed = try await call(client, "PATCH", "automations/\(id)", ["memory_limit": 4001])
            #expect(changed.status == 400)
        }
    }

    @Test func archivedOnesAreListedOnRequest() async throws {
        try await withSandbox { client async throws in
            let (id, _) = try await ingest(client)
            #expect(
                try await call(client, "POST", "automations/\(id)/actions/archive").json["archived"] == true)
            #expect(try await call(client, "GET", "automations?include_archived=False").items("id") == [])
            #expect(try await call(client, "GET", "automations?include_archived=True").items("id") == [id])
        }
    }

    @Test func aRunGoesThroughItsStates() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (_, package) = try await ingest(client)
            let body: Value = ["package": .string(package), "inputs": ["x": 1]]
            let run = try await call(client, "POST", "runs", body)
            #expect(run.json["status"] == "CREATED")
            #expect(run.json["automation"]["name"] == "ingest")
            let id = try run.id()
            var seen: [String] = []
            for _ in 0..<3 {
                clock.advance(seconds: 5)
                seen.append(try await call(client, "GET", "runs/\(id)").json["status"].stringValue ?? "")
            }
            #expect(seen == ["QUEUED_FOR_EXECUTION", "SENT_TO_EXECUTION", "RUNNING"])
            clock.advance(seconds: 300)
            let done = try await call(client, "GET", "runs/\(id)").json
            #expect(done["status"] == "FINISHED")
            #expect(done["outputs"].recordValue?.keys == ["y"])
            #expect(done["execution_details"]["log_file"]["name"] == .string("\(id).log"))
            let state = try await call(client, "GET", "runs/\(id)/state").json
            #expect(state["main"]["inputs"]["x"] == ["type": "int", "value": 1])
        }
    }

    @Test func aRunWithoutARequiredInputFails() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (_, package) = try await ingest(client)
            let id = try await call(client, "POST", "runs", ["package": .string(package), "inputs": [:]]).id()
            clock.advance(seconds: 600)
            let failed = try await call(client, "GET", "runs/\(id)").json
            #expect(failed["status"] == "FAILED")
            #expect(failed["message"] == "Missing inputs: x.")
            let again = try await call(
                client, "POST", "runs/\(id)/actions/rerun", ["inputs": ["x": 2], "merge": true])
            #expect(again.json["inputs"] == ["x": 2])
            let stopped = try await call(client, "POST", "runs/\(try again.id())/actions/stop")
            #expect(stopped.json["status"] == "QUEUED_FOR_TERMINATION")
            clock.advance(seconds: 10)
            #expect(try await call(client, "GET", "runs/\(try again.id())").json["status"] == "ABORTED")
        }
    }

    @Test func membersMayDoWhatTheyWereGiven() async throws {
        try await withSandbox { client async throws in
            let (id, _) = try await ingest(client)
            let members = "automations/\(id)/members"
            let added = try await call(
                client, "POST", members, ["username": "dorothy", "permissions": ["execute": true]])
            #expect(added.json["permissions"]["execute"] == true)
            #expect(added.json["permissions"]["write"] == false)
            #expect(try await call(client, "POST", members, ["username": "nobody"]).status == 404)
            let changed = try await call(
                client, "PATCH", "\(members)/dorothy", ["permissions": ["write": true]])
            #expect(changed.json["permissions"]["write"] == true)
            #expect(try await call(client, "GET", members).items("id") == ["rosalind", "dorothy"])
            #expect(try await call(client, "DELETE", "\(members)/dorothy").status == 204)
            #expect(try await call(client, "GET", "\(members)/dorothy").status == 404)
        }
    }
}
