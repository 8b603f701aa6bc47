import SevenBridges

extension Row {
    /// Root, rate limit, users, billing, divisions and teams.
    static let account: [Row] = [
        .row(4) { client, _ in _ = try await client.users.me() },
        .row(5) { client, world in _ = try await client.users.get(world.me) },
        .row(8, given: { client, _ in try await client.users.me() }) { user, _ in try await user.reload() },
        .absent(9),
    ]
}
