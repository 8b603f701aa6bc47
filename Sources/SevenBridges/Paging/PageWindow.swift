internal import Synchronization

/// Pages on their way. It owns the tasks that fetch them and ends those that nobody waits for any more: when the plan
/// changes, and when the reader of the list is gone.
final class PageWindow: Sendable {
    private let list: PagedSequence
    private let tasks = Mutex<[PageAddress: Task<Page, any Error>]>([:])

    init(_ list: PagedSequence) {
        self.list = list
    }

    deinit {
        tasks.withLock { $0.values.forEach { $0.cancel() } }
    }

    /// The first of these pages, while the others are fetched, too. Pages that are not among them are given up.
    func page(first addresses: [PageAddress]) async throws -> Page? {
        guard let first = addresses.first else { return nil }
        let task = tasks.withLock { tasks in
            for address in Set(tasks.keys).subtracting(addresses) {
                tasks.removeValue(forKey: address)?.cancel()
            }
            if addresses.count > 1 { start(addresses, in: &tasks) }
            return tasks.removeValue(forKey: first)
        }
        // One page alone is fetched by whoever wants it.
        guard let task else { return try await list.fetch(first) }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    private func start(_ addresses: [PageAddress], in tasks: inout [PageAddress: Task<Page, any Error>]) {
        for address in addresses where tasks[address] == nil {
            tasks[address] = Task { [list] in try await list.fetch(address) }
        }
    }
}
