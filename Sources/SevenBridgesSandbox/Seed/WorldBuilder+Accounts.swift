import SevenBridgesData

// The people of the laboratory, and who pays for it
extension WorldBuilder {
    /// The users, their division and its billing groups.
    mutating func addPeople() {
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
        world.billingGroups.insert(
            BillingGroup(
                id: uuid(), name: "Strand grant 2023", owner: "rosalind", people: Set(people.map(\.username)))
        )
        world.billingGroups.insert(
            BillingGroup(id: uuid(), name: "Pilot funds", owner: "rosalind", balance: Money(cents: 50_000)))
    }

    private func person(_ username: String, _ first: String, _ last: String, _ role: User.Role) -> User {
        User(
            username: username, firstName: first, lastName: last, affiliation: "Strand Genomics Lab",
            city: "London", country: "United Kingdom", role: role)
    }

    /// What the grant was charged for: invoices of three months, and downloads.
    mutating func addInvoices() {
        guard let group = world.billingGroups.inOrder.first else { return }
        let months = [
            (id: "7123459019", from: "2025-03-01", to: "2025-04-01", analysis: 124_410, storage: 11_740),
            (id: "7123459153", from: "2025-04-01", to: "2025-05-01", analysis: 98_325, storage: 12_890),
            (id: "7123459278", from: "2025-05-01", to: "2025-06-01", analysis: 45_075, storage: 13_310),
        ]
        for (index, month) in months.enumerated() {
            guard let from = Timestamp(iso8601: month.from + "T00:00:00Z"),
                let next = Timestamp(iso8601: month.to + "T00:00:00Z")
            else { continue }
            world.invoices.insert(
                Invoice(
                    id: month.id, billingGroup: group.id, from: from,
                    to: Timestamp(microseconds: next.microseconds - 1_000_000),
                    approvedOn: index < 2 ? next : nil, analysisCosts: Money(cents: month.analysis),
                    storageCosts: Money(cents: month.storage)))
        }
        for (username, day, bytes) in [
            ("rosalind", "2025-04-12", 3_200_000_000), ("rosalind", "2025-05-02", 780_000_000),
            ("dorothy", "2025-05-20", 1_450_000_000),
        ] {
            guard let project = world.projects.first(where: { $0.id.owner == "rosalind" }) else { continue }
            world.egress.insert(Egress(project: project.id, username: username, day: day, bytes: bytes))
        }
    }

    /// A public dataset of the reference files and one of the user's own first project.
    mutating func addDatasets() {
        addDataset(
            "admin/reference-genomes", "Reference genomes", "Sequences and indexes to align against.",
            isPublic: true, from: world.projects.first { $0.category == .public }, limit: 100)
        addDataset(
            "rosalind/first-cohort", "First cohort", "The first files of the laboratory.", isPublic: false,
            from: world.projects.first { $0.id.owner == "rosalind" }, limit: 12)
    }

    private mutating func addDataset(
        _ id: String, _ name: String, _ description: String, isPublic: Bool, from project: Project?,
        limit: Int
    ) {
        guard let project, let owner = id.split(separator: "/").first else { return }
        let files = world.children(of: project.rootFolder).filter { !$0.isFolder }.prefix(limit)
        world.datasets.insert(
            Dataset(
                id: id, owner: String(owner), name: name, description: description, isPublic: isPublic,
                files: Set(files.map(\.id)), members: [:]))
    }
}
