import SevenBridgesData
import Testing

@Suite struct TaskLifeTests {
    @Test func aTaskGoesThroughItsStates() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let id = try await client.task(bench, bench.reads, query: "?action=run").id()
            func task() async throws -> Value { try await client.get("tasks/\(id)").json }
            clock.advance(seconds: 6)
            #expect(try await task()["status"] == "QUEUED")
            clock.advance(seconds: 30)
            let started = try await task()
            #expect(started["status"] == "RUNNING")
            #expect(started["execution_status"]["instance_init"] == true)
            #expect(started["executed_by"] == "rosalind")
            #expect(started["start_time"] == "2025-06-01T12:00:35Z")
            clock.advance(seconds: 120)
            let running = try await task()
            #expect(running["execution_status"]["instance_init"] == false)
            #expect(running["execution_status"]["steps_completed"] == 0)
            #expect(running["execution_status"]["running_duration"] == 121_000)
            clock.advance(seconds: 3600)
            let done = try await task()
            #expect(done["status"] == "COMPLETED")
            #expect(done["execution_status"]["steps_completed"] == 1)
            #expect(done["end_time"] == "2025-06-01T12:04:05Z")
            #expect(done["execution_status"]["message"] == "Completed in 4 minutes.")
            #expect(done["price"]["currency"] == "USD")
            #expect(try await client.send("PATCH", "tasks/\(id)", ["name": "N"]).json["name"] == "N")
        }
    }

    @Test func pricesGrowWithTime() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let big = try await client.fileID("EX01_S1_L001_R1_001.fastq.gz", inFolder: "fastq")
            let reads: Value = ["reads": [["class": "File", "path": .string(big)]]]
            let id = try await client.task(bench, reads, query: "?action=run").id()
            clock.advance(seconds: 150)
            let early = try await client.get("tasks/\(id)").json["price"]["amount"]
            clock.advance(seconds: 250)
            let late = try await client.get("tasks/\(id)").json["price"]["amount"]
            guard case .float(let first) = early, case .float(let second) = late else {
                Issue.record("no prices: \(early), \(late)")
                return
            }
            #expect(first < second)
        }
    }

    @Test func outputsAreFilesOfTheTask() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let id = try await client.task(
                bench, bench.reads, query: "?action=run",
                Record([("output_location", ["main_location": "run/one"] as Value)])
            ).id()
            clock.advance(seconds: 3600)
            let bam = try await client.get("tasks/\(id)").json["outputs"]["bam"]
            #expect(bam["name"] == "EX01.sorted.bam")
            #expect(bam["secondaryFiles"].listValue?.first?["name"] == "EX01.sorted.bam.bai")
            let file = try await client.get("files/\(bam["path"].stringValue ?? "")").json
            #expect(file["origin"] == ["task": .string(id)])
            #expect(file["metadata"]["sample_id"] == "EX01")
            #expect(file["metadata"]["paired_end"] == .null)
            #expect(file["size"] == bam["size"])
            let folder = try await client.get("files/\(file["parent"].stringValue ?? "")").json
            #expect(folder["name"] == "one")
            let root = try await client.get("files?project=\(bench.project)")
            #expect(
                root.items("name").sorted() == [
                    "EX01_first_reads_1.fastq", "EX01_first_reads_2.fastq", "run",
                ])
        }
    }

    @Test func aToolThatFailsFailsItsTasks() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let app = Record([("app", "rosalind/scratch/always-fails")])
            let id = try await client.task(bench, [:], query: "?action=run", app).id()
            clock.advance(seconds: 3600)
            let task = try await client.get("tasks/\(id)").json
            #expect(task["status"] == "FAILED")
            #expect(task["outputs"] == [:])
            #expect(
                task["execution_status"]["message"] == "Failed: the job 'always-fails' exited with code 1.")
            let details = try await client.get("tasks/\(id)/execution_details").json
            #expect(details["jobs"].listValue?.first?["status"] == "FAILED")
        }
    }

    @Test func executionDetailsHaveAJobForEachStepWithItsLogs() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let app = Record([("app", "rosalind/rna-seq-airway/rna-seq-expression")])
            let index = try await client.fileID(
                "star-2.7.10a-grch38-index.tar.gz", in: "admin/sbg-public-data")
            let genes = try await client.fileID("gencode.v42.annotation.gtf.gz", in: "admin/sbg-public-data")
            let inputs: Value = [
                "reads": [bench.file(0), bench.file(1)], "index": ["class": "File", "path": .string(index)],
                "annotation": ["class": "File", "path": .string(genes)],
            ]
            let id = try await client.task(bench, inputs, query: "?action=run", app).id()
            #expect(try await client.get("tasks/\(id)/execution_details").json["jobs"] == [])
            clock.advance(seconds: 120)
            let early = try await client.get("tasks/\(id)/execution_details").json["jobs"].listValue ?? []
            #expect(early.map { $0["status"] } == ["RUNNING"])
            clock.advance(seconds: 24 * 3600)
            let details = try await client.get("tasks/\(id)/execution_details").json
            let jobs = details["jobs"].listValue ?? []
            #expect(jobs.map { $0["name"] } == ["quality", "align", "count"])
            #expect(jobs.map { $0["status"] } == ["DONE", "DONE", "DONE"])
            #expect(jobs[1]["instance"]["type"] == "r4.2xlarge")
            let url = try #require(jobs[1]["logs"]["stderr.log"].stringValue)
            let link = try #require(try await client.get(url).json["url"].stringValue)
            let log = try await client.anonymous.get(link)
            #expect(
                log.text.hasPrefix("+ STAR EX01_first_reads_1.fastq EX01_first_reads_2.fastq star-2.7.10a"))
            #expect(try await client.get("files?project=\(bench.project)&name=stderr.log").items("id") == [])
        }
    }

    @Test func abortedTasksStop() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let waiting = try await client.task(bench, bench.reads, query: "?action=run").id()
            let stopped = try await client.send("POST", "tasks/\(waiting)/actions/abort")
            #expect(stopped.json["status"] == "ABORTED")
            let id = try await client.task(bench, bench.reads, query: "?action=run").id()
            clock.advance(seconds: 120)
            #expect(try await client.send("POST", "tasks/\(id)/actions/abort").json["status"] == "ABORTING")
            clock.advance(seconds: 10)
            #expect(try await client.get("tasks/\(id)").json["status"] == "ABORTED")
            clock.advance(seconds: 3600)
            #expect(try await client.get("tasks/\(id)").json["outputs"] == [:])
            #expect(try await client.get("tasks/\(waiting)").json["status"] == "ABORTED")
        }
    }
}

@Suite struct TaskBatchTests {
    private func batch(_ client: WireClient, _ by: Value) async throws -> (String, TaskBench) {
        let bench = try await client.bench()
        let more = Record([("batch_input", "reads"), ("batch_by", by)])
        let task = try await client.task(bench, bench.reads, query: "?action=run", more)
        #expect(task.json["status"] == "CREATING")
        return (try task.id(), bench)
    }

    @Test func aChildForEachItem() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (id, bench) = try await batch(client, ["type": "item"])
            clock.advance(seconds: 6)
            let parent = try await client.get("tasks/\(id)").json
            #expect(parent["status"] == "RUNNING")
            #expect(parent["execution_status"]["queued"] == 2)
            let children =
                try await client.get("tasks?parent=\(id)&fields=_all&order=asc").json["items"].listValue ?? []
            #expect(
                children.map { $0["batch_group"]["value"] } == [
                    "EX01_first_reads_1.fastq", "EX01_first_reads_2.fastq",
                ])
            #expect(children.allSatisfy { $0["parent"] == .string(id) && $0["batch"] == false })
            #expect(children.map { $0["inputs"]["reads"].listValue?.count } == [1, 1])
            #expect(try await client.get("tasks?project=\(bench.project)").items("id") == [id])
            clock.advance(seconds: 3600)
            let done = try await client.get("tasks/\(id)").json
            #expect(done["status"] == "COMPLETED")
            #expect(done["execution_status"]["completed"] == 2)
        }
    }

    @Test func aChildForEachGroup() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let by: Value = ["type": "criteria", "criteria": ["metadata.sample_id", "metadata.library_id"]]
            let (id, _) = try await batch(client, by)
            clock.advance(seconds: 6)
            let children =
                try await client.get("tasks?parent=\(id)&fields=_all").json["items"].listValue ?? []
            #expect(
                children.map { $0["batch_group"] } == [
                    [
                        "value": "EX01, EX01-lib1",
                        "fields": ["metadata.sample_id": "EX01", "metadata.library_id": "EX01-lib1"],
                    ]
                ])
        }
    }

    @Test func abortingABatchAbortsItsChildren() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let (id, _) = try await batch(client, ["type": "item"])
            clock.advance(seconds: 120)
            #expect(try await client.send("POST", "tasks/\(id)/actions/abort").json["status"] == "ABORTING")
            clock.advance(seconds: 30)
            let parent = try await client.get("tasks/\(id)").json
            #expect(parent["status"] == "ABORTED")
            #expect(parent["execution_status"]["aborted"] == 2)
        }
    }

    @Test func batchingCanBeDisabledWhenItRuns() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let more = Record([("batch_input", "reads"), ("batch_by", ["type": "item"] as Value)])
            let task = try await client.task(bench, bench.reads, more)
            let run = try await client.send("POST", "tasks/\(try task.id())/actions/run?batch=False")
            #expect(run.json["batch"] == false)
            #expect(run.json["status"] == "CREATING")
            let other = try await client.task(bench, bench.reads)
            let refused = try await client.send("POST", "tasks/\(try other.id())/actions/run?batch=False")
            #expect(refused.json["code"] == 7022)
        }
    }
}

@Suite struct TaskListTests {
    @Test func listsFilterAndOrder() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let bench = try await client.bench()
            let old = try await client.task(bench, bench.reads, Record([("name", "b")])).id()
            clock.advance(seconds: 86_400)
            let new = try await client.task(bench, bench.reads, query: "?action=run", Record([("name", "a")]))
                .id()
            clock.advance(seconds: 3600)
            func ids(_ query: String) async throws -> [String] {
                try await client.get("tasks?project=\(bench.project)&\(query)").items("id")
            }
            #expect(try await ids("") == [new, old])
            #expect(try await ids("order=asc") == [old, new])
            #expect(try await ids("order_by=name&order=asc") == [new, old])
            #expect(try await ids("status=DRAFT") == [old])
            #expect(try await ids("status=draft&status=COMPLETED") == [new, old])
            #expect(try await ids("batch=True") == [])
            #expect(try await ids("created_from=2025-06-02") == [new])
            #expect(try await ids("created_to=2025-06-02T00:00:00%2B02:00") == [old])
            #expect(try await ids("ended_from=2025-06-01") == [new])
            #expect(try await client.get("tasks?status=DONE").json["code"] == 7006)
            #expect(try await client.get("tasks?created_from=now").json["code"] == 90000)
            #expect(try await client.get("tasks?order_by=size").json["code"] == 90000)
        }
    }

    @Test func bulkGetAnswersForEach() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            let id = try await client.task(bench, bench.reads).id()
            let answer = try await client.send(
                "POST", "bulk/tasks/get", ["task_ids": [.string(id), "bd5e95d9-12b3-489c-85b6-34d8696571a9"]])
            let items = answer.json["items"].listValue ?? []
            #expect(items.first?["resource"]["id"] == .string(id))
            #expect(items.last?["error"]["code"] == 7002)
        }
    }
}
