import SevenBridgesData

/// An app as its document describes it: what it takes, what it gives and what it runs.
///
/// Documents are CWL as the platform stores it: `sbg:draft-2` or v1.0 to v1.2, lists or maps of ports, one app or a
/// packed `$graph`. What a document lacks but can do without is a problem that the app keeps, not an error.
struct CWLApp: Sendable {
    let kind: Kind
    let version: String
    let label: String?
    let summary: String
    let inputs: [CWLPort]
    let outputs: [CWLPort]
    /// The parts of a workflow; empty for a tool.
    let steps: [CWLStep]
    let dockerImage: String?
    let baseCommand: [String]
    /// The instance that the document asks for: `c4.2xlarge;ebs-gp2;2000`.
    let instanceType: String?
    /// What to batch by where a task does not say.
    let batchInput: String?
    let batchBy: Value?
    /// What is wrong with the document, a sentence each.
    let problems: [String]

    enum Kind: String, Sendable {
        case commandLineTool = "CommandLineTool"
        case workflow = "Workflow"
        case expressionTool = "ExpressionTool"
    }

    /// The input of an id.
    func input(_ id: String) -> CWLPort? {
        inputs.first { $0.id == id }
    }
}

extension CWLApp {
    private static let nestingLimit = 16
    static let draft2 = "sbg:draft-2"
    private static let versions: Set<String> = [draft2, "draft-2", "v1.0", "v1.1", "v1.2"]

    /// Reads a document.
    init(_ document: Value) throws(CWLError) {
        guard let record = document.recordValue else {
            throw CWLError("An app must be an object in JSON or YAML, not \(document.kind).")
        }
        guard let parts = record["$graph"] else {
            try self.init(record, graph: CWLGraph(), depth: 0)
            return
        }
        let entries = try CWLEntry.all(in: parts, named: "parts of '$graph'", shortKey: "class")
        guard let main = entries.first(where: { $0.id == "main" }) ?? entries.first else {
            throw CWLError("The '$graph' of the app is empty.")
        }
        var root = main.record
        if root["cwlVersion"] == nil { root["cwlVersion"] = record["cwlVersion"] }
        try self.init(root, graph: CWLGraph(entries), depth: 0)
    }

    /// Reads one app of a document; `graph` has the others.
    init(_ record: Record, graph: CWLGraph, depth: Int) throws(CWLError) {
        guard depth < Self.nestingLimit else {
            throw CWLError("Workflows are nested deeper than \(Self.nestingLimit) levels.")
        }
        kind = try Self.kind(record)
        version = try Self.version(record)
        label = record["label"]?.stringValue
        summary = record["doc"]?.stringValue ?? record["description"]?.stringValue ?? ""
        let types = CWLTypeReader(definitions: Self.definitions(record), budget: graph.budget)
        inputs = try Self.ports("inputs", of: record, types)
        outputs = try Self.ports("outputs", of: record, types)
        steps = kind == .workflow ? try Self.steps(record, graph, depth) : []
        dockerImage = Self.requirement("DockerRequirement", of: record)
            .flatMap { $0["dockerPull"]?.stringValue ?? $0["dockerImageId"]?.stringValue }
        baseCommand = Self.command(record)
        instanceType = Self.requirement("sbg:AWSInstanceType", of: record)?["value"]?.stringValue
        batchInput = record["sbg:batchInput"]?.stringValue.map(CWLIdentifier.local)
        batchBy = record["sbg:batchBy"]
        problems = Self.problems(record, kind, inputs: inputs, steps: steps, isWhole: depth == 0)
    }
}

// The fields of a document
extension CWLApp {
    private static func kind(_ record: Record) throws(CWLError) -> Kind {
        guard let name = record["class"]?.stringValue else {
            throw CWLError("The app has no 'class'; it must be CommandLineTool, Workflow or ExpressionTool.")
        }
        guard let kind = Kind(rawValue: name) else {
            throw CWLError(
                "The app's class is '\(name)'; it must be CommandLineTool, Workflow or ExpressionTool.")
        }
        return kind
    }

    private static func version(_ record: Record) throws(CWLError) -> String {
        guard let version = record["cwlVersion"], !version.isNull else { return draft2 }
        guard let text = version.stringValue, versions.contains(text) else {
            throw CWLError("The app's cwlVersion must be sbg:draft-2, v1.0, v1.1 or v1.2.")
        }
        return text
    }

    private static func ports(
        _ name: String, of record: Record, _ types: CWLTypeReader
    ) throws(CWLError) -> [CWLPort] {
        var ports: [CWLPort] = []
        var ids = Set<String>()
        for entry in try CWLEntry.all(in: record[name] ?? .null, named: name, shortKey: "type") {
            guard ids.insert(entry.id).inserted else {
                throw CWLError("Two of the \(name) have the id '\(entry.id)'.")
            }
            ports.append(try CWLPort(entry, types: types))
        }
        return ports
    }

    private static func steps(
        _ record: Record, _ graph: CWLGraph, _ depth: Int
    ) throws(CWLError) -> [CWLStep] {
        var steps: [CWLStep] = []
        for entry in try CWLEntry.all(in: record["steps"] ?? .null, named: "steps", shortKey: "run") {
            steps.append(try CWLStep(entry, in: graph, depth: depth))
        }
        return steps
    }

    /// A requirement or hint of a class, whether they are listed or mapped by class.
    private static func requirement(_ name: String, of record: Record) -> Record? {
        for key in ["requirements", "hints"] {
            switch record[key] ?? .null {
            case .list(let elements):
                let match = elements.first { $0["class"].stringValue == name }
                if let match { return match.recordValue }
            case .record(let map): if let match = map[name] { return match.recordValue }
            default: break
            }
        }
        return nil
    }

    private static func definitions(_ record: Record) -> [String: Value] {
        let types = requirement("SchemaDefRequirement", of: record)?["types"]?.listValue ?? []
        let named = types.compactMap { type in
            (type["name"].stringValue ?? type["id"].stringValue).map { (CWLIdentifier.local($0), type) }
        }
        return Dictionary(named) { first, _ in first }
    }

    private static func command(_ record: Record) -> [String] {
        switch record["baseCommand"] ?? .null {
        case .string(let command): [command]
        case .list(let words): words.compactMap(\.stringValue)
        default: []
        }
    }

    private static func problems(
        _ record: Record, _ kind: Kind, inputs: [CWLPort], steps: [CWLStep], isWhole: Bool
    ) -> [String] {
        var problems: [String] = []
        for key in ["inputs", "outputs"] + (kind == .workflow ? ["steps"] : []) where record[key] == nil {
            problems.append("The app has no '\(key)'.")
        }
        let hasCommand = record["baseCommand"] != nil || record["arguments"] != nil
        if kind == .commandLineTool && !hasCommand { problems.append("The app has no 'baseCommand'.") }
        for port in inputs where port.defaultValue.map({ !port.type.accepts($0) }) ?? false {
            problems.append("The default of '\(port.id)' is no \(port.type).")
        }
        return problems + steps.flatMap { step in (step.app?.problems ?? []).map { "\(step.id): \($0)" } }
    }
}
