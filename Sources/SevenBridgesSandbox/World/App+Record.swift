import SevenBridgesData

extension App {
    /// What a list shows of an app where `fields` is absent.
    static let reducedFields = ["href", "id", "project", "name", "revision"]

    /// The app at a revision as an object of the API; `raw` is the document with what the platform adds.
    func record(_ call: Call, _ revision: AppRevision, raw: Value) -> Record {
        Record(
            shape: Self.shape,
            values: [
                .string(call.href("apps/\(revision.id)")), .string(revision.id),
                .string(id.project.description), .string(name(at: revision)), .int(revision.number),
                .int(latestRevision), copyOf.map(Value.string) ?? .null, raw,
            ]
        )
    }

    /// What the app is called at a revision.
    func name(at revision: AppRevision) -> String {
        givenName ?? revision.document["label"].stringValue ?? id.name
    }

    private static let shape = Shape([
        "href", "id", "project", "name", "revision", "latest_revision", "copy_of", "raw",
    ])
}

extension World {
    /// The document of a revision with what the platform knows of it.
    func raw(_ revision: AppRevision, of app: App) -> Value {
        guard var raw = revision.document.recordValue else { return revision.document }
        let problems = (try? CWLApp(revision.document).problems) ?? []
        raw["id"] = .string(revision.id)
        raw["sbg:id"] = .string(revision.id)
        raw["sbg:revision"] = .int(revision.number)
        raw["sbg:latestRevision"] = .int(app.latestRevision)
        raw["sbg:project"] = .string(app.id.project.description)
        raw["sbg:createdBy"] = .string(app.createdBy)
        raw["sbg:createdOn"] = .int(app.createdOn.secondsSince1970)
        raw["sbg:validationErrors"] = .list(problems.map(Value.string))
        raw["sbg:revisionsInfo"] = .list(revisionsInfo(of: app))
        return .record(raw)
    }

    private func revisionsInfo(of app: App) -> [Value] {
        revisions(of: app).map { revision in
            [
                "sbg:revision": .int(revision.number), "sbg:modifiedBy": .string(revision.createdBy),
                "sbg:modifiedOn": .int(revision.createdOn.secondsSince1970),
                "sbg:revisionNotes": revision.document["sbg:revisionNotes"],
            ]
        }
    }
}

extension Timestamp {
    /// The moment in whole seconds since 1970.
    var secondsSince1970: Int { Int(microseconds / 1_000_000) }
}
