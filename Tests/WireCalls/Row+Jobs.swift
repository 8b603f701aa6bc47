import SevenBridges
import SevenBridgesData

extension Row {
    /// Async jobs, actions, the root and the rate limit.
    static let jobs: [Row] = [
        .row(1) { world in _ = try await world.client.rateLimits() },
        .row(2) { world in _ = try await world.client.endpoints() },
        .row(3) { world in _ = try await world.client.rateLimits() },
        .row(153) { world in try await page(world.client.asyncJobs.list(limit: 5)) },
        .row(154) { world in _ = try await world.client.asyncJobs.get(world.copy_job, .copy) },
        .row(155) { world in _ = try await world.client.asyncJobs.get(world.move_job, .move) },
        .row(156) { world in _ = try await world.client.asyncJobs.get(world.delete_job, .delete) },
        .row(157) { world in
            let files = [Relocation(world.file, to: .folder(world.folder), name: "row 157")]
            _ = try await world.client.asyncJobs.copy(files)
        },
        .row(158) { world in
            let files = [Relocation(world.file_158, to: .project(world.other_project))]
            _ = try await world.client.asyncJobs.move(files)
        },
        .row(159) { world in _ = try await world.client.asyncJobs.delete([world.file_159]) },
        .row(160, given: copyJob) { job, _ in try await job.reload() },
        .row(161, given: copyJob) { job, _ in
            job.versions.current["href"] = .null
            try await job.reload()
        },
        .row(162, given: copyJob) { job, _ in _ = job.results },
        .row(163) { world in try await world.client.sendFeedback("text", kind: .idea, referrer: "ref") },
        .row(164) { world in
            _ = try await world.client.files.copy(
                [world.file, world.file_54], toProject: world.other_project)
        },
        .row(246) { world in try await world.client.sendFeedback(nil) },
    ]

    @Sendable private static func copyJob(_ world: World) async throws -> AsyncJob {
        try await world.client.asyncJobs.get(world.copy_job, .copy)
    }
}
