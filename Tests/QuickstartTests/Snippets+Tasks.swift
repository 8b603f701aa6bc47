import SevenBridges
import SevenBridgesData

extension Snippets {
    static func apps(_ client: Client, project: String, cwl: String) async throws {
        for try await app in try client.apps.list(visibility: .everybody, limit: 20) { print(app.id) }
        let app = try await client.apps.install("\(project)/my-tool", AppDescription(path: cwl))
        let second = try await app.revise(AppDescription(path: cwl))
        let first = try await client.apps.get(app.unversionedID, revision: 0)
        _ = (first, second)
    }

    static func singleTask(_ client: Client, project: String, app: String, reads: [File]) async throws {
        var task = try await client.tasks.create(
            name: "my-first-task", project: project, app: app,
            inputs: ["reads": .list(reads.map(\.asInput))])
        try await task.run()
        try await task.wait(every: .seconds(10))
        for file in task.outputFiles() { print(file.id, file.name ?? "") }
    }

    static func batchTask(_ client: Client, project: String, app: String, reads: [File]) async throws {
        let task = try await client.tasks.create(
            name: "one task for each file", project: project, app: app,
            inputs: ["reads": .list(reads.map(\.asInput))],
            batch: TaskBatch(input: "reads", by: .item), run: true)
        for try await child in try task.children() { print(child.name ?? "", child.status ?? "") }
    }

    static func refusedTask(_ client: Client, project: String, app: String) async throws {
        do {
            _ = try await client.tasks.create(
                name: "nothing to read", project: project, app: app, run: true)
        } catch let error as APIError where error.kind == .invalidTask {
            print(error)  // which inputs are missing or wrong; the task is a draft
        }
    }
}
