import SevenBridges
import SevenBridgesData

extension Row {
    /// What every resource does: pages, raw calls, errors that are waited out.
    static let general: [Row] = [
        .row(229) { world in
            for try await _ in try world.client.files.list(project: world.big_project) {}
        },
        .row(
            230,
            given: { world in
                try await world.client.files.list(project: world.big_project, limit: 50).page()
            }
        ) { page, _ in _ = try await page.next()?.previous() },
        .row(
            232,
            given: { world in
                try await world.client.apps.list(project: world.project).page().first
            }
        ) { app, _ in try await app?.reload() },
        .row(239, given: task) { task, _ in _ = task.inputFiles(of: "f").first?.secondaryFiles },
        .row(244) { world in try await rawCalls(world) },
        .absent(245),
        .row(247) { world in _ = try await world.client.users.me() },
        .row(248) { world in _ = try await world.client.users.me() },
        .row(249) { world in _ = try await world.client.users.me() },
    ]

    private static func rawCalls(_ world: World) async throws {
        let client = world.client
        _ = try await client.send(.get("user"))
        let folder: Value = ["name": "row 244", "type": "folder", "project": .string(world.project)]
        _ = try await client.send(.post("files", body: folder))
        _ = try await client.send(.put("files", world.file_55, "tags", body: ["row 244"]))
        _ = try await client.send(.patch("files", world.file_55, body: ["name": "row 244.bed"]))
        _ = try await client.send(.delete("files", world.file_244))
    }
}
