import SevenBridges
import SevenBridgesData

extension Row {
    /// Projects and their members.
    static let projects: [Row] = [
        .row(10) { client, _ in try await page(client.projects.list()) },
        .row(11) { client, world in
            try await page(
                client.projects.list(
                    name: "n", category: "PRIVATE", tags: ["a", "b"], owner: world.me, limit: 10))
        },
        .row(12) { client, world in _ = try await client.projects.get(world.project) },
        .row(13) { client, world in
            _ = try await client.projects.create(
                name: "row 13", billingGroup: world.billing_group, description: "d", tags: ["a"],
                settings: Record([("locked", false)]))
        },
        .row(14, given: otherProject) { project, _ in
            project.name = "row 14"
            try await project.save()
        },
        .row(15, given: otherProject) { project, _ in
            project.settings?["locked"] = true
            try await project.save()
        },
        .row(16, given: { client, world in try await client.projects.get(world.project_to_delete) }) {
            project, _ in
            try await project.delete()
        },
        .row(17, given: project) { project, _ in try await project.reload() },
        .row(26, given: project) { project, _ in try await page(project.files()) },
        .row(27, given: file) { file, world in _ = try await file.copy(to: .project(world.other_project)) },
    ]

    /// The project that most rows look at.
    @Sendable static func project(_ client: Client, _ world: World) async throws -> Project {
        try await client.projects.get(world.project)
    }

    /// The project that is changed.
    @Sendable static func otherProject(_ client: Client, _ world: World) async throws -> Project {
        try await client.projects.get(world.other_project)
    }

    /// The first page of a list.
    static func page<R>(_ list: Listing<R>) async throws {
        var pages = list.pages.makeAsyncIterator()
        _ = try await pages.next()
    }
}
