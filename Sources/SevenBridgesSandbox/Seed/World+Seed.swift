import SevenBridgesData

extension World {
    /// The world that every sandbox of a seed begins with; nothing of it counts as changed.
    ///
    /// One user with projects of the usual kinds, a colleague who shares one of hers for reading, and the public
    /// reference files; a small world has one project of the user's only, a huge one has another with 100,000 files.
    static func seeded(_ origin: WorldOrigin) -> World {
        var world = grown(from: origin)
        for table in tables { table.markStored(&world) }
        return world
    }

    private static func grown(from origin: WorldOrigin) -> World {
        var builder = WorldBuilder(
            World(seed: origin.seed, signedInUser: "rosalind", moment: origin.moment))
        builder.addPeople()
        builder.addPublicReferences()
        builder.addPublicApps()
        guard origin.size != .small else {
            builder.addExomeProject()
            builder.addPrivateApps()
            return builder.world
        }
        builder.addBreastCancerProject()
        builder.addAirwayProject()
        builder.addGenomeProject()
        builder.addExomeProject()
        builder.addSingleCellProject()
        builder.addScratchProject()
        builder.addSharedProject()
        builder.addPrivateApps()
        if origin.size == .huge { builder.addPopulationProject() }
        return builder.world
    }
}

extension WorldBuilder {
    fileprivate mutating func addPeople() {
        let people = [
            person("rosalind", "Rosalind", "Elsie", .member),
            person("maurice", "Maurice", "Wilkes", .admin),
            person("dorothy", "Dorothy", "Crowfoot", .member),
            person("visiting-max", "Max", "Perutz", .externalCollaborator),
        ]
        people.forEach { world.users.insert($0) }
        world.divisions.insert(
            Division(
                id: "strand-genomics-lab", name: "Strand Genomics Lab", members: people.map(\.username)))
        world.billingGroups.insert(BillingGroup(id: uuid(), name: "Strand grant 2023", owner: "rosalind"))
        world.billingGroups.insert(BillingGroup(id: uuid(), name: "Pilot funds", owner: "rosalind"))
    }

    private func person(_ username: String, _ first: String, _ last: String, _ role: User.Role) -> User {
        User(
            username: username, firstName: first, lastName: last, affiliation: "Strand Genomics Lab",
            city: "London", country: "United Kingdom", role: role)
    }
}
