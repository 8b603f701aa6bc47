import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// What the official client does wrong with its resources (API.md, 4.4), and we do right; by the numbers there.
@Suite struct DefectResourceTests {
    private static let task = StubTransport.Reply.json(
        #"""
        {"id": "T", "name": "t", "status": "DRAFT", "inputs": {"a": 1, "b": 2},
         "execution_settings": {"instance_type": "x"}}
        """#)

    /// What is sent when `body` runs against these answers.
    private func sent(
        _ replies: StubTransport.Reply..., body: (Client) async throws -> Void
    ) async throws -> [String] {
        let transport = StubTransport(replies)
        let (template, _) = try Fixtures.client()
        try await body(
            Client(
                configuration: template.configuration, transport: transport, options: template.options))
        return transport.lines
    }

    // 30
    @Test func aTasksSettingsAreSaved() async throws {
        let sent = try await sent(Self.task, Self.task) { client in
            var task = try await client.tasks.get("T")
            task.executionSettings = ["instance_type": "y"]
            try await task.save()
        }
        #expect(sent[1] == #"PATCH /tasks/T {"execution_settings":{"instance_type":"y"}}"#)
    }

    // 30
    @Test func aTasksInputsCanBeCleared() async throws {
        let sent = try await sent(Self.task, Self.task) { client in
            var task = try await client.tasks.get("T")
            task.inputs = Record()
            try await task.save()
        }
        #expect(sent[1] == #"PATCH /tasks/T {"inputs":{"a":null,"b":null}}"#)
    }

    // 31
    @Test(arguments: ["batch_by", "batch_input"])
    func halfABatchIsAnError(given: String) async throws {
        let create = try #require(PlatformTask.type.actions.first { $0.name == "create" })
        var arguments = Arguments(["name": "t", "project": "u/p", "app": "u/p/a"])
        arguments[given] = given == "batch_by" ? ["type": "item"] : "reads"
        let (client, transport) = try Fixtures.client(Self.task)
        let error = await apiError { _ = try await create.run(client, nil, arguments) }
        #expect(error?.kind == .invalidArgument && transport.requests.isEmpty)
    }

    // 31
    @Test func theFirstRevisionIsARevision() async throws {
        let sent = try await sent(Self.task) { client in
            _ = try await client.tasks.create(name: "t", project: "u/p", app: "u/p/a", revision: 0)
        }
        #expect(sent[0].contains(#""app":"u/p/a/0""#))
    }

    // 32
    @Test func whatWasNotSaidOfATaskIsNotSent() async throws {
        let sent = try await sent(Self.task, Self.task) { client in
            _ = try await client.tasks.create(name: "t", project: "u/p", app: "u/p/a")
            _ = try await client.tasks.create(
                name: "t", project: "u/p", app: "u/p/a", outputLocation: ["main_location": "x"])
        }
        #expect(!sent[0].contains("use_interruptible_instances"))
        #expect(sent[1].contains(#""output_location":{"main_location":"x"}"#))
    }

    // 32
    @Test func aCloneIsADraftUnlessItIsToRun() async throws {
        let sent = try await sent(Self.task, Self.task) { client in
            _ = try await client.tasks.get("T").clone()
        }
        #expect(sent[1] == "POST /tasks/T/actions/clone")
    }

    // 33
    @Test func anAppInYAMLGoesAsYAML() async throws {
        let (client, transport) = try Fixtures.client(
            .json(#"{"sbg:id": "u/p/a/0"}"#), .json(#"{"id": "u/p/a", "revision": 0}"#))
        _ = try await client.apps.install("u/p/a", .yaml("class: Workflow\n"))
        #expect(transport.requests[0].bodyText == "class: Workflow\n")
        #expect(transport.requests[0].headers.values(of: "Content-Type") == ["application/yaml"])
    }

    // 34
    @Test func aRerunSendsItsArguments() async throws {
        let run = StubTransport.Reply.json(#"{"id": "R", "status": "FINISHED"}"#)
        let sent = try await sent(run, run) { client in
            _ = try await client.automationRuns.get("R").rerun(
                inputs: ["a": 1], name: "n", secretSettings: ["k": "s"])
        }
        #expect(sent[1].hasPrefix("POST /automation/runs/R/actions/rerun {"))
        for part in [#""inputs":{"a":1}"#, #""name":"n""#, #""secret_settings":{"k":"s"}"#] {
            #expect(sent[1].contains(part))
        }
    }

    // 36
    @Test func aJobWithoutAddressIsReloaded() async throws {
        let job = StubTransport.Reply.json(#"{"id": "1", "type": "COPY", "state": "RUNNING"}"#)
        let sent = try await sent(job, job) { client in
            var job = try await client.asyncJobs.get("1", .copy)
            try await job.reload()
        }
        #expect(sent[1] == "GET /async/files/copy/1")
    }

    // 37
    @Test func permissionsAreReadBackAndSavedOnlyWhenChanged() async throws {
        let member = StubTransport.Reply.json(
            #"{"href": "\#(Fixtures.url)/projects/u/p/members/bob", "username": "bob", "id": "bob", "permissions": {"read": true, "write": false}}"#
        )
        let answer = StubTransport.Reply.json(#"{"read": true, "copy": true, "write": true}"#)
        let sent = try await sent(.json(#"{"id": "u/p"}"#), member, answer) { client in
            var bob = try await client.projects.get("u/p").members.get("bob")
            try await bob.save()
            bob.permissions?.write = true
            try await bob.save()
            #expect(bob.permissions?.copy == true)
        }
        #expect(sent.count == 3)
    }

    // 38
    @Test func nullsAreAbsent() async throws {
        let replies = [
            #"{"id": "u/p", "billing_group": null, "type": null, "settings": null, "tags": null}"#,
            #"{"id": "T", "price": null, "inputs": null, "errors": null, "batch": null}"#,
        ].map { StubTransport.Reply.json($0) }
        let sent = try await sent(replies[0], replies[1]) { client in
            let project = try await client.projects.get("u/p")
            #expect(project.billingGroup == nil && project.settings == nil && project.tags == nil)
            let task = try await client.tasks.get("T")
            #expect(task.price == nil && task.inputs == nil && task.batch == nil)
        }
        #expect(sent.count == 2)
    }

    // 39
    @Test func anEmptyAnswerIsNoError() async throws {
        let none = StubTransport.Reply.empty(status: 204)
        let sent = try await sent(none, Self.task, none, Self.task) { client in
            #expect(try await client.files.delete(["F1", "F2"]).count == 2)
            var task = try await client.tasks.get("T")
            try await task.abort()
            #expect(task.name == "t")
        }
        #expect(sent.last == "GET /tasks/T")
    }

    // 42
    @Test func whatTheOfficialClientLacksIsThere() async throws {
        let member = StubTransport.Reply.json(
            #"{"href": "\#(Fixtures.url)/projects/u/p/members/bob", "username": "bob", "id": "bob", "permissions": {}}"#
        )
        let sent = try await sent(
            .json(#"{"class": "Workflow"}"#), .json(#"{"id": "u/p"}"#), member, .json(#"{"read": true}"#)
        ) { client in
            #expect(try await client.apps.cwl(of: "u/p/a/0")["class"] == "Workflow")
            var bob = try await client.projects.get("u/p").members.get("bob")
            try await bob.replacePermissions(with: Permissions(read: true))
        }
        #expect(sent[0] == "GET /apps/u/p/a/0/raw")
        #expect(sent[3].hasPrefix("PUT /projects/u/p/members/bob/permissions {"))
    }

    // 46
    @Test func aBulkEditSendsChangesOnlyAndFetchesNothing() async throws {
        let files = StubTransport.Reply.json(
            #"{"items": [{"resource": {"id": "F1", "name": "a"}}, {"resource": {"id": "F2", "name": "b"}}]}"#)
        let answer = StubTransport.Reply.json(#"{"items": [{"resource": {"id": "F1", "name": "c"}}]}"#)
        let sent = try await sent(files, answer) { client in
            var files = try await client.files.get(["F1", "F2"]).map { try $0.get() }
            files[0].name = "c"
            let edited = try await client.files.edit(files)
            #expect(try edited.map { try $0.get().name } == ["c", "b"])
        }
        #expect(sent[1] == #"POST /bulk/files/edit {"items":[{"id":"F1","name":"c"}]}"#)
    }
}
