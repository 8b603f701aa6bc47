import SevenBridges
import SevenBridgesData

extension Row {
    /// Projects and their members.
    static let projects: [Row] = [
        .row(10) { world in try await page(world.client.projects.list()) },
        .row(11) { world in
            try await page(
                world.client.projects.list(
                    name: "n", category: "PRIVATE", tags: ["a", "b"], owner: world.me, limit: 10))
        },
        .row(12) { world in _ = try await world.client.projects.get(world.project) },
        .row(13) { world in
            _ = try await world.client.projects.create(
                name: "row 13", billingGroup: world.billing_group, description: "d", tags: ["a"],
                settings: ["locked": false])
        },
        .row(14, given: otherProject) { project, _ in
            project.name = "row 14"
            try await project.save()
        },
        .row(15, given: otherProject) { project, _ in
            project.settings?["locked"] = true
            try await project.save()
        },
        .row(16, given: { world in try await world.client.projects.get(world.project_to_delete) }) {
            project, _ in
            try await project.delete()
        },
        .row(17, given: project) { project, _ in try await project.reload() },
        .row(18, given: project) { project, _ in try await page(project.members.list()) },
        .row(19, given: project) { project, _ in try await page(project.members.list(limit: 5)) },
        .row(20, given: project) { project, world in _ = try await project.members.get(world.member) },
        .row(21, given: otherProject) { project, world in
            _ = try await project.members.add(.user(world.member), permissions: Permissions(write: true))
        },
        .row(22, given: otherProject) { project, world in
            _ = try await project.members.add(.team(world.team), permissions: Permissions(write: true))
        },
        .row(23, given: otherProject) { project, world in
            _ = try await project.members.add(
                .division(world.division), permissions: Permissions(write: true))
        },
        .row(24, given: otherProject) { project, world in
            _ = try await project.members.add(.email(world.email), permissions: Permissions(write: true))
        },
        .row(25, given: otherProject) { project, world in try await project.members.remove(world.member) },
        .row(26) { world in try await page(world.client.files.list(project: world.project, limit: 5)) },
        .row(27, given: file) { file, world in _ = try await file.copy(to: .project(world.other_project)) },
        .row(28) { world in try await page(world.client.apps.list(project: world.project, limit: 5)) },
        .row(33, given: member) { member, _ in
            member.permissions?.write = true
            try await member.save()
        },
        .row(34, given: member) { member, _ in try await member.reload() },
        .row(35, given: member) { member, _ in try await member.save() },
    ]

    /// The project that most rows look at.
    @Sendable static func project(_ world: World) async throws -> Project {
        try await world.client.projects.get(world.project)
    }

    /// The project that is changed.
    @Sendable static func otherProject(_ world: World) async throws -> Project {
        try await world.client.projects.get(world.other_project)
    }

    @Sendable private static func member(_ world: World) async throws -> Member {
        try await project(world).members.get(world.member)
    }

    /// Fetches the first page of a list.
    static func page<R>(_ list: Listing<R>) async throws {
        _ = try await list.page()
    }
}
