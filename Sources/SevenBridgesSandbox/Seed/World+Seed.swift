import SevenBridgesData

extension World {
    /// The world that every sandbox of a seed begins with.
    ///
    /// One user with projects of the usual kinds, a colleague who shares one of hers for reading, and the public
    /// reference files.
    static func seeded(_ seed: UInt64, now: @escaping @Sendable () -> Timestamp) -> World {
        var builder = WorldBuilder(World(seed: seed, signedInUser: "rosalind", now: now))
        builder.addPeople()
        builder.addPublicReferences()
        builder.addBreastCancerProject()
        builder.addAirwayProject()
        builder.addGenomeProject()
        builder.addExomeProject()
        builder.addSingleCellProject()
        builder.addScratchProject()
        builder.addSharedProject()
        return builder.world
    }
}

extension WorldBuilder {
    fileprivate mutating func addPeople() {
        world.users = [
            person("rosalind", "Rosalind", "Elsie", .member),
            person("maurice", "Maurice", "Wilkes", .admin),
            person("dorothy", "Dorothy", "Crowfoot", .member),
            person("visiting-max", "Max", "Perutz", .externalCollaborator),
        ]
        world.divisions = [
            Division(
                id: "strand-genomics-lab", name: "Strand Genomics Lab", members: world.users.map(\.username))
        ]
        world.billingGroups = [uuid(), uuid()]
    }

    private func person(_ username: String, _ first: String, _ last: String, _ role: User.Role) -> User {
        User(
            username: username, firstName: first, lastName: last, affiliation: "Strand Genomics Lab",
            city: "London", country: "United Kingdom", role: role)
    }
}
