import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

/// Tasks on the wire, by the rows 90 to 112 of the official client's checklist.
@Suite struct TaskTests {
    static let id = "bd5e95d9-12b3-489c-85b6-34d8696571a9"
    static let task = json(#""name": "t", "status": "DRAFT", "batch": true"#)

    static func json(_ fields: String) -> StubTransport.Reply { .json(#"{"id": "\#(id)", \#(fields)}"#) }

    private func lines(_ transport: StubTransport) -> [String] {
        transport.lines.map { $0.replacing(Self.id, with: "T") }
    }

    private func task(_ fields: String, _ replies: [StubTransport.Reply]) async throws -> (
        PlatformTask, StubTransport
    ) {
        let transport = StubTransport([Self.json(fields)] + replies)
        let (template, _) = try Fixtures.client()
        let client = Client(
            configuration: template.configuration, transport: transport, options: template.options)
        return (try await client.tasks.get(Self.id), transport)
    }

    @Test func listsAskForWhatTheyAreNarrowedBy() async throws {
        let (client, transport) = try Fixtures.client(.emptyPage)
        let bounds = TimeBounds(
            from: Timestamp(iso8601: "2020-01-01"), to: Timestamp(iso8601: "2020-01-02T03:04:05.6Z"))
        _ = try await client.tasks.list(
            project: "u/p", status: .running, isBatch: true, parent: Self.id, created: bounds,
            started: bounds,
            ended: bounds, orderBy: "created_time", isAscending: true, origin: "R", limit: 5
        ).collect()
        let times = ["created", "started", "ended"].map {
            "&\($0)_from=2020-01-01&\($0)_to=2020-01-02T03%3A04%3A05"
        }
        #expect(
            lines(transport) == [
                "GET /tasks?limit=5&fields=_all&project=u%2Fp&status=RUNNING&batch=true&parent=T"
                    + times.joined() + "&order_by=created_time&order=asc&origin_id=R"
            ])
    }

    @Test func aDraftIsMadeOfTheLeast() async throws {
        let (client, transport) = try Fixtures.client(Self.task)
        _ = try await client.tasks.create(name: "t", project: "u/p", app: "u/p/app")
        #expect(
            transport.lines == [
                #"POST /tasks {"name":"t","project":"u/p","app":"u/p/app","description":null,"inputs":{}}"#
            ])
    }

    @Test func everythingThatATaskMayBeTold() async throws {
        let file = StubTransport.Reply.json(Fixtures.fileJSON())
        let folder = StubTransport.Reply.json(#"{"id": "F9", "type": "folder"}"#)
        let (client, transport) = try Fixtures.client(file, folder, Self.task)
        let (f, d) = (try await client.files.get("F1").asInput, try await client.files.get("F9").asInput)
        _ = try await client.tasks.create(
            name: "t", project: "u/p", app: "u/p/app/3",
            inputs: ["f": f, "l": [f, f], "d": d, "i": 1, "r": ["x": f]],
            batch: TaskBatch(input: "l", by: .criteria(["metadata.sample_id"])), description: "d", run: true,
            disablesBatch: true, interruptible: true,
            settings: ["instance_type": "c4.2xlarge;ebs-gp2;2000", "max_parallel_instances": 2],
            outputLocation: ["main_location": "x"])
        let sent = try #require(transport.requests.last)
        #expect(sent.url == Fixtures.url + "/tasks?batch=false&action=run")
        let file1 = #"{"class": "File", "path": "\#(Fixtures.file)"}"#
        let expected = try JSON.parse(
            #"""
            {"batch_input": "l", "batch_by": {"type": "criteria", "criteria": ["metadata.sample_id"]},
             "name": "t", "project": "u/p", "app": "u/p/app/3", "description": "d",
             "inputs": {"f": \#(file1), "l": [\#(file1), \#(file1)], "d": {"class": "Directory", "path": "F9"}, "i": 1,
                        "r": {"x": \#(file1)}},
             "use_interruptible_instances": true,
             "execution_settings": {"instance_type": "c4.2xlarge;ebs-gp2;2000", "max_parallel_instances": 2},
             "output_location": {"main_location": "x"}}
            """#)
        #expect(try JSON.parse(Array((sent.bodyText ?? "").utf8)) == expected)
    }

    // Defect 31 of the official client: half a batch and revision 0 are ignored there.
    @Test func halfABatchIsAnErrorAndRevisionZeroIsOne() async throws {
        let (client, transport) = try Fixtures.client(Self.task)
        for half in [("batch_input", Value.string("l")), ("batch_by", ["type": "item"])] {
            let given = Arguments(Record([("name", "t"), ("project", "u/p"), ("app", "u/p/app"), half]))
            let action = try #require(PlatformTask.type.action("create", noun: "task"))
            let error = await apiError { _ = try await action.run(client, nil, given) }
            #expect(error?.kind == .invalidArgument)
        }
        #expect(transport.requests.isEmpty)
        _ = try await client.tasks.create(name: "t", project: "u/p", app: "u/p/app", revision: 0)
        #expect(transport.lines[0].contains(#""app":"u/p/app/0""#))
    }

    @Test func actionsAreWhatTheySay() async throws {
        let queued = Self.json(#""name": "t", "status": "QUEUED", "batch": true"#)
        var (task, transport) = try await task(
            #""name": "t", "status": "DRAFT", "batch": true"#,
            [
                queued, queued, .noContent, queued, queued, queued, .json(#"{"status": "RUNNING"}"#),
                .emptyPage,
                .noContent, queued,
            ])
        try await task.run()
        #expect(task.state == .queued)
        try await task.run(batch: false, interruptible: false)
        try await task.abort()
        _ = try await task.clone(run: true)
        _ = try await task.clone()
        _ = try await task.executionDetails()
        _ = try await task.children(status: .running).collect()
        try await task.delete()
        try await task.reload()
        #expect(
            lines(transport).dropFirst() == [
                "POST /tasks/T/actions/run",
                "POST /tasks/T/actions/run?batch=false&use_interruptible_instances=false",
                "POST /tasks/T/actions/abort", "GET /tasks/T", "POST /tasks/T/actions/clone?action=run",
                "POST /tasks/T/actions/clone", "GET /tasks/T/execution_details",
                "GET /tasks?limit=100&fields=_all&status=RUNNING&parent=T", "DELETE /tasks/T", "GET /tasks/T",
            ])
    }

    @Test func aTaskThatIsNoBatchHasNoChildren() async throws {
        let (task, _) = try await task(#""batch": false"#, [])
        #expect(throws: APIError.self) { try task.children() }
    }

    @Test func manyAreFetchedInOneRequest() async throws {
        let (client, transport) = try Fixtures.client(
            .json(
                #"{"items": [{"resource": {"id": "a"}}, {"error": {"status": 404, "code": 7002, "message": "m"}}]}"#
            ))
        let results = try await client.tasks.get(["a", "b"])
        #expect(transport.lines == [#"POST /bulk/tasks/get {"task_ids":["a","b"]}"#])
        #expect(try results[0].get().id == "a")
        #expect(throws: APIError.self) { try results[1].get() }
    }

    @Test func aTaskThatCanNotRunIsAnErrorThatHoldsTheDraft() async throws {
        let refused = Self.json(
            #""status": "DRAFT", "errors": [{"type": "e", "message": "Value is missing.", "input_id": "reads"}]"#
        )
        let (client, _) = try Fixtures.client(refused, refused)
        let error = await apiError {
            _ = try await client.tasks.create(name: "t", project: "u/p", app: "u/p/app", run: true)
        }
        #expect(error?.kind == .invalidTask && error?.message?.contains("reads: Value is missing.") == true)
        #expect((error?.underlyingError as? TaskRefusal)?.task.id == Self.id)
        let draft = try await client.tasks.create(name: "t", project: "u/p", app: "u/p/app")
        #expect(draft.problems.map(\.input) == ["reads"])
    }
}

/// `save` of a task.
@Suite struct TaskSavingTests {
    private static let whole =
        #""name": "t", "inputs": {"x": 1, "y": {"class": "File", "path": "F1", "name": "a"}}, "#
        + #""execution_settings": {"instance_type": "AUTO", "max_parallel_instances": 1}, "batch_by": null"#

    private func sent(_ change: (inout PlatformTask) throws -> Void) async throws -> [String] {
        let reply = TaskTests.json(Self.whole)
        let (client, transport) = try Fixtures.client(reply, reply)
        var task = try await client.tasks.get(TaskTests.id)
        try change(&task)
        try await task.save()
        return transport.lines.dropFirst().map { $0.replacing("/tasks/\(TaskTests.id)", with: "/T") }
    }

    @Test func nothingChangedSendsNothing() async throws {
        #expect(try await sent { $0.name = "t" }.isEmpty)
    }

    @Test func onlyWhatChangedIsSent() async throws {
        #expect(try await sent { $0.name = "z" } == [#"PATCH /T {"name":"z"}"#])
        #expect(
            try await sent { $0.useInterruptibleInstances = true } == [
                #"PATCH /T {"use_interruptible_instances":true}"#
            ])
        #expect(
            try await sent { $0.batchBy = TaskBatch.Grouping.item.record } == [
                #"PATCH /T {"batch_by":{"type":"item"}}"#
            ])
    }

    @Test func inputsGoByTheirKeysAndEachWhole() async throws {
        #expect(
            try await sent { $0.inputs?["y"] = ["class": "File", "path": "F2"] } == [
                #"PATCH /T {"inputs":{"y":{"class":"File","path":"F2"}}}"#
            ])
    }

    // Defect 30 of the official client: neither is possible there.
    @Test func inputsCanBeClearedAndSettingsChanged() async throws {
        #expect(try await sent { $0.inputs = [:] } == [#"PATCH /T {"inputs":{"x":null,"y":null}}"#])
        #expect(try await sent { $0.inputs?["x"] = nil } == [#"PATCH /T {"inputs":{"x":null}}"#])
        #expect(
            try await sent { $0.executionSettings?["max_parallel_instances"] = 5 } == [
                #"PATCH /T {"execution_settings":{"instance_type":"AUTO","max_parallel_instances":5}}"#
            ])
    }

    @Test func setTakesEntriesAndObjects() async throws {
        let reply = TaskTests.json(Self.whole)
        let (client, transport) = try Fixtures.client(reply, .json(Fixtures.fileJSON()), reply)
        let task = try await client.tasks.get(TaskTests.id)
        let file = try await client.files.get("F1")
        _ = try await PlatformTask.type.action("set")?.run(
            client, task.record, Arguments(["inputs.y": .record(file.record), "inputs.x": .null]))
        #expect(
            transport.lines.last
                == #"PATCH /tasks/\#(TaskTests.id) {"inputs":{"x":null,"y":{"class":"File","path":"\#(Fixtures.file)"}}}"#
        )
    }
}

/// What is read from a task.
@Suite struct TaskReadingTests {
    @Test func inputsAndOutputsHoldFiles() async throws {
        let (client, _) = try Fixtures.client(
            TaskTests.json(
                #"""
                "inputs": {"reads": [{"class": "File", "path": "F1", "name": "r1"}, {"class": "File", "path": "F2"}],
                  "dir": {"class": "Directory", "path": "F9", "basename": "d"}, "n": 8, "r": {"x": [{"class": "File", "path": "F3"}]}},
                "outputs": {"bam": {"class": "File", "path": "F7", "name": "S1.bam", "size": 6632805966,
                  "secondaryFiles": [{"class": "File", "path": "F8", "name": "S1.bam.bai"}]}, "none": null}
                """#))
        let task = try await client.tasks.get("T")
        #expect(task.inputFiles().map(\.id) == ["F1", "F2", "F9", "F3"])
        #expect(task.inputFiles(of: "dir").first?.isFolder == true)
        #expect(task.inputFiles(of: "nothing").isEmpty)
        let bam = try #require(task.outputFiles(of: "bam").first)
        #expect(bam.name == "S1.bam" && bam.size == 6_632_805_966 && bam.secondaryFiles.map(\.id) == ["F8"])
    }

    @Test func executionDetailsHaveJobsAndLogs() async throws {
        let (client, _) = try Fixtures.client(
            TaskTests.json(#""name": "t""#),
            .json(
                #"""
                {"start_time": "2023-11-22T16:51:35Z", "end_time": null, "status": "RUNNING", "message": "m", "jobs": [
                 {"name": "bwa", "status": "DONE", "retried": false, "start_time": "2023-11-22T16:52:00Z",
                  "command_line": "bwa mem", "instance": {"type": "c4"}, "docker": null,
                  "logs": {"stderr.log": "https://api.sbgenomics.com/v2/files/F90/download_info", "odd": "x", "none": null}}]}
                """#), .json(#"{"status": "DRAFT", "jobs": null}"#))
        let task = try await client.tasks.get("T")
        let details = try await task.executionDetails()
        let job = try #require(details.jobs.first)
        #expect(details.startTime == Timestamp(iso8601: "2023-11-22T16:51:35Z") && details.endTime == nil)
        #expect(job.name == "bwa" && job.commandLine == "bwa mem" && job.docker == nil)
        #expect(job.logs.map(\.fileID) == ["F90"] && job.logs.first?.name == "stderr.log")
        #expect(try await task.executionDetails().jobs.isEmpty)
    }

    // Defect 38 of the official client: null where it expects an id, a number or a flag ends in an exception.
    @Test func nullIsNilEverywhere() async throws {
        let nulls = PlatformTask.type.properties.map(\.name).filter { $0 != "id" }.map { "\"\($0)\": null" }
        let (client, _) = try Fixtures.client(TaskTests.json(nulls.joined(separator: ", ")))
        let task = try await client.tasks.get("T")
        #expect(task.parent == nil && task.batch == nil && task.price == nil && task.originID == nil)
        #expect(task.problems.isEmpty && task.outputFiles().isEmpty && !task.isFinished)
    }
}
