import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// Automations, their packages, members and runs on the wire, by the rows 165 to 197 of the official client's checklist.
@Suite struct AutomationTests {
    private static let id = "d5b148d1-448f-4c6e-b023-f61e9733c677"
    private static let automation = StubTransport.Reply.json(
        #"{"id": "\#(id)", "name": "n", "billing_group": null, "secret_settings": {"a": "***", "b": "***"}, "archived": false}"#
    )
    private static let package = StubTransport.Reply.json(
        #"{"id": "PK", "automation": "\#(id)", "version": "1", "schema": null}"#)

    private func lines(_ transport: StubTransport) -> [String] {
        transport.lines.map { $0.replacing(Self.id, with: "A") }
    }

    @Test func listsAskForWhatTheyAreNarrowedBy() async throws {
        let (client, transport) = try Fixtures.client(.emptyPage, .emptyPage)
        _ = try await client.automations.list(name: "n", isProjectBased: true, limit: 5).collect()
        _ = try await client.automations.list().collect()
        #expect(
            lines(transport) == [
                "GET /automation/automations?limit=5&name=n&include_archived=false&project_based=true",
                "GET /automation/automations?limit=100&include_archived=false",
            ])
        #expect(transport.requests.allSatisfy { $0.headers["X-SBG-Advance-Access"] == "Advance" })
    }

    @Test func automationsAreMadeChangedAndPutAway() async throws {
        let reply = Self.automation
        let (client, transport) = try Fixtures.client(reply, reply, reply, .noContent, reply, reply)
        var automation = try await client.automations.create(
            name: "n", description: "d", billingGroup: "BG", secretSettings: ["a": 1], isProjectBased: true,
            memoryLimit: 1000)
        automation.description = "z"
        automation.secretSettings?["a"] = "new"
        try await automation.save()
        try await automation.save()
        try await automation.archive()
        try await automation.restore()
        _ = try await client.automations.get(Self.id)
        #expect(
            lines(transport)
                == [
                    #"POST /automation/automations {"name":"n","billing_group":"BG","description":"d","secret_settings":{"a":1},"project_based":true,"memory_limit":1000}"#,
                    #"PATCH /automation/automations/A {"description":"z","secret_settings":{"a":"new"}}"#,
                    "POST /automation/automations/A/actions/archive",
                    "POST /automation/automations/A/actions/restore",
                    // 204 where JSON is expected: defect 39 of the official client.
                    "GET /automation/automations/A", "GET /automation/automations/A",
                ])
    }

    @Test func packages() async throws {
        let reply = Self.package
        let (client, transport) = try Fixtures.client(
            Self.automation, .emptyPage, reply, reply, reply, reply, reply)
        let automation = try await client.automations.get(Self.id)
        _ = try await automation.packages(limit: 5).collect()
        var package = try await client.automationPackages.get("PK")
        _ = try await automation.addPackage(
            version: "1", location: "LOC", schema: ["inputs": []], python: "3.8")
        package.customURL = "z"
        try await package.save()
        try await package.archive()
        try await package.restore()
        #expect(
            lines(transport).dropFirst() == [
                "GET /automation/automations/A/packages?limit=5", "GET /automation/packages/PK",
                #"POST /automation/automations/A/packages {"version":"1","location":"LOC","schema":{"inputs":[]},"memory_limit":null,"python":"3.8"}"#,
                #"PATCH /automation/packages/PK {"custom_url":"z"}"#,
                "POST /automation/automations/A/packages/PK/actions/archive",
                "POST /automation/automations/A/packages/PK/actions/restore",
            ])
    }

    @Test func members() async throws {
        let bob = StubTransport.Reply.json(
            #"{"href": "\#(Fixtures.url)/automation/automations/\#(Self.id)/members/bob", "id": "bob", "permissions": {"read": true, "write": false}}"#
        )
        let (client, transport) = try Fixtures.client(
            Self.automation, .emptyPage, bob, bob, bob, bob, .noContent)
        let automation = try await client.automations.get(Self.id)
        _ = try await automation.members.list(limit: 5).collect()
        var member = try await automation.members.get("bob")
        _ = try await automation.members.add(.user("bob"), permissions: Permissions(read: true))
        _ = try await automation.members.add(.team("TM"), permissions: Permissions(read: true))
        member.permissions?.write = true
        try await member.save()
        try await automation.members.remove("TM")
        #expect(
            lines(transport).dropFirst() == [
                "GET /automation/automations/A/members?limit=5", "GET /automation/automations/A/members/bob",
                #"POST /automation/automations/A/members {"username":"bob","permissions":{"read":true}}"#,
                #"POST /automation/automations/A/members {"id":"TM","type":"team","permissions":{"read":true}}"#,
                #"PATCH /automation/automations/A/members/bob {"permissions":{"write":true,"read":true}}"#,
                "DELETE /automation/automations/A/members/TM",
            ])
        #expect(transport.requests.allSatisfy { $0.headers["X-SBG-Advance-Access"] == "Advance" })
        await #expect(throws: APIError.self) { try await automation.members.add(.division("d")) }
    }
}

/// Automation runs.
@Suite struct AutomationRunTests {
    private static let run = json(
        #""automation": {"id": "A", "name": "n"}, "package": "PK", "outputs": null"#)

    private static func json(_ fields: String) -> StubTransport.Reply {
        .json(#"{"id": "R", "name": "run", \#(fields)}"#)
    }

    @Test func listsAskForWhatTheyAreNarrowedBy() async throws {
        let (client, transport) = try Fixtures.client(.emptyPage, .emptyPage)
        let created = TimeBounds(
            from: Timestamp(iso8601: "2020-01-01"), to: Timestamp(iso8601: "2020-01-02"))
        _ = try await client.automationRuns.list(
            automation: "A", package: "PK", status: .running, name: "n", createdBy: "bob", created: created,
            project: "u/p", orderBy: "name", isAscending: true, limit: 5
        ).collect()
        _ = try await client.automationRuns.list(automation: "A", package: "PK").collect()
        #expect(
            transport.lines == [
                "GET /automation/runs?limit=5&name=n&automation_id=A&package_id=PK&status=RUNNING&created_by=bob"
                    + "&created_from=2020-01-01&created_to=2020-01-02&project_id=u%2Fp&order_by=name&order=asc",
                "GET /automation/runs?limit=100&automation_id=A&package_id=PK",
            ])
    }

    @Test func runsAreMadeChangedAndStopped() async throws {
        let (client, transport) = try Fixtures.client(
            Self.run, Self.run, Self.run, .noContent, Self.run, .json(#"{"main": {}}"#))
        var run = try await client.automationRuns.create(
            package: "PK", inputs: ["a": 1], settings: ["s": 1], resumeFrom: "R0", name: "n",
            secretSettings: ["x": 1], memoryLimit: 100)
        _ = try await client.automationRuns.create(package: "PK")
        run.name = "z"
        try await run.save()
        try await run.stop()
        #expect(try await run.stateTree()["main"] == [:])
        #expect(
            transport.lines == [
                #"POST /automation/runs {"package":"PK","inputs":{"a":1},"settings":{"s":1},"resume_from":"R0","name":"n","secret_settings":{"x":1},"memory_limit":100}"#,
                #"POST /automation/runs {"package":"PK","inputs":{}}"#,
                #"PATCH /automation/runs/R {"name":"z"}"#, "POST /automation/runs/R/actions/stop",
                "GET /automation/runs/R", "GET /automation/runs/R/state",
            ])
        #expect(run.automationID == "A" && run.packageID == "PK")
    }

    // Defect 34 of the official client: it sends null in place of all this.
    @Test func aRerunSaysWhatIsDifferent() async throws {
        let (client, transport) = try Fixtures.client(Self.run, Self.run, Self.run)
        let run = try await client.automationRuns.get("R")
        _ = try await run.rerun(merges: false, package: "PK", inputs: ["a": 1])
        _ = try await run.rerun()
        #expect(
            transport.lines.dropFirst() == [
                #"POST /automation/runs/R/actions/rerun {"merge":false,"package":"PK","inputs":{"a":1}}"#,
                #"POST /automation/runs/R/actions/rerun {"merge":true}"#,
            ])
    }

    @Test func theLogIsAFile() async throws {
        let (client, _) = try Fixtures.client(
            Self.json(
                #""status": "FAILED", "message": "m", "execution_details": {"log_file": {"id": "F1", "name": "l"}}"#
            ),
            Self.json(#""status": "RUNNING", "execution_details": null"#))
        let run = try await client.automationRuns.get("R")
        #expect(run.logFile?.id == "F1" && run.logFile?.name == "l" && run.isFinished)
        #expect(run.failure?.message == "automation-run 'R' ended FAILED: m")
        let running = try await client.automationRuns.get("R")
        #expect(running.logFile == nil && !running.isFinished)
    }
}

/// The upload of a package's file, by row 174.
@Suite struct PackageUploadTests {
    private static let begun = StubTransport.Reply.json(
        #"{"upload_id": "UP", "part_size": 33554432, "parallel_uploads": false}"#)

    @Test func itIsBegunSentReportedAndCompleted() async throws {
        let (client, transport) = try Fixtures.client(
            Self.begun,
            .json(
                #"{"method": "PUT", "url": "https://storage.example/x?Signature=s", "expires": "2016-01-01T01:00:00Z", "headers": {"x-a": "b"}, "success_codes": [200, 201], "report": {"headers": ["ETag"], "body": null}}"#
            ), .noContent, .json(#"{"id": "LOC", "name": "f.txt"}"#), .noContent)
        let upload = try await client.automationPackages.startUpload(name: "f.txt", size: 5, automation: "A")
        #expect(upload.partSize == 33_554_432 && !upload.isParallel)
        let part = try await upload.part(1)
        #expect(part.method == .put && part.successCodes == [200, 201] && part.headers["x-a"] == "b")
        #expect(part.reportedHeaders == ["ETag"] && !"\(part.address)".contains("Signature"))
        try await upload.report(1, headers: ["ETag": "abc"])
        #expect(try await upload.complete()["id"] == "LOC")
        try await upload.abort()
        #expect(
            transport.lines == [
                #"POST /automation/upload {"name":"f.txt","size":5,"automation_id":"A","part_size":33554432}"#,
                "GET /automation/upload/UP/part/1",
                #"POST /automation/upload/UP/part {"part_number":1,"response":{"headers":{"ETag":"abc"}}}"#,
                "POST /automation/upload/UP/complete", "DELETE /automation/upload/UP",
            ])
    }

    @Test func aReportIsRepeatedWhenItsAnswerIsLost() async throws {
        let lost = StubTransport.Reply.failure(TransportError(.connectionLost, requestWasSent: true))
        let (client, transport) = try Fixtures.client(Self.begun, lost, .noContent)
        let upload = try await client.automationPackages.startUpload(name: "f", size: 5, automation: "A")
        try await upload.report(1, headers: ["ETag": "abc"])
        #expect(transport.requests.count == 3)
    }

    @Test func anEmptyPackageIsRefused() async throws {
        let (client, transport) = try Fixtures.client()
        let error = await apiError {
            _ = try await client.automationPackages.startUpload(name: "f", size: 0, automation: "A")
        }
        #expect(error?.kind == .invalidArgument && transport.requests.isEmpty)
    }
}
