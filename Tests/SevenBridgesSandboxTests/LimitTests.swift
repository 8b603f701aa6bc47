import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct LimitTests {
    @Test func namedTypesMayNotUnfoldWithoutEnd() {
        let types: [Value] = (0..<30).map { number in
            let next = Value.string(number < 29 ? "t\(number + 1)" : "int")
            let fields: Value = [["name": "a", "type": next], ["name": "b", "type": next]]
            return ["name": .string("t\(number)"), "type": "record", "fields": fields]
        }
        let error = #expect(throws: CWLError.self) {
            try CWLApp([
                "class": "CommandLineTool", "inputs": ["x": "t0"],
                "requirements": [["class": "SchemaDefRequirement", "types": .list(types)]],
            ])
        }
        #expect(error?.message.contains("unfold to more than") == true)
    }

    @Test func stepsOfAGraphMayNotUnfoldWithoutEnd() {
        let workflows: [Value] = (0..<14).map { number in
            let steps: [Value] = (0..<10).map {
                ["id": .string("s\($0)"), "run": .string("#w\(number + 1)")]
            }
            return ["id": .string("w\(number)"), "class": "Workflow", "steps": .list(steps)]
        }
        let error = #expect(throws: CWLError.self) { try CWLApp(["$graph": .list(workflows)]) }
        #expect(error?.message.contains("unfold to more than") == true)
    }

    @Test func longYAMLMayRepeatFewKeys() throws {
        let keys = (0..<50).map { "k\($0): 1\n" }.joined()
        #expect(try YAML.parse(keys + keys)["k0"] == 1)
        let comment = "# " + String(repeating: "long ", count: 40_000) + "\n"
        let error = #expect(throws: CWLError.self) { try YAML.parse(comment + keys + keys) }
        #expect(error?.message == "The YAML text repeats too many keys for its length; 100 at most.")
    }

    @Test func searchQueriesAreBounded() throws {
        func query(_ count: Int) -> String {
            "IN \"u/p\" WHERE " + Array(repeating: "a=b", count: count).joined(separator: " OR ")
        }
        _ = try SearchQuery.parsing(query(300))
        let many = #expect(throws: PlatformError.self) { try SearchQuery.parsing(query(301)) }
        #expect(many?.message.contains("more than 300 values") == true)
        let spaces = String(repeating: " ", count: 9000)
        let long = #expect(throws: PlatformError.self) { try SearchQuery.parsing(query(1) + spaces) }
        #expect(long?.message.contains("longer than 8192 bytes") == true)
    }

    @Test func bodiesAreNestedTo100Levels() async throws {
        func body(_ levels: Int) -> String {
            "{\"name\": " + String(repeating: "[", count: levels - 1)
                + String(repeating: "]", count: levels - 1) + "}"
        }
        try await withSandbox { client async throws in
            let deepest = try await client.send("POST", "projects", body: body(100))
            #expect(deepest.json["code"] == 90000)
            let tooDeep = try await client.send("POST", "projects", body: body(101))
            #expect(tooDeep.json["code"] == 90009)
            #expect(
                tooDeep.json["message"] == "The content of the request is nested deeper than 100 levels.")
        }
    }

    @Test func filesAreCopiedOnceEachUpToALimit() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let id = Value.string(try await client.fileID("targets.bed"))
            func copy(_ count: Int) async throws -> WireResponse {
                let ids = Value.list(Array(repeating: id, count: count))
                return try await client.send(
                    "POST", "action/files/copy", ["project": .string(project), "file_ids": ids])
            }
            #expect(try await copy(1001).json["code"] == 5033)
            #expect(try await copy(1000).status == 200)
            #expect(try await client.get("files?project=\(project)").items("name") == ["targets.bed"])
        }
    }
}

@Suite struct LargeBatchTests {
    private let tool: Value = [
        "class": "CommandLineTool", "baseCommand": "true", "inputs": ["n": "int"], "outputs": [],
    ]

    private func batch(of count: Int, _ client: WireClient) async throws -> WireResponse {
        let project = try await client.newProject()
        _ = try await client.send("POST", "apps/\(project)/count/raw", tool)
        let body: Value = [
            "project": .string(project), "app": .string("\(project)/count"), "name": "B",
            "inputs": ["n": .list(Array(repeating: 1, count: count))], "batch_input": "n",
            "batch_by": ["type": "item"],
        ]
        return try await client.send("POST", "tasks?action=run", body)
    }

    @Test func aBatchHasUpTo1000Children() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let refused = try await batch(of: 1001, client)
            #expect(refused.json["status"] == "DRAFT")
            let error = refused.json["errors"].listValue?.first
            #expect(error?["message"] == "The batch would make 1001 tasks; 1000 are the most.")
        }
    }

    @Test func aBatchOf1000Ends() async throws {
        let clock = ManualClock()
        try await withSandbox(clock: clock) { client async throws in
            let task = try await batch(of: 1000, client)
            clock.advance(seconds: 86_400)
            let done = try await client.get("tasks/\(try task.id())").json
            #expect(done["status"] == "COMPLETED")
            #expect(done["execution_status"]["completed"] == 1000)
            #expect(done["execution_status"]["steps_completed"] == 1000)
            #expect(done["execution_status"]["steps_total"] == 1000)
        }
    }
}
