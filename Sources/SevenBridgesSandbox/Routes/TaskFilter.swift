import SevenBridgesData

/// The filters of a list of tasks, which must all match.
struct TaskFilter {
    private let caller: String
    private let project: ProjectID?
    private let statuses: Set<AppTask.Status>
    private let isBatch: Bool?
    private let parent: String?
    private let origin: String?
    private let created: MomentRange
    private let started: MomentRange
    private let ended: MomentRange

    init(_ call: Call, _ world: World) throws {
        let query = call.query
        caller = call.caller
        project = try query["project"].map { text in
            guard let id = ProjectID(text) else { throw PlatformError.projectIDMalformed }
            return try world.project(id, for: call.caller).id
        }
        statuses = Set(try query.all("status").filter { !$0.isEmpty }.map(Self.status))
        isBatch = try query.flag("batch")
        parent = try query["parent"].map { id in
            guard RandomText.isUUID(id) else { throw PlatformError.taskIDMalformed }
            return id.lowercased()
        }
        origin = query["origin_id"]
        created = try MomentRange(query, "created")
        started = try MomentRange(query, "started")
        ended = try MomentRange(query, "ended")
    }

    private static func status(_ text: String) throws -> AppTask.Status {
        guard let status = AppTask.Status(rawValue: text.uppercased()) else {
            throw PlatformError.taskStatusInvalid
        }
        return status
    }

    /// The children of a batch are found by their parent only.
    func matches(_ task: AppTask, in world: World) -> Bool {
        guard task.parent == parent, project.map({ $0 == task.project }) ?? true,
            world.projects[task.project.description]?.members[caller] != nil
                || project != nil && world.projects[task.project.description] != nil
        else { return false }
        return (statuses.isEmpty || statuses.contains(task.status))
            && (isBatch.map { $0 == (task.batching != nil) } ?? true) && origin == nil
            && created.contains(task.createdTime) && started.contains(task.startTime)
            && ended.contains(task.endTime)
    }
}

/// A range of time that a query names by `NAME_from` and `NAME_to`.
struct MomentRange {
    private let from: Timestamp?
    private let to: Timestamp?

    init(_ query: Query, _ name: String) throws {
        from = try Self.time("\(name)_from", in: query)
        to = try Self.time("\(name)_to", in: query)
    }

    /// Whether a moment is in the range; what has not happened is in a range without ends only.
    func contains(_ moment: Timestamp?) -> Bool {
        guard let moment else { return from == nil && to == nil }
        return (from.map { $0 <= moment } ?? true) && (to.map { moment <= $0 } ?? true)
    }

    /// A date or a time; the `+` of its zone may have been read as a space.
    private static func time(_ name: String, in query: Query) throws -> Timestamp? {
        guard let text = query[name] else { return nil }
        let zoned = text.contains("T") ? text.replacing(" ", with: "+") : text
        guard let time = Timestamp(iso8601: zoned) else {
            throw PlatformError.badRequest.saying("'\(name)' must be a date or a time in ISO 8601.")
        }
        return time
    }
}

/// The order of a list of tasks: the newest first, where the query does not say.
struct TaskOrder {
    private let property: String
    private let isAscending: Bool

    private static let properties = ["created_time", "start_time", "end_time", "name", "created_by"]

    init(_ query: Query) throws {
        property = query["order_by"] ?? "created_time"
        guard Self.properties.contains(property) else {
            throw PlatformError.badRequest.saying(
                "'order_by' must be one of \(Self.properties.joined(separator: ", ")).")
        }
        switch query["order"]?.lowercased() {
        case nil, "desc": isAscending = false
        case "asc": isAscending = true
        default: throw PlatformError.badRequest.saying("'order' must be asc or desc.")
        }
    }

    /// The tasks in order; those that are alike keep the order of their making, or its reverse.
    func sorted(_ tasks: [AppTask]) -> [AppTask] {
        let ascending = tasks.enumerated().sorted { left, right in
            let (a, b) = (key(left.element), key(right.element))
            return a == b ? left.offset < right.offset : a < b
        }
        let ordered = ascending.map(\.element)
        return isAscending ? ordered : ordered.reversed()
    }

    /// Times as they are written sort as they follow each other.
    private func key(_ task: AppTask) -> String {
        switch property {
        case "start_time": task.startTime?.iso8601 ?? ""
        case "end_time": task.endTime?.iso8601 ?? ""
        case "name": task.name
        case "created_by": task.createdBy
        default: task.createdTime.wholeSeconds
        }
    }
}
