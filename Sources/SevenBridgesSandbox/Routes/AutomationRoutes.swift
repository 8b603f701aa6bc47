import SevenBridgesData

/// Automations and their packages.
enum AutomationRoutes {
    static let all = routes.map(\.inAdvanceAccess)

    private static let routes: [Route] = [
        .get("automation/automations", list),
        .post("automation/automations", create),
        .get("automation/automations/{id}", detail),
        .patch("automation/automations/{id}", update),
        .post("automation/automations/{id}/actions/archive") { try archive($0, &$1, true) },
        .post("automation/automations/{id}/actions/restore") { try archive($0, &$1, false) },
        .get("automation/automations/{id}/packages", packages),
        .post("automation/automations/{id}/packages", addPackage),
        .get("automation/packages/{package}", package),
        .patch("automation/packages/{package}", updatePackage),
        .post("automation/automations/{id}/packages/{package}/actions/archive") {
            try archivePackage($0, &$1, true)
        },
        .post("automation/automations/{id}/packages/{package}/actions/restore") {
            try archivePackage($0, &$1, false)
        },
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let name = call.query["name"]
        let showsArchived = try call.query.flag("include_archived") ?? false
        let isProjectBased = try call.query.flag("project_based")
        let automations = world.automations.filter { automation in
            (try? world.automation(automation.id, for: call.caller)) != nil
                && (showsArchived || !automation.isArchived) && (name.map { $0 == automation.name } ?? true)
                && (isProjectBased.map { $0 == automation.isProjectBased } ?? true)
        }
        return try call.page(of: automations, reduced: nil) { $0.record(call) }
    }

    private static func create(_ call: Call, _ world: inout World) throws -> Reply {
        .created(call.show(try world.createAutomation(try call.object(), by: call.caller).record(call)))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(call.show(try world.automation(call["id"], for: call.caller).record(call)))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller, needing: .write)
        let body = try call.object()
        let group = try body.text("billing_group").map { try world.billingGroup($0, for: call.caller).id }
        let changed = try world.update(automation, by: call.caller) {
            try $0.merge(body)
            $0.billingGroup = group ?? $0.billingGroup
        }
        return .ok(call.show(changed.record(call)))
    }

    private static func archive(_ call: Call, _ world: inout World, _ isArchived: Bool) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller, needing: .write)
        let changed = world.update(automation, by: call.caller) { $0.isArchived = isArchived }
        return .ok(call.show(changed.record(call)))
    }
}

// Packages
extension AutomationRoutes {
    private static func packages(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller)
        let packages = world.automationPackages.filter { $0.automation == automation.id }
        return try call.page(of: packages, reduced: nil) { $0.record(call) }
    }

    private static func addPackage(_ call: Call, _ world: inout World) throws -> Reply {
        let automation = try world.automation(call["id"], for: call.caller, needing: .write)
        let package = try world.addPackage(try call.object(), to: automation, by: call.caller)
        return .created(call.show(package.record(call)))
    }

    private static func package(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(call.show(try world.automationPackage(call["package"], for: call.caller).record(call)))
    }

    private static func updatePackage(_ call: Call, _ world: inout World) throws -> Reply {
        var package = try world.automationPackage(call["package"], for: call.caller, needing: .write)
        let body = try call.object()
        package.customURL = try body.text("custom_url") ?? package.customURL
        package.memoryLimit = try Automation.memoryLimit(body) ?? package.memoryLimit
        world.automationPackages.insert(package)
        return .ok(call.show(package.record(call)))
    }

    private static func archivePackage(
        _ call: Call, _ world: inout World, _ isArchived: Bool
    ) throws -> Reply {
        var package = try world.automationPackage(call["package"], for: call.caller, needing: .write)
        guard package.automation == call["id"].lowercased() else { throw PlatformError.notFound }
        package.isArchived = isArchived
        world.automationPackages.insert(package)
        return .ok(call.show(package.record(call)))
    }
}

extension Call {
    /// An object as the caller wants to see it.
    func show(_ record: Record) -> Value {
        FieldSelector(query["fields"]).apply(to: record)
    }
}
