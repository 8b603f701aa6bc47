import SevenBridgesData
import Testing

@Suite struct AppTests {
    private static let injected = [
        "id", "sbg:id", "sbg:revision", "sbg:latestRevision", "sbg:project", "sbg:createdBy", "sbg:createdOn",
        "sbg:validationErrors", "sbg:revisionsInfo",
    ]
    private let tool: Value = [
        "class": "CommandLineTool", "cwlVersion": "v1.2", "label": "Word count", "baseCommand": ["wc"],
        "inputs": [["id": "text", "type": "File"]], "outputs": [],
    ]

    @Test(arguments: CWLFile.allCases) func appsOfTheWildInstallAndComeBackRaw(_ file: CWLFile) async throws {
        try await withSandbox { client async throws in
            let id = "\(try await client.newProject())/wild"
            let type = file.isJSON ? "application/json" : "application/yaml"
            let installed = try await client.send(
                "POST", "apps/\(id)/raw", headers: ["Content-Type": type], body: try file.text())
            #expect(installed.status == 201)
            #expect(installed.json["sbg:id"] == .string("\(id)/0"))
            let app = try await client.get("apps/\(id)")
            #expect(app.json["id"] == .string("\(id)/0"))
            let raw = try await client.get("apps/\(id)/0/raw")
            #expect(raw.json == app.json["raw"])
            #expect(without(Self.injected, raw.json) == without(Self.injected, try file.document()))
            #expect(raw.json["sbg:validationErrors"] == [])
            #expect(raw.json["sbg:createdOn"] == 1_748_779_200)
        }
    }

    private func without(_ keys: [String], _ value: Value) -> Value {
        var record = value.recordValue ?? Record()
        for key in keys { record[key] = nil }
        return .record(record)
    }

    @Test func revisionsComeOneAfterTheOther() async throws {
        try await withSandbox { client async throws in
            let id = "\(try await client.newProject())/wc"
            #expect(try await client.send("POST", "apps/\(id)/1/raw", tool).json["code"] == 6002)
            #expect(try await client.send("POST", "apps/\(id)/raw", tool).status == 201)
            #expect(try await client.send("POST", "apps/\(id)/raw", tool).json["code"] == 6003)
            #expect(try await client.send("POST", "apps/\(id)/2/raw", tool).json["code"] == 6003)
            var second = tool.recordValue ?? Record()
            second["label"] = "Word count 2"
            let revised = try await client.send("POST", "apps/\(id)/1/raw", .record(second))
            #expect(revised.json["sbg:id"] == .string("\(id)/1"))
            #expect(revised.json["sbg:revisionsInfo"].listValue?.count == 2)
            let old = try await client.get("apps/\(id)/0")
            #expect(old.json["name"] == "Word count")
            #expect(old.json["latest_revision"] == 1)
            #expect(try await client.get("apps/\(id)").json["name"] == "Word count 2")
            #expect(try await client.get("apps/\(id)/7").json["code"] == 6002)
            #expect(try await client.get("apps/\(id)/x").json["code"] == 6011)
            #expect(try await client.get("apps/rosalind/scratch").json["code"] == 6011)
        }
    }

    @Test func yamlMayComeAsAJSONString() async throws {
        try await withSandbox { client async throws in
            let id = "\(try await client.newProject())/quirk"
            let answer = try await client.send("POST", "apps/\(id)/raw", "class: CommandLineTool\n")
            #expect(answer.json["class"] == "CommandLineTool")
            #expect(answer.json["sbg:validationErrors"].listValue?.count == 3)
        }
    }

    @Test func whatIsNoAppIsRefusedWithASentence() async throws {
        try await withSandbox { client async throws in
            let path = "apps/\(try await client.newProject())/bad/raw"
            let answer = try await client.send("POST", path, ["class": "Tool"])
            #expect(answer.status == 400)
            #expect(
                answer.json["message"]
                    == "The app's class is 'Tool'; it must be CommandLineTool, Workflow or ExpressionTool.")
            let yaml = ["Content-Type": "application/yaml"]
            let broken = try await client.send("POST", path, headers: yaml, body: "a: [")
            #expect(broken.json["code"] == 90009)
            #expect(broken.json["message"].stringValue?.contains("line") == true)
            #expect(try await client.send("POST", "projects", headers: yaml, body: "name: x").status == 415)
        }
    }

    @Test func listsFilterByVisibilityWordsAndIDs() async throws {
        try await withSandbox { client async throws in
            let mine = try await client.get("apps")
            #expect(mine.items("project").allSatisfy { $0.hasPrefix("rosalind/") })
            #expect(
                mine.json["items"].listValue?.first?.recordValue?.keys == [
                    "href", "id", "project", "name", "revision",
                ])
            let published = try await client.get("apps?visibility=public&q=align&q=STAR")
            #expect(published.items("name") == ["STAR Align", "RNA-seq expression with STAR"])
            let project = try await client.get("apps?project=admin/sbg-public-data&limit=2")
            #expect(project.headers["x-total-matching-query"] == "9")
            #expect(
                project.items("id") == [
                    "admin/sbg-public-data/bwa-mem/3", "admin/sbg-public-data/samtools-sort/0",
                ])
            let some = try await client.get(
                "apps?id=admin/sbg-public-data/fastqc&id=rosalind/wgs-trio/bwa-mem&fields=id")
            #expect(some.items("id") == ["admin/sbg-public-data/fastqc/0", "rosalind/wgs-trio/bwa-mem/3"])
            #expect(try await client.get("apps?visibility=secret").json["code"] == 6012)
        }
    }

    @Test func copiesFollowWhatTheirStrategySays() async throws {
        try await withSandbox { client async throws in
            let project = try await client.newProject()
            let other = try await client.newProject("Other")
            let source = "admin/sbg-public-data/bwa-mem"
            let clone = try await client.send(
                "POST", "apps/\(source)/actions/copy", ["project": .string(project)])
            #expect(clone.status == 201)
            #expect(clone.json["id"] == .string("\(project)/bwa-mem/3"))
            #expect(clone.json["copy_of"] == .string("\(source)/3"))
            let again = try await client.send(
                "POST", "apps/\(source)/actions/copy", ["project": .string(project)])
            #expect(again.json["code"] == 6003)
            let direct: Value = ["project": .string(other), "strategy": "direct", "name": "My BWA"]
            let copied = try await client.send("POST", "apps/\(project)/bwa-mem/2/actions/copy", direct)
            #expect(copied.json["id"] == .string("\(other)/my-bwa/0"))
            #expect(copied.json["name"] == "My BWA")
            #expect(copied.json["raw"]["sbg:toolkitVersion"] == "0.7.13")

            #expect(try await client.send("POST", "apps/\(project)/bwa-mem/4/raw", tool).status == 201)
            let synced = try await client.send("POST", "apps/\(other)/my-bwa/actions/sync")
            #expect(synced.json["revision"] == 1)
            #expect(synced.json["raw"]["label"] == "Word count")
            let same = try await client.send("POST", "apps/\(project)/bwa-mem/actions/sync")
            #expect(same.json["revision"] == 4)
            #expect(try await client.send("POST", "apps/\(source)/actions/sync").json["code"] == 6001)
        }
    }

    @Test func appsOfOthersCannotBeChangedAndHiddenOnesDoNotExist() async throws {
        try await withSandbox { client async throws in
            let refused = try await client.send("POST", "apps/maurice/lncrna-atlas/mine/raw", tool)
            #expect(refused.status == 403)
            #expect(refused.json["code"] == 6001)
            #expect(try await client.send("POST", "apps/nobody/nothing/mine/raw", tool).json["code"] == 3002)
            #expect(try await client.get("apps/nobody/nothing/mine").json["code"] == 6002)
        }
    }
}
