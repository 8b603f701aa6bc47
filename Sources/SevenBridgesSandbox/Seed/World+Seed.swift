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
            builder.addTasks()
            builder.addInvoices()
            builder.addDatasets()
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
        builder.addTasks()
        builder.addInvoices()
        builder.addDatasets()
        if origin.size == .huge { builder.addPopulationProject() }
        return builder.world
    }
}
