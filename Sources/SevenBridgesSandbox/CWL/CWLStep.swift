import SevenBridgesData

/// A part of a workflow.
struct CWLStep: Sendable {
    let id: String
    let label: String?
    /// The app that the step runs, where the workflow holds it; one in a file of its own is not known here.
    let app: CWLApp?
    /// The inputs over whose elements the step runs, each for itself.
    let scatter: [String]
}

extension CWLStep {
    init(_ entry: CWLEntry, in graph: CWLGraph, depth: Int) throws(CWLError) {
        let record = entry.record
        id = entry.id
        label = record["label"]?.stringValue
        scatter = (record["scatter"]?.listValue ?? [record["scatter"] ?? .null])
            .compactMap(\.stringValue).map(CWLIdentifier.local)
        switch record["run"] ?? .null {
        case .record(let run): app = try CWLApp(run, graph: graph, depth: depth + 1)
        case .string(let reference):
            let run = try graph.app(reference)
            if let run { app = try CWLApp(run, graph: graph, depth: depth + 1) } else { app = nil }
        default: throw CWLError("The step '\(entry.id)' has no 'run'.")
        }
    }
}
