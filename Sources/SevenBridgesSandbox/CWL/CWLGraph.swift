import SevenBridgesData

/// The apps that a document holds beside its main one, by id.
struct CWLGraph {
    private let apps: [String: Record]
    /// What the whole document may name.
    let budget = CWLBudget()

    init(_ entries: [CWLEntry] = []) {
        apps = Dictionary(entries.map { ($0.id, $0.record) }) { first, _ in first }
    }

    /// The app of a reference; nil where it is in a file of its own.
    func app(_ reference: String) throws(CWLError) -> Record? {
        guard let app = apps[CWLIdentifier.local(reference)] else { return nil }
        try budget.take(.record(app))
        return app
    }
}
