import SevenBridges
import SevenBridgesData

extension Row {
    /// Users, billing, divisions and teams.
    static let account: [Row] = [
        .row(4) { world in _ = try await world.client.users.me() },
        .row(5) { world in _ = try await world.client.users.get(world.me) },
        .row(6) { world in
            let arguments: Record = ["division": .string(world.division), "role": "member", "limit": 5]
            try await page(world.client.users.list(Arguments(arguments)))
        },
        .row(
            7,
            given: { world in
                try await world.client.users.list(division: world.division).collect()
                    .first { $0.id == world.leaver }
            }
        ) { user, _ in try await user?.disable() },
        .row(8, given: { world in try await world.client.users.me() }) { user, _ in try await user.reload() },
        .absent(9),
        .row(36) { world in try await page(world.client.billingGroups.list(limit: 5)) },
        .row(37) { world in _ = try await world.client.billingGroups.get(world.billing_group) },
        .row(38) { world in
            guard let first = days.from, let last = Timestamp(iso8601: "2020-01-31") else { return }
            let arguments: Record = [
                "billing_group": .string(world.billing_group), "kind": "analysis", "date_from": .date(first),
                "date_to": .date(last), "invoice": .string(world.invoice), "fields": "_all", "limit": 5,
            ]
            _ = try await Cost.type.pages(in: world.client, Arguments(arguments)).page()
        },
        .row(39, given: billingGroup) { group, _ in try await page(group.breakdown(.storage)) },
        .row(40, given: billingGroup) { group, _ in try await page(group.breakdown(.egress)) },
        .row(41) { world in try await page(world.client.invoices.list(limit: 5)) },
        .row(42) { world in _ = try await world.client.invoices.get(world.invoice) },
        .row(207) { world in try await page(world.client.divisions.list(limit: 5)) },
        .row(208) { world in _ = try await world.client.divisions.get(world.division) },
        .row(209, given: division) { division, _ in try await page(division.teams()) },
        .row(210, given: division) { division, _ in try await page(division.members(role: "admin")) },
        .row(211) { world in
            try await page(world.client.teams.list(division: world.division, all: true))
        },
        .row(212) { world in try await page(world.client.teams.list(division: world.division)) },
        .row(213) { world in _ = try await world.client.teams.get(world.team) },
        .row(214) { world in
            _ = try await world.client.teams.create(name: "row 214", division: world.division)
        },
        .row(215, given: team) { team, _ in
            team.name = "row 215"
            try await team.save()
        },
        .row(216, given: team) { team, _ in try await page(team.members.list()) },
        .row(217, given: team) { team, world in _ = try await team.members.add(world.member) },
        .row(218, given: team) { team, world in try await team.members.remove(world.member) },
        .absent(219),
    ]

    @Sendable private static func billingGroup(_ world: World) async throws -> BillingGroup {
        try await world.client.billingGroups.get(world.billing_group)
    }

    @Sendable private static func division(_ world: World) async throws -> Division {
        try await world.client.divisions.get(world.division)
    }

    @Sendable private static func team(_ world: World) async throws -> Team {
        try await world.client.teams.get(world.team)
    }
}
