import SevenBridgesData

/// Fills a new world; the seed projects are written as extensions of it, one file for each kind of study.
struct WorldBuilder {
    var world: World
    /// Chooses sizes, dates and contents.
    var random: SeededGenerator
    /// The batch tasks whose children made files, by the ids of the children.
    private(set) var batches: [String: String] = [:]
    private var taskIDs: SeededGenerator
    /// Where the dates of the current project's files begin.
    private var start = Timestamp(microseconds: 0)

    init(_ world: World) {
        self.world = world
        random = world.identifiers
        taskIDs = SeededGenerator(seed: ~world.identifiers.state)
    }

    /// Makes a project that was created on a day and returns its root folder.
    mutating func project(
        _ name: String, owner: String = "rosalind", category: Project.Category = .private, on day: String,
        configure: (inout Project) -> Void = { _ in }
    ) -> File {
        start = Timestamp(iso8601: day + "T08:30:00Z") ?? start
        guard let id = ProjectID(owner: owner, naming: name) else {
            preconditionFailure("a seed project has a name with letters")
        }
        let time = start
        return kept {
            let project = try $0.createProject(
                id, name: name, billingGroup: $0.billingGroups.inOrder.first?.id ?? "", category: category,
                at: time,
                configure: configure)
            return try $0.folder(project.rootFolder, for: owner)
        }
    }

    /// Makes a folder.
    mutating func folder(_ name: String, in parent: File) -> File {
        let time = nextTime()
        return kept { try $0.create(.folder, named: name, in: parent, at: time) }
    }

    /// Makes a file.
    mutating func file(
        _ name: String, _ content: Content, in folder: File, tags: [String] = [], task: String? = nil,
        metadata: Metadata = Metadata()
    ) {
        let time = nextTime()
        kept {
            var file = try $0.create(.file(content), named: name, in: folder, at: time)
            file.tags = tags
            file.task = task
            file.metadata = metadata
            $0.files[file.id] = file
        }
    }

    /// Seed names are unique by construction, which the tests of the seeded world check.
    @discardableResult
    mutating func kept<Outcome>(_ change: (inout World) throws -> Outcome) -> Outcome {
        do {
            return try change(&world)
        } catch {
            preconditionFailure("the seed breaks a rule of the world: \(error)")
        }
    }
}

// Chance
extension WorldBuilder {
    /// A UUID, for billing groups and for the tasks that made files.
    mutating func uuid() -> String {
        RandomText.uuid(using: &random)
    }

    /// The id of a new child of a batch task.
    mutating func child(of batch: String) -> String {
        let id = taskID()
        batches[id] = batch
        return id
    }

    /// The id of a new task.
    mutating func taskID() -> String {
        RandomText.uuid(using: &taskIDs)
    }

    /// A whole number in a range.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() >> 1) % range.count
    }

    /// One of several.
    mutating func choice(_ options: [String]) -> String {
        options[number(0...options.count - 1)]
    }

    /// A moment up to some hours after the last one.
    private mutating func nextTime() -> Timestamp {
        start.microseconds += Int64(number(60...9000)) * 1_000_000
        return start
    }
}

// Contents
extension WorldBuilder {
    /// A gzip file of so many megabytes, more or less.
    mutating func gzip(megabytes: ClosedRange<Int>) -> Content {
        .noise(.gzip(seed: random.next(), size: size(megabytes)))
    }

    /// A BGZF file (BAM, bgzipped VCF) of so many megabytes, more or less.
    mutating func blockGzip(megabytes: ClosedRange<Int>) -> Content {
        .noise(.blockGzip(seed: random.next(), size: size(megabytes)))
    }

    /// The index of a BAM file.
    mutating func bamIndex() -> Content {
        .noise(.bamIndex(seed: random.next(), size: number(1_200_000...9_800_000)))
    }

    /// The tabix index of a VCF file.
    mutating func tabixIndex() -> Content {
        .noise(.blockGzip(seed: random.next(), size: number(90_000...1_900_000)))
    }

    private mutating func size(_ megabytes: ClosedRange<Int>) -> Int {
        number(megabytes.lowerBound * 1_000_000...megabytes.upperBound * 1_000_000)
    }
}
