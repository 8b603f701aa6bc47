/// The children of a batch task, in the order of their making; made from the tasks.
struct Batch: Sendable {
    /// The most children that a batch may have; the sandbox's own limit.
    static let mostChildren = 1000

    private(set) var children: [String] = []
    /// Those that have not ended.
    private var open: Set<String> = []

    /// Whether no child is left to wait for.
    var hasEnded: Bool { open.isEmpty }

    /// Adds a child.
    mutating func add(_ child: AppTask) {
        children.append(child.id)
        if !child.status.isTerminal { open.insert(child.id) }
    }

    /// A child has ended.
    mutating func close(_ child: String) {
        open.remove(child)
    }
}

extension World {
    /// Makes the children of all batches anew, from the tasks as they were stored.
    mutating func indexBatches() {
        batches = [:]
        for task in tasks.filter({ $0.parent != nil }) {
            guard let parent = task.parent else { continue }
            batches[parent, default: Batch()].add(task)
        }
    }
}
