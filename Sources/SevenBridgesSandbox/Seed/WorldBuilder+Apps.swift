import SevenBridgesData

// The apps of the seeded projects.
extension WorldBuilder {
    private static let publicProject = ProjectID(owner: "admin", slug: "sbg-public-data")

    /// Puts the public apps beside the public reference files; BWA has a history.
    mutating func addPublicApps() {
        for app in SeedApp.published {
            install(app, in: Self.publicProject, by: "admin", on: "2023-01-16")
        }
        for version in ["0.7.12", "0.7.13", "0.7.15"] {
            revise(SeedApp.bwaMem, in: Self.publicProject, by: "admin", on: "2023-06-05") {
                $0["sbg:toolkitVersion"] = .string(version)
                $0["sbg:revisionNotes"] = .string("BWA \(version)")
            }
        }
    }

    /// Copies public apps into a project.
    mutating func copyPublicApps(_ apps: [SeedApp], to project: ProjectID) {
        for app in apps {
            let source = AppID(project: Self.publicProject, name: app.name)
            kept { world in
                let app = try world.app(source, for: "rosalind")
                let id = AppID(project: project, name: source.name)
                let revision = try world.revision(of: app)
                _ = try world.copy(app, at: revision, to: id, named: nil, .clone, by: project.owner)
            }
        }
    }

    /// Installs an app with its first document.
    mutating func install(_ app: SeedApp, in project: ProjectID, by owner: String, on day: String) {
        kept { world in
            _ = try world.install(
                AppID(project: project, name: app.name), app.document, by: owner,
                at: Timestamp(iso8601: day + "T10:00:00Z"))
        }
    }

    /// Gives an app another revision.
    mutating func revise(
        _ app: SeedApp, in project: ProjectID, by owner: String, on day: String,
        _ change: (inout Record) -> Void
    ) {
        var document = app.document.recordValue ?? Record()
        change(&document)
        kept { world in
            let app = try world.app(AppID(project: project, name: app.name), for: owner)
            _ = try world.revise(
                app, to: app.latestRevision + 1, .record(document), by: owner,
                at: Timestamp(iso8601: day + "T10:00:00Z"))
        }
    }
}

// Private apps
extension WorldBuilder {
    /// What the analyses of the user's projects are made with.
    mutating func addPrivateApps() {
        let byProject: [(String, [SeedApp])] = [
            ("rna-seq-breast-cancer", [.expression, .star, .featureCounts, .fastqc]),
            ("rna-seq-airway", [.expression, .featureCounts, .salmon]),
            ("wgs-trio", [.variants, .bwaMem, .haplotypeCaller, .samtoolsSort]),
            ("exome-pilot", [.variants, .haplotypeCaller, .bwaMem, .fastqc]),
            ("scrna-seq-pbmc-10k", [.star]),
        ]
        for (slug, apps) in byProject {
            let project = ProjectID(owner: "rosalind", slug: slug)
            guard world.projects[project.description] != nil else { continue }
            copyPublicApps(apps, to: project)
        }
        let scratch = ProjectID(owner: "rosalind", slug: "scratch")
        guard world.projects[scratch.description] != nil else { return }
        install(SeedApp.alwaysFails, in: scratch, by: "rosalind", on: "2025-02-03")
    }
}
