import SevenBridgesData

/// Everything that a sandbox knows, and the rules it keeps.
///
/// The world knows no HTTP and does no I/O but in its buckets; its verbs throw the platform's errors. Its tables are below; the verbs of
/// each are in `World+Projects.swift`, `World+Files.swift` and so on. What happens by itself as time goes by is in
/// `World+Time.swift`. A new table is a property here and a line in `tables`.
struct World: Sendable {
    /// The user that the sandbox's token belongs to.
    let signedInUser: String
    var identifiers: SeededGenerator
    /// The time of the platform, at which the current call or event happens.
    private(set) var moment: Timestamp

    var users = Table<User>()
    var divisions = Table<Division>()
    var teams = Table<Team>()
    var billingGroups = Table<BillingGroup>()
    var invoices = Table<Invoice>()
    var egress = Table<Egress>()
    var projects = Table<Project>()
    var files = Table<File>()
    var apps = Table<App>()
    var appRevisions = Table<AppRevision>()
    var markers = Table<Marker>()
    var datasets = Table<Dataset>()
    var feedback = Table<Feedback>()
    var tasks = Table<AppTask>()
    var automations = Table<Automation>()
    var automationPackages = Table<AutomationPackage>()
    var automationRuns = Table<AutomationRun>()
    var events = Table<Event>()
    var uploads = Table<Upload>()
    var uploadParts = Table<UploadPart>()
    var volumes = Table<Volume>()
    var writtenObjects = Table<WrittenObject>()
    var imports = Table<ImportJob>()
    var exports = Table<ExportJob>()
    var fileJobs = Table<FileJob>()
    var drsImports = Table<DRSImport>()

    /// What is in each folder, by its id; made from the files.
    var directories: [String: Directory] = [:]
    /// The children of each batch task, by its id; made from the tasks.
    var batches: [String: Batch] = [:]
    /// What is to happen, while time passes.
    var agenda: Agenda?
    var lastPosition = 0
    /// What volumes can be made of.
    var buckets: Buckets
    /// The blobs that were given up since the world was stored last.
    var discardedBlobs: Set<String> = []

    /// What is stored of a world, by the names that the tables have on disk.
    static let tables: [StoredTable] = [
        StoredTable("users", \.users), StoredTable("divisions", \.divisions),
        StoredTable("billing_groups", \.billingGroups), StoredTable("projects", \.projects),
        StoredTable("files", \.files), StoredTable("apps", \.apps),
        StoredTable("app_revisions", \.appRevisions), StoredTable("tasks", \.tasks),
        StoredTable("automations", \.automations),
        StoredTable("automation_packages", \.automationPackages),
        StoredTable("automation_runs", \.automationRuns),
        StoredTable("events", \.events),
        StoredTable("teams", \.teams),
        StoredTable("invoices", \.invoices), StoredTable("egress", \.egress, isRecorded: false),
        StoredTable("markers", \.markers), StoredTable("datasets", \.datasets),
        StoredTable("feedback", \.feedback),
        StoredTable("uploads", \.uploads), StoredTable("upload_parts", \.uploadParts),
        StoredTable("volumes", \.volumes), StoredTable("written_objects", \.writtenObjects),
        StoredTable("imports", \.imports), StoredTable("exports", \.exports),
        StoredTable("file_jobs", \.fileJobs), StoredTable("drs_imports", \.drsImports),
    ]

    /// What became of rows since somebody asked last.
    mutating func takeNews() -> [CallRecord.Change] {
        var news: [CallRecord.Change] = []
        for table in Self.tables { news += table.takeNews(&self) }
        return news
    }

    /// A world without anything in it but the name of its user.
    init(seed: UInt64, signedInUser: String, moment: Timestamp) {
        identifiers = SeededGenerator(seed: seed)
        buckets = Buckets(seed: seed, blobs: BlobFolder(dataFolder: nil))
        self.signedInUser = signedInUser
        self.moment = moment
    }

    /// Moves the time on; it never goes back.
    mutating func advance(to time: Timestamp) {
        moment = max(moment, time)
    }
}

// Identifiers
extension World {
    /// A new id of 24 hexadecimal digits.
    mutating func newFileID() -> String {
        var id = RandomText.hex(24, using: &identifiers)
        while files[id] != nil { id = RandomText.hex(24, using: &identifiers) }
        return id
    }

    /// A new UUID.
    mutating func newUUID() -> String {
        RandomText.uuid(using: &identifiers)
    }

    /// A position after all given so far; lists and scrolls go by it.
    mutating func nextPosition() -> Int {
        lastPosition += 1
        return lastPosition
    }

    /// The user of a name.
    func user(_ username: String) -> User? {
        users[username]
    }
}
