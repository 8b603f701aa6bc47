import SevenBridges
import SevenBridgesData

extension Row {
    /// Automations with their packages, members and runs.
    static let automations: [Row] = [
        .row(165) { world in
            try await page(world.client.automations.list(name: "n", isProjectBased: true, limit: 5))
        },
        .row(166) { world in try await page(world.client.automations.list()) },
        .row(167) { world in _ = try await world.client.automations.get(world.automation) },
        .row(168) { world in
            _ = try await world.client.automations.create(
                name: "row 168", description: "d", billingGroup: world.billing_group,
                secretSettings: ["a": 1], isProjectBased: true, memoryLimit: 1000)
        },
        .row(169, given: automation) { automation, _ in
            automation.description = "row 169"
            try await automation.save()
        },
        .row(170, given: otherAutomation) { automation, _ in try await automation.archive() },
        .row(171, given: otherAutomation) { automation, _ in try await automation.restore() },
        .row(172, given: automation) { automation, _ in try await page(automation.packages(limit: 5)) },
        .row(173) { world in _ = try await world.client.automationPackages.get(world.package) },
        .row(175, given: automation) { automation, world in
            _ = try await automation.members.get(world.member)
        },
        .row(176, given: automation) { automation, _ in try await page(automation.members.list(limit: 5)) },
        .row(177, given: otherAutomation) { automation, world in
            _ = try await automation.members.add(.user(world.member), permissions: Permissions(read: true))
        },
        .row(178, given: otherAutomation) { automation, world in
            try await automation.members.remove(world.member)
        },
        .row(179, given: otherAutomation) { automation, world in
            _ = try await automation.members.add(.team(world.team), permissions: Permissions(read: true))
        },
        .row(180, given: otherAutomation) { automation, world in
            try await automation.members.remove(world.team)
        },
        .row(181) { world in
            try await page(
                world.client.automationRuns.list(
                    automation: world.automation, package: world.package, status: .running, name: "n",
                    createdBy: world.me, created: days, project: world.project, orderBy: "name",
                    isAscending: true, limit: 5))
        },
        .absent(182),
        .row(183, given: { world in try await automation(world).members.get(world.member) }) { member, _ in
            member.permissions?.write = true
            try await member.save()
        },
        .row(184) { world in
            try await page(world.client.automationPackages.list(automation: world.automation, limit: 5))
        },
        .row(185) { world in _ = try await world.client.automationPackages.get(world.package) },
        .row(186) { world in
            _ = try await world.client.automationPackages.create(
                automation: world.automation, version: "row-186", location: world.package_file,
                schema: ["inputs": []], memoryLimit: 100, python: "3.8")
        },
        .row(187, given: otherPackage) { package, _ in try await package.archive() },
        .row(188, given: otherPackage) { package, _ in try await package.restore() },
        .row(189, given: { world in try await world.client.automationPackages.get(world.package) }) {
            package, _ in
            package.customURL = "z"
            try await package.save()
        },
        .row(190) { world in
            try await page(
                world.client.automationRuns.list(automation: world.automation, package: world.package))
        },
        .row(191) { world in _ = try await world.client.automationRuns.get(world.run) },
        .row(192) { world in
            _ = try await world.client.automationRuns.create(
                package: world.package, inputs: ["a": 1], settings: ["s": 1], resumeFrom: world.run,
                name: "row 192", secretSettings: ["x": 1], memoryLimit: 100)
        },
        .row(193, given: run) { run, world in
            _ = try await run.rerun(merges: false, package: world.package, inputs: ["a": 1])
        },
        .row(
            194,
            given: { world in
                try await world.client.automationRuns.create(package: world.package, name: "row 194")
            }
        ) { run, _ in try await run.stop() },
        .row(195, given: run) { run, _ in
            run.name = "row 195"
            try await run.save()
        },
        .row(196, given: run) { run, _ in _ = run.logFile },
        .row(197, given: run) { run, _ in _ = try await run.stateTree() },
    ]

    @Sendable private static func automation(_ world: World) async throws -> Automation {
        try await world.client.automations.get(world.automation)
    }

    @Sendable private static func otherAutomation(_ world: World) async throws -> Automation {
        try await world.client.automations.get(world.other_automation)
    }

    @Sendable private static func otherPackage(_ world: World) async throws -> AutomationPackage {
        try await world.client.automationPackages.get(world.other_package)
    }

    @Sendable private static func run(_ world: World) async throws -> AutomationRun {
        try await world.client.automationRuns.get(world.run)
    }
}
