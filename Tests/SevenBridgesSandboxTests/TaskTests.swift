import SevenBridgesData
import Testing

@Suite struct TaskCreationTests {
    @Test func aDraftHasWhatItWasGiven() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            let settings: Value = ["instance_type": "c4.2xlarge;ebs-gp2;2000", "max_parallel_instances": 2]
            let task = try await client.task(
                bench, ["reads": [bench.file(0)], "depth": 5],
                Record([("execution_settings", settings), ("description", "d")]))
            #expect(task.status == 201)
            #expect(task.json["status"] == "DRAFT")
            #expect(task.json["app"] == .string("\(bench.app)/0"))
            #expect(task.json["errors"] == [])
            #expect(task.json["batch"] == false)
            #expect(task.json["execution_settings"]["max_parallel_instances"] == 2)
            #expect(task.json["execution_settings"]["use_memoization"] == false)
            #expect(task.json["inputs"]["reads"].listValue?.first?["name"] == "EX01_first_reads_1.fastq")
            #expect(task.json["execution_status"]["steps_total"] == 1)
            #expect(task.json["start_time"] == .null)
            let same = try await client.get("tasks/\(try task.id())")
            #expect(same.json == task.json)
        }
    }

    @Test func inputsAreComparedWithThePorts() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            #expect(try await client.task(bench, [:]).problems == ["reads"])
            #expect(try await client.task(bench, ["reads": bench.file(0)]).problems == ["reads"])
            let stranger: Value = ["class": "File", "path": "000000000000000000000000"]
            let several = try await client.task(bench, ["reads": [stranger], "depth": "5", "unknown": 1])
            #expect(several.problems == ["reads", "depth", "unknown"])
            #expect(
                several.json["errors"].listValue?[1]
                    == [
                        "type": "error/task_validation/input/schema",
                        "message": "Value for this input does not match the expected type.",
                        "input_id": "depth",
                    ])
            let bed = try await client.copy("targets.bed", to: ["project": .string(bench.project)])
            let warned = try await client.task(bench, ["reads": [["class": "File", "path": bed.json["id"]]]])
            #expect(warned.problems == [])
            #expect(warned.json["warnings"].listValue?.first?["input_id"] == "reads")
        }
    }

    @Test func runWithErrorsStaysADraft() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            let task = try await client.task(bench, [:], query: "?action=run")
            #expect(task.status == 201)
            #expect(task.json["status"] == "DRAFT")
            #expect(task.problems == ["reads"])
            let missing = try await client.send("POST", "tasks/\(try task.id())/actions/run")
            #expect(missing.status == 400)
            #expect(missing.json["code"] == 7012)
            #expect(missing.problems == ["reads"])
            let wrong = try await client.task(bench, ["reads": 5])
            let refused = try await client.send("POST", "tasks/\(try wrong.id())/actions/run")
            #expect(refused.json["code"] == 7024)
        }
    }

    @Test func bodiesAreChecked() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            func code(_ body: Value, _ query: String = "") async throws -> Value {
                try await client.send("POST", "tasks\(query)", body).json["code"]
            }
            let project = Value.string(bench.project)
            #expect(try await code(["app": .string(bench.app)]) == 3006)
            #expect(try await code(["project": project]) == 7015)
            #expect(try await code(["project": project, "app": "x"]) == 7016)
            #expect(try await code(["project": project, "app": "a/b/c"]) == 6002)
            #expect(try await code(["project": "nobody/nothing", "app": .string(bench.app)]) == 3002)
            #expect(try await code(["project": "maurice/lncrna-atlas", "app": .string(bench.app)]) == 7001)
            #expect(try await code(["project": project, "app": .string(bench.app)], "?action=go") == 7013)
            #expect(try await code(["project": project, "app": .string(bench.app)], "?action=") == 7014)
            #expect(try await client.get("tasks/5").json["code"] == 7005)
            let unknown = "bd5e95d9-12b3-489c-85b6-34d8696571a9"
            #expect(try await client.get("tasks/\(unknown)").json["code"] == 7002)
        }
    }

    @Test func batchingIsChecked() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            func code(_ input: Value, _ by: Value, _ query: String = "") async throws -> Value {
                try await client.task(
                    bench, bench.reads, query: query, Record([("batch_input", input), ("batch_by", by)])
                ).json["code"]
            }
            #expect(try await code("reads", .null) == 7023)
            #expect(try await code(.null, ["type": "item"]) == 7023)
            #expect(try await code("nothing", ["type": "item"]) == 7018)
            #expect(try await code("reads", ["type": "size"]) == 7020)
            #expect(try await code("reads", ["type": "criteria", "criteria": []]) == 7019)
            #expect(try await code("reads", ["type": "item"], "?batch=False") == 7021)
            #expect(
                try await client.task(bench, bench.reads, query: "?action=run&batch=False").json["code"]
                    == 7022)
            let criteria: Value = ["type": "criteria", "criteria": ["metadata.nothing"]]
            let lacking = try await client.task(
                bench, bench.reads, Record([("batch_input", "reads"), ("batch_by", criteria)]))
            #expect(lacking.problems == ["reads"])
        }
    }
}

@Suite struct TaskEditingTests {
    @Test func draftsChangeByKey() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            let id = try await client.task(bench, ["depth": 5]).id()
            let filled = try await client.send("PATCH", "tasks/\(id)", ["inputs": bench.reads])
            #expect(filled.problems == [])
            #expect(filled.json["inputs"]["depth"] == 5)
            let changed = try await client.send(
                "PATCH", "tasks/\(id)",
                ["name": "N", "inputs": ["depth": .null], "use_interruptible_instances": false])
            #expect(changed.json["name"] == "N")
            #expect(changed.json["inputs"].recordValue?.keys == ["reads"])
            #expect(changed.json["use_interruptible_instances"] == false)
        }
    }

    @Test func batchingIsSetAndDisabled() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            let id = try await client.task(bench, bench.reads).id()
            let half = try await client.send("PATCH", "tasks/\(id)", ["batch_by": ["type": "item"]])
            #expect(half.json["code"] == 7023)
            let batch = try await client.send(
                "PATCH", "tasks/\(id)", ["batch_by": ["type": "ITEM"], "batch_input": "reads"])
            #expect(batch.json["batch"] == true)
            #expect(batch.json["batch_by"] == ["type": "item"])
            let single = try await client.send("PATCH", "tasks/\(id)", ["batch": false])
            #expect(single.json["batch"] == false)
            #expect(single.json["batch_input"] == .null)
        }
    }

    @Test func onlyDraftsChangeAndGo() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            let clock = try await client.task(bench, bench.reads, query: "?action=run")
            let id = try clock.id()
            #expect(clock.json["status"] == "CREATING")
            #expect(try await client.send("PATCH", "tasks/\(id)", ["name": "N"]).json["code"] == 7026)
            #expect(try await client.send("DELETE", "tasks/\(id)").json["code"] == 7010)
            #expect(try await client.send("POST", "tasks/\(id)/actions/run").json["code"] == 7007)
            let draft = try await client.task(bench, bench.reads).id()
            #expect(try await client.send("POST", "tasks/\(draft)/actions/abort").json["code"] == 7011)
            #expect(try await client.send("DELETE", "tasks/\(draft)").status == 204)
            #expect(try await client.get("tasks/\(draft)").json["code"] == 7002)
        }
    }

    @Test func clonesAreNewTasks() async throws {
        try await withSandbox { client async throws in
            let bench = try await client.bench()
            let task = try await client.task(bench, bench.reads)
            let clone = try await client.send("POST", "tasks/\(try task.id())/actions/clone")
            #expect(clone.json["status"] == "DRAFT")
            #expect(clone.json["inputs"] == task.json["inputs"])
            #expect(try clone.id() != task.id())
            let running = try await client.send("POST", "tasks/\(try task.id())/actions/clone?action=run")
            #expect(running.json["status"] == "CREATING")
        }
    }
}
