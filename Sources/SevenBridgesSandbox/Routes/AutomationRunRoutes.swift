import SevenBridgesData

/// Runs of automations.
enum AutomationRunRoutes {
    static let all = routes.map(\.inAdvanceAccess)

    private static let routes: [Route] = [
        .get("automation/runs", list),
        .post("automation/runs", create),
        .get("automation/runs/{id}", detail),
        .patch("automation/runs/{id}", update),
        .get("automation/runs/{id}/state", state),
        .post("automation/runs/{id}/actions/stop", stop),
        .post("automation/runs/{id}/actions/rerun", rerun),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let created = try MomentRange(call.query, "created")
        let status = try call.query["status"].map { text in
            guard let status = AutomationRun.Status(rawValue: text.uppercased()) else {
                throw PlatformError.badRequest.saying("There is no status '\(text)' of a run.")
            }
            return status
        }
        let runs = world.automationRuns.filter { run in
            (try? world.automation(run.automation, for: call.caller)) != nil
                && created.contains(run.createdOn) && (status.map { $0 == run.status } ?? true)
                && matches(run, call.query)
        }
        return try call.page(of: try sorted(runs, call.query), reduced: nil) { world.record($0, call) }
    }

    private static func matches(_ run: AutomationRun, _ query: Query) -> Bool {
        let wanted = [
            ("name", run.name), ("automation_id", run.automation), ("package_id", run.package),
            ("created_by", run.createdBy), ("project_id", run.project ?? ""),
        ]
        return wanted.allSatisfy { name, value in query[name].map { $0 == value } ?? true }
    }

    /// The newest first, where the query does not say.
    private static func sorted(_ runs: [AutomationRun], _ query: Query) throws -> [AutomationRun] {
        let property = query["order_by"] ?? "created_on"
        let key: (AutomationRun) -> String
        switch property {
        case "name": key = { $0.name }
        case "created_by": key = { $0.createdBy }
        case "status": key = { $0.status.rawValue }
        case "created_on", "created_time": key = { $0.createdOn.iso8601 }
        case "start_time": key = { $0.startTime?.iso8601 ?? "" }
        case "end_time": key = { $0.endTime?.iso8601 ?? "" }
        default: throw PlatformError.badRequest.saying("Runs can't be ordered by '\(property)'.")
        }
        let ordered = runs.enumerated().sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }
            .map(\.element)
        return query["order"]?.lowercased() == "asc" ? ordered : ordered.reversed()
    }

    private static func create(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard let id = try body.text("package") else {
            throw PlatformError.badRequest.saying("The run needs a 'package'.")
        }
        let package = try world.automationPackage(id, for: call.caller, needing: .execute)
        let run = try world.startRun(
            of: package, body, inputs: try object("inputs", in: body) ?? Record(),
            settings: try object("settings", in: body) ?? Record(), by: call.caller)
        return .created(call.show(world.record(run, call)))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(call.show(world.record(try world.automationRun(call["id"], for: call.caller), call)))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        var run = try world.automationRun(call["id"], for: call.caller, needing: .execute)
        let body = try call.object()
        run.name = try body.text("name") ?? run.name
        run.memoryLimit = try Automation.memoryLimit(body) ?? run.memoryLimit
        run.inputs = merged(run.inputs, try object("inputs", in: body))
        run.settings = merged(run.settings, try object("settings", in: body))
        world.automationRuns.insert(run)
        return .ok(call.show(world.record(run, call)))
    }
}

// Actions
extension AutomationRunRoutes {
    private static func state(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(world.state(of: try world.automationRun(call["id"], for: call.caller)))
    }

    private static func stop(_ call: Call, _ world: inout World) throws -> Reply {
        let run = try world.automationRun(call["id"], for: call.caller, needing: .execute)
        return .ok(call.show(world.record(try world.stop(run), call)))
    }

    /// Runs again with the inputs and settings of a run, or with others; without `merge` those take their place.
    private static func rerun(_ call: Call, _ world: inout World) throws -> Reply {
        let run = try world.automationRun(call["id"], for: call.caller, needing: .execute)
        let body = call.body.isNull ? Record() : try call.object()
        let merges = body["merge"]?.boolValue ?? true
        let package = try world.automationPackage(
            try body.text("package") ?? run.package, for: call.caller, needing: .execute)
        let inputs = try object("inputs", in: body)
        let settings = try object("settings", in: body)
        let again = try world.startRun(
            of: package, body, inputs: merges ? merged(run.inputs, inputs) : inputs ?? Record(),
            settings: merges ? merged(run.settings, settings) : settings ?? Record(),
            resumedFrom: nil, by: call.caller)
        return .created(call.show(world.record(again, call)))
    }

    private static func object(_ key: String, in body: Record) throws -> Record? {
        guard let value = body[key], !value.isNull else { return nil }
        guard let record = value.recordValue else {
            throw PlatformError.badRequest.saying("'\(key)' must be an object.")
        }
        return record
    }

    private static func merged(_ record: Record, _ changes: Record?) -> Record {
        var merged = record
        for (key, value) in changes?.pairs ?? [] { merged[key] = value }
        return merged
    }
}
