import SevenBridgesData

// The tasks of the seeded projects: those that made the files which name them, and some that did not get so far.
extension WorldBuilder {
    /// What made the files of a project, by the extension of the first of them.
    private static let makers: [String: [(ending: String, app: String, name: String)]] = [
        "rna-seq-breast-cancer": [("", "rna-seq-expression", "Expression of tumours")],
        "rna-seq-airway": [
            (".csv", "featurecounts", "Count airway"), ("", "rna-seq-expression", "Align airway"),
        ],
        "wgs-trio": [
            ("joint.vcf.gz", "gatk-haplotypecaller", "Joint calls of the trio"),
            ("", "wgs-variant-calling", "Variants of the trio"),
        ],
        "exome-pilot": [("", "wgs-variant-calling", "Exome variants")],
        "scrna-seq-pbmc-10k": [("", "star-align", "PBMC matrix")],
    ]

    /// Makes the tasks, those of the past first; they draw no ids from those that the world gives later.
    mutating func addTasks() {
        let identifiers = world.identifiers
        world.identifiers = SeededGenerator(seed: identifiers.state &+ 1)
        defer { world.identifiers = identifiers }
        let made = world.files.filter { $0.task != nil && $0.parent != nil }
        var order: [String] = []
        var groups: [String: [File]] = [:]
        for file in made {
            guard let task = file.task else { continue }
            if groups[task] == nil { order.append(task) }
            groups[task, default: []].append(file)
        }
        for task in order { addPastTask(task, groups[task] ?? []) }
        addBatches(order)
        addFailedTask()
        addDraft()
        addRunningTask()
        world.indexBatches()
    }

    private mutating func addPastTask(_ id: String, _ files: [File]) {
        guard let first = files.first, let last = files.last,
            let maker = Self.makers[first.project.slug]?.first(where: { first.name.hasSuffix($0.ending) })
        else { return }
        let parent = batches[id]
        let sample = first.metadata["sample_id"]
        kept { world in
            let app = try world.seededApp(maker.app, in: first.project)
            let program = try world.program(of: app)
            let created = Timestamp(microseconds: first.createdOn.microseconds - 7_200_000_000)
            let name = parent == nil ? maker.name : "\(maker.name) - \(sample ?? "")"
            var task = AppTask(
                id: id, name: name, project: first.project, app: app, steps: max(1, program.steps.count),
                createdBy: first.project.owner, createdTime: created)
            task.parent = parent
            if parent != nil, let sample {
                let fields = Record([("metadata.sample_id", .string(sample))])
                task.batchGroup = AppTask.BatchGroup(value: sample, fields: fields)
            }
            task.inputs = world.seededInputs(program, in: first.project, sample: sample, without: files)
            world.complete(&task, with: files, program, at: last.createdOn)
        }
    }

    /// Makes the batch tasks of the children that are there.
    private mutating func addBatches(_ children: [String]) {
        var order: [String] = []
        for child in children {
            guard let batch = batches[child], !order.contains(batch) else { continue }
            order.append(batch)
        }
        for batch in order { kept { $0.addBatch(batch) } }
    }
}

// What is not done
extension WorldBuilder {
    private mutating func addFailedTask() {
        let project = ProjectID(owner: "rosalind", slug: "scratch")
        guard world.projects[project.description] != nil else { return }
        let id = taskID()
        kept { world in
            let app = try world.seededApp("always-fails", in: project)
            let created = Timestamp(iso8601: "2025-02-04T09:00:00Z") ?? world.moment
            var task = AppTask(
                id: id, name: "Does it fail?", project: project, app: app, steps: 1, createdBy: "rosalind",
                createdTime: created)
            task.inputs["anything"] = "yes"
            task.begin(at: created, by: "rosalind")
            task.jobs = world.planJobs(of: task)
            task.status = .failed
            task.endTime = task.jobs.last?.end
            world.tasks.insert(task)
        }
    }

    private mutating func addDraft() {
        let project = ProjectID(owner: "rosalind", slug: "exome-pilot")
        let id = taskID()
        kept { world in
            let app = try world.seededApp("wgs-variant-calling", in: project)
            let program = try world.program(of: app)
            var task = AppTask(
                id: id, name: "Exome variants, second try", project: project, app: app,
                steps: program.steps.count, createdBy: "rosalind",
                createdTime: Timestamp(iso8601: "2025-02-11T16:20:00Z") ?? world.moment)
            task.inputs = world.seededInputs(program, in: project, sample: "EX02", without: [])
            task.inputs["reference"] = nil
            task.errors = TaskCheck(world: world, caller: "rosalind", app: program).problems(of: task).errors
            world.tasks.insert(task)
        }
    }

    /// One that has been running since a while before the world began.
    private mutating func addRunningTask() {
        let project = ProjectID(owner: "rosalind", slug: "wgs-trio")
        guard world.projects[project.description] != nil else { return }
        let id = taskID()
        kept { world in
            let app = try world.seededApp("wgs-variant-calling", in: project)
            let program = try world.program(of: app)
            let created = Timestamp(microseconds: world.moment.microseconds - 1_800_000_000)
            var task = AppTask(
                id: id, name: "Variants of NA12878, again", project: project, app: app,
                steps: program.steps.count, createdBy: "rosalind", createdTime: created)
            task.inputs = world.seededInputs(program, in: project, sample: "NA12878", without: [])
            task.outputLocation["main_location"] = "again"
            task.begin(at: created, by: "rosalind")
            task.jobs = world.planJobs(of: task)
            task.status = .running
            world.tasks.insert(task)
            let end = task.jobs.last?.end.since(world.moment) ?? TimeSpan(microseconds: 0)
            world.schedule(.task, task.id, after: end)
        }
    }
}
