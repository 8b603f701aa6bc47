import SevenBridgesData

/// What a task cost.
struct Spending {
    let project: Project
    let app: String
    let task: String
    /// A UUID.
    let taskID: String
    let status: String
    let username: String
    let cost: Money
    let startedOn: Timestamp
    let finishedOn: Timestamp?
}

/// How much of a project's files lies in storage.
struct Holding {
    let project: Project
    let bytes: Int
}

/// What somebody downloaded from a project.
struct Downloads {
    let project: Project
    let username: String
    let bytes: Int
}

extension World {
    /// What the tasks of a billing group's projects cost, in the order of their start.
    func spendings(from group: String) -> [Spending] {
        let started = tasks.filter { $0.startTime != nil && $0.batching == nil }
        return started.compactMap { spending(on: $0, from: group) }.sorted { $0.startedOn < $1.startedOn }
    }

    private func spending(on task: AppTask, from group: String) -> Spending? {
        guard let project = projects[task.project.description], project.billingGroup == group,
            let start = task.startTime
        else { return nil }
        let label = appRevisions[task.app]?.document["label"].stringValue
        return Spending(
            project: project, app: label ?? task.app, task: task.name, taskID: task.id,
            status: task.status.rawValue, username: task.executedBy ?? task.createdBy,
            cost: Money(cents: price(of: task).total), startedOn: start, finishedOn: task.endTime)
    }

    /// What the projects of a billing group hold that was there at a time which counts.
    func holdings(paidBy group: String, _ counts: (Timestamp) -> Bool) -> [Holding] {
        var sizes: [ProjectID: Int] = [:]
        for file in files.rows where counts(file.createdOn) {
            sizes[file.project] = (sizes[file.project] ?? 0).saturatingAdd(file.content?.size ?? 0)
        }
        return projects.filter { $0.billingGroup == group && counts($0.createdOn) }
            .map { Holding(project: $0, bytes: sizes[$0.id] ?? 0) }
    }

    /// What was downloaded from the projects of a billing group on days that count.
    func downloads(paidBy group: String, _ counts: (String) -> Bool) -> [Downloads] {
        var sizes: [String: Int] = [:]
        var downloads: [(key: String, project: Project, username: String)] = []
        for egress in egress.inOrder where counts(egress.day) {
            guard let project = projects[egress.project.description], project.billingGroup == group else {
                continue
            }
            let key = "\(project.id) \(egress.username)"
            if sizes[key] == nil { downloads.append((key, project, egress.username)) }
            sizes[key] = (sizes[key] ?? 0).saturatingAdd(egress.bytes)
        }
        return downloads.map {
            Downloads(project: $0.project, username: $0.username, bytes: sizes[$0.key] ?? 0)
        }
    }
}

extension Spending {
    /// The spending as an item of a breakdown.
    func record() -> Record {
        var cost = cost.value.recordValue ?? Record()
        cost["breakdown"] = [
            "storage": Money(cents: 0).number, "computation": self.cost.number, "data_transfer_in": 0,
        ]
        return Record(
            shape: Self.shape,
            values: [
                .string(project.name), .string(app), .string(task), "TASK", .string(taskID),
                .string(username), .string(status), .record(cost), 0, .string(startedOn.wholeSeconds),
                finishedOn.map { .string($0.wholeSeconds) } ?? .null, .bool(project.settings.isLocked),
            ])
    }

    private static let shape = Shape([
        "project_name", "analysis_app_name", "analysis_name", "analysis_type", "analysis_id", "ran_by",
        "analysis_status", "analysis_cost", "refunded_amount", "time_started", "time_finished",
        "project_locked",
    ])

    /// The spending as an item of the breakdown of former times.
    func oldRecord(_ call: Call) -> Value {
        [
            "href": .string(call.href("tasks/\(taskID)")), "runner_username": .string(username),
            "time_started": .string(startedOn.wholeSeconds),
            "time_finished": finishedOn.map { .string($0.wholeSeconds) } ?? .null, "task_cost": cost.value,
        ]
    }
}

extension Holding {
    private static let centsPerGigabyte = 2.3

    /// The holding as an item of a breakdown.
    func record() -> Record {
        let cost = Money(cents: Int(clamping: (Double(bytes) / 1e9 * Self.centsPerGigabyte).rounded()))
        let nothing = Money(cents: 0)
        return Record(
            shape: Self.shape,
            values: [
                .string(project.name), .string(project.createdBy), .string(project.settings.storageLocation),
                ["size": gigabytes(bytes), "unit": "GB/Month", "cost": cost.value],
                ["size": "0", "unit": "GB/Month", "cost": nothing.value], .bool(project.settings.isLocked),
            ])
    }

    private static let shape = Shape([
        "project_name", "project_created_by", "location", "active", "archived", "project_locked",
    ])
}

extension Downloads {
    private static let centsPerGigabyte = 8.5

    /// The downloads as an item of a breakdown.
    func record() -> Record {
        let cost = Money(cents: Int(clamping: (Double(bytes) / 1e9 * Self.centsPerGigabyte).rounded()))
        return Record(
            shape: Self.shape,
            values: [
                .string(project.name), .string(username), ["size": gigabytes(bytes), "unit": "GB"],
                cost.value, .bool(project.settings.isLocked),
            ])
    }

    private static let shape = Shape([
        "project_name", "downloaded_by", "downloaded", "egress_cost", "project_locked",
    ])
}

/// A size in gigabytes with up to three places, as breakdowns write it.
private func gigabytes(_ bytes: Int) -> Value {
    let (whole, rest) = (bytes / 1_000_000).quotientAndRemainder(dividingBy: 1000)
    let places = String(String(rest + 1000).dropFirst())
    let trimmed = String(places.reversed().drop { $0 == "0" }.reversed())
    return .string(trimmed.isEmpty ? "\(whole)" : "\(whole).\(trimmed)")
}
