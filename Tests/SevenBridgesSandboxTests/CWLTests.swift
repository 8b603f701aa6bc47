import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct CWLDocumentTests {
    @Test func readsATool() throws {
        let app = try CWLApp(CWLFile.samtoolsView.document())
        #expect(app.kind == .commandLineTool)
        #expect(app.version == "v1.0")
        #expect(app.label == "Samtools View CWL1.0")
        #expect(app.inputs.count == 31)
        #expect(app.inputs.filter(\.isRequired).map(\.id) == ["in_alignments"])
        #expect(app.input("output_format")?.type == .union([.null, .enumeration(["SAM", "BAM", "CRAM"])]))
        #expect(app.input("read_tag_to_strip")?.type.description == "string[]?")
        #expect(app.baseCommand == ["/opt/samtools-1.9/samtools", "view"])
        #expect(app.dockerImage == "images.sbgenomics.com/jrandjelovic/samtools-1-9:1")
        #expect(app.problems == [])
    }

    @Test func readsADraft2WorkflowWithItsSteps() throws {
        let app = try CWLApp(CWLFile.cnvnator.document())
        #expect(app.version == "sbg:draft-2")
        #expect(app.inputs.map(\.id).prefix(3) == ["ref_genome", "no_gc_correction", "bam_files"])
        #expect(app.inputs.filter(\.isRequired).isEmpty)
        #expect(app.outputs.map(\.id) == ["cnv_results_file", "average_rd_output_file", "vcf"])
        #expect(app.steps.count == 9)
        #expect(app.steps.allSatisfy { $0.app?.kind == .commandLineTool })
    }

    @Test func readsAToolInYAML() throws {
        let app = try CWLApp(CWLFile.starAlign.document())
        #expect(app.label == "STAR Align")
        #expect(app.inputs.count == 146)
        #expect(app.inputs.filter(\.isRequired).map(\.id).sorted() == ["in_index", "in_reads"])
        let alignments = app.outputs.first { $0.id == "out_aligned_reads" }
        #expect(alignments?.secondaryFiles == [".bai"])
        #expect(alignments?.fileTypes == ["SAM", "BAM"])
    }

    @Test func readsAWorkflowWhoseDocumentRepeatsAKey() throws {
        let document = try CWLFile.variantCalling.document()
        #expect(document["$namespaces"] == ["sbg": "https://sevenbridges.com"])
        let app = try CWLApp(document)
        let required = app.inputs.filter(\.isRequired).map(\.id)
        #expect(required == ["in_alignments", "in_reference", "in_intervals", "in_reference_or_index"])
        #expect(app.input("in_reference")?.secondaryFiles == [".fai", "^.dict"])
        #expect(app.steps.count == 14)
        #expect(app.steps.allSatisfy { $0.app == nil })
    }

    @Test func portsMayBeAMap() throws {
        let app = try CWLApp([
            "class": "CommandLineTool", "cwlVersion": "v1.2", "baseCommand": "cat",
            "inputs": [
                "reads": "File[]", "depth": ["type": "int", "default": 3], "mode": ["null", "string"],
                "kit": ["type": "enum", "symbols": ["a", "b"]],
                "pair": [
                    "type": ["type": "record", "fields": ["left": "File", "right": ["type": "File?"]]]
                ],
            ], "outputs": [:],
        ])
        #expect(
            app.inputs.map { $0.type.description } == ["File[]", "int", "string?", "enum of a, b", "record"])
        #expect(app.inputs.map(\.isRequired) == [true, false, false, true, true])
    }

    @Test func aPackedDocumentIsItsMain() throws {
        let tool: Value = [
            "id": "#tool", "class": "CommandLineTool", "baseCommand": "true",
            "inputs": [["id": "#tool/x", "type": "#shape"]], "outputs": [],
            "requirements": [
                [
                    "class": "SchemaDefRequirement",
                    "types": [["name": "#shape", "type": "enum", "symbols": ["#shape/round"]]],
                ]
            ],
        ]
        let main: Value = [
            "id": "#main", "class": "Workflow", "inputs": [["id": "#main/reads", "type": "File"]],
            "outputs": [],
            "steps": [["id": "#main/one", "run": "#tool", "in": [], "out": [], "scatter": "#main/one/x"]],
        ]
        let app = try CWLApp(["cwlVersion": "v1.1", "$graph": [tool, main]])
        #expect(app.version == "v1.1")
        #expect(app.inputs.map(\.id) == ["reads"])
        #expect(app.steps.map(\.id) == ["one"])
        #expect(app.steps.first?.scatter == ["x"])
        #expect(app.steps.first?.app?.inputs.first?.type == .enumeration(["round"]))
    }

    @Test(
        arguments: [
            ([], "An app must be an object in JSON or YAML, not list."),
            ([:], "The app has no 'class'; it must be CommandLineTool, Workflow or ExpressionTool."),
            (
                ["class": "Tool"],
                "The app's class is 'Tool'; it must be CommandLineTool, Workflow or ExpressionTool."
            ),
            (
                ["class": "Workflow", "cwlVersion": "v9"],
                "The app's cwlVersion must be sbg:draft-2, v1.0, v1.1 or v1.2."
            ),
            (["class": "Workflow", "inputs": 5], "The inputs must be a list or an object."),
            (["class": "Workflow", "inputs": [["type": "File"]]], "Number 1 of the inputs has no 'id'."),
            (
                ["class": "Workflow", "inputs": [["id": "a", "type": "Fil"]]],
                "The type 'Fil' of 'a' is not known."
            ),
            (
                ["class": "Workflow", "inputs": [["id": "a"], ["id": "#a"]]],
                "Two of the inputs have the id 'a'."
            ),
            (["class": "Workflow", "steps": [["id": "s"]]], "The step 's' has no 'run'."),
        ] as [(Value, String)])
    func whatIsNoAppIsASentence(_ document: Value, _ message: String) {
        let error = #expect(throws: CWLError.self) { try CWLApp(document) }
        #expect(error?.message == message)
    }

    @Test func workflowsThatRunThemselvesAreRefused() {
        let main: Value = ["id": "main", "class": "Workflow", "steps": [["id": "s", "run": "#main"]]]
        #expect(throws: CWLError.self) { try CWLApp(["$graph": [main]]) }
        let loop: Value = [["name": "t", "type": "array", "items": "t"]]
        #expect(throws: CWLError.self) {
            try CWLApp([
                "class": "Workflow", "inputs": ["x": "t"],
                "requirements": [["class": "SchemaDefRequirement", "types": loop]],
            ])
        }
    }

    @Test func whatADocumentCanDoWithoutIsAProblem() throws {
        let app = try CWLApp(["class": "CommandLineTool"])
        #expect(
            app.problems == [
                "The app has no 'inputs'.", "The app has no 'outputs'.", "The app has no 'baseCommand'.",
            ])
    }
}

@Suite struct CWLTypeTests {
    private let file: Value = ["class": "File", "path": "5f2a90c1e4b0b7d1a2c3d4e5"]

    @Test func acceptsItsValuesAndNoOthers() throws {
        let reader = CWLTypeReader()
        let cases: [(Value, [Value], [Value])] = [
            ("int", [5, -1], [.float(1.5), "5", .null, 3_000_000_000]),
            ("long?", [3_000_000_000, .null], ["5"]),
            ("float", [5, .float(0.1)], ["0.1", true]),
            ("boolean", [true], ["true", 1]),
            (
                "File", [file],
                ["5f2a90c1e4b0b7d1a2c3d4e5", ["class": "Directory", "path": "x"], [file], ["class": "File"]]
            ),
            ("File[]", [[file], []], [file, [file, 5]]),
            ("Any", [1, "x", [:]], [.null]),
            (["null", ["type": "enum", "symbols": ["a"]]], ["a", .null], ["b", 1]),
            (
                [
                    "type": "record",
                    "fields": [["name": "f", "type": "File"], ["name": "n", "type": "int?"]],
                ],
                [["f": file], ["f": file, "n": 1]], [[:], ["f": file, "x": 1], ["f": 1]]
            ),
        ]
        for (text, good, bad) in cases {
            let type = try reader.type(text, of: "port")
            for value in good { #expect(type.accepts(value), "\(type) \(value)") }
            for value in bad { #expect(!type.accepts(value), "\(type) \(value)") }
        }
    }
}
