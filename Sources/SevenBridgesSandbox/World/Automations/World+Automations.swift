import SevenBridgesData

// Finding automations, their packages and their runs
extension World {
    private static let missing = PlatformError.notFound

    /// The automation of an id, if the caller may do this with it; one that the caller can't see does not exist.
    func automation(_ id: String, for caller: String, needing permission: Permission = .read) throws
        -> Automation
    {
        guard let automation = automations[id.lowercased()],
            let permissions = automation.permissions(of: caller, teams: teamIDs(of: caller))
        else { throw Self.missing.saying("Requested automation does not exist.") }
        guard permissions.allows(permission) else {
            throw PlatformError.forbidden.saying("Insufficient privileges for the requested automation.")
        }
        return automation
    }

    private func teamIDs(of username: String) -> Set<String> {
        Set(teams.filter { $0.members.contains(username) }.map(\.id))
    }

    func automationPackage(_ id: String, for caller: String, needing permission: Permission = .read) throws
        -> AutomationPackage
    {
        guard let package = automationPackages[id] else {
            throw Self.missing.saying("Requested package does not exist.")
        }
        _ = try automation(package.automation, for: caller, needing: permission)
        return package
    }

    func automationRun(_ id: String, for caller: String, needing permission: Permission = .read) throws
        -> AutomationRun
    {
        guard let run = automationRuns[id.lowercased()] else {
            throw Self.missing.saying("Requested run does not exist.")
        }
        _ = try automation(run.automation, for: caller, needing: permission)
        return run
    }
}

// Changes
extension World {
    mutating func createAutomation(_ body: Record, by caller: String) throws -> Automation {
        let group = try body.text("billing_group").map { try billingGroup($0, for: caller).id }
        var automation = Automation(
            id: newUUID(), name: "",
            billingGroup: group ?? billingGroups.first { $0.owner == caller }?.id, createdBy: caller,
            createdOn: moment, modifiedBy: caller, modifiedOn: moment,
            members: [AutomationMember(id: caller, isTeam: false, permissions: .all)])
        guard body["name"] != nil else {
            throw PlatformError.badRequest.saying("The automation needs a name.")
        }
        try automation.merge(body)
        automations.insert(automation)
        return automation
    }

    /// Changes an automation and notes by whom.
    mutating func update(
        _ automation: Automation, by caller: String, _ change: (inout Automation) throws -> Void
    ) rethrows -> Automation {
        var automation = automation
        try change(&automation)
        automation.modifiedBy = caller
        automation.modifiedOn = moment
        automations.insert(automation)
        return automation
    }

    mutating func addPackage(_ body: Record, to automation: Automation, by caller: String) throws
        -> AutomationPackage
    {
        guard let version = try body.text("version"), !version.isEmpty else {
            throw PlatformError.badRequest.saying("The package needs a version.")
        }
        guard let location = try body.text("location"), files[location] != nil else {
            throw PlatformError.badRequest.saying("'location' must be the id of an uploaded package.")
        }
        guard let schema = body["schema"]?.recordValue else {
            throw PlatformError.badRequest.saying("'schema' must be an object.")
        }
        let python = try body.text("python") ?? AutomationPackage.pythons[0]
        guard AutomationPackage.pythons.contains(python) else {
            throw PlatformError.badRequest.saying("'python' must be 3.6, 3.7 or 3.8.")
        }
        guard
            !automationPackages.rows.contains(where: {
                $0.automation == automation.id && $0.version == version
            })
        else { throw PlatformError.conflict.saying("The automation has a package of version \(version).") }
        let package = AutomationPackage(
            id: newFileID(), automation: automation.id, version: version, location: location, schema: schema,
            createdBy: caller, createdOn: moment,
            memoryLimit: try Automation.memoryLimit(body) ?? automation.memoryLimit, python: python)
        automationPackages.insert(package)
        return package
    }

    /// The folder that the packages and logs of automations are in: the root of a project of the user's own.
    mutating func automationFolder(of username: String) throws -> File {
        let id = ProjectID(owner: username, slug: "automation-files")
        if let project = projects[id.description] { return try folder(project.rootFolder, for: username) }
        let group = billingGroups.first { $0.owner == username } ?? billingGroups.inOrder.first
        let project = try createProject(
            id, name: "Automation files", billingGroup: group?.id ?? "", configure: { _ in })
        return try folder(project.rootFolder, for: username)
    }
}
