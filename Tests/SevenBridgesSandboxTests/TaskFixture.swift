import SevenBridgesData
import Testing

extension WireClient {
    /// A project of the test's own with a tool that takes files, and two files of one sample to give it.
    func bench() async throws -> TaskBench {
        let project = try await newProject()
        let app = "\(project)/tool"
        let installed = try await send("POST", "apps/\(app)/raw", TaskBench.tool)
        #expect(installed.status == 201)
        var files: [String] = []
        for name in ["EX01_first_reads_1.fastq", "EX01_first_reads_2.fastq"] {
            let copy = try await copy(name, to: ["project": .string(project)])
            files.append(try #require(copy.json["id"].stringValue))
        }
        return TaskBench(project: project, app: app, files: files)
    }

    /// A new task.
    func task(_ bench: TaskBench, _ inputs: Value, query: String = "", _ more: Record = Record()) async throws
        -> WireResponse
    {
        var body = more
        body["project"] = .string(bench.project)
        if body["app"] == nil { body["app"] = .string(bench.app) }
        if body["name"] == nil { body["name"] = "T" }
        body["inputs"] = inputs
        return try await send("POST", "tasks\(query)", .record(body))
    }
}

/// What the tests of tasks work with.
struct TaskBench {
    let project: String
    let app: String
    let files: [String]

    static let tool: Value = [
        "class": "CommandLineTool", "cwlVersion": "v1.2", "label": "Tool", "baseCommand": ["cat"],
        "inputs": [
            ["id": "reads", "type": "File[]", "sbg:fileTypes": "FASTQ"], ["id": "one", "type": "File?"],
            ["id": "depth", "type": "int?"],
        ],
        "outputs": [
            [
                "id": "bam", "type": "File", "secondaryFiles": [".bai"], "sbg:fileTypes": "BAM",
                "outputBinding": ["glob": "*.sorted.bam"],
            ]
        ],
        "requirements": [["class": "DockerRequirement", "dockerPull": "alpine"]],
    ]

    func file(_ index: Int) -> Value { ["class": "File", "path": .string(files[index])] }
    var reads: Value { ["reads": [file(0), file(1)]] }
}

extension WireResponse {
    /// The id of the object in the answer.
    func id() throws -> String {
        try #require(json["id"].stringValue)
    }

    /// The ids of the inputs that an error is about, in order.
    var problems: [String] {
        json["errors"].listValue?.compactMap { $0["input_id"].stringValue } ?? []
    }
}
