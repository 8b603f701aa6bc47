import SevenBridges
import SevenBridgesData

extension Row {
    /// Apps.
    static let apps: [Row] = [
        .row(78) { world in
            try await page(
                world.client.apps.list(
                    project: world.project, visibility: .own, terms: ["bwa", "mem"],
                    ids: ["\(world.project)/a", "\(world.project)/b"], limit: 5))
        },
        .row(79) { world in _ = try await world.client.apps.get(world.app) },
        .row(80, given: app) { app, world in _ = try await world.client.apps.get(app.unversionedID) },
        .row(81) { world in _ = try await world.client.apps.get(world.app, revision: 2) },
        .row(82) { world in
            _ = try await world.client.apps.install("\(world.project)/row-82", .json(tool(world)))
        },
        .row(83) { world in
            _ = try await world.client.apps.install("\(world.project)/row-83", .yaml(world.yaml_tool))
        },
        .row(84) { world in
            _ = try await world.client.apps.createRevision(1, of: world.app_84, .json(tool(world)))
        },
        .row(85, given: app) { app, world in
            _ = try await app.copy(to: world.other_project, name: "row-85")
        },
        .row(86, given: app) { app, world in
            _ = try await app.copy(to: world.other_project, strategy: .direct, usesRevision: true)
        },
        .row(87, given: { world in try await world.client.apps.get(world.copied_app) }) { app, _ in
            try await app.sync()
        },
        .row(88, given: app) { app, _ in try await app.reload() },
        .absent(89),
    ]

    /// The app that most rows look at.
    @Sendable static func app(_ world: World) async throws -> App {
        try await world.client.apps.get(world.app)
    }

    private static func tool(_ world: World) -> Record {
        world.record["tool"]?.recordValue ?? Record()
    }
}
