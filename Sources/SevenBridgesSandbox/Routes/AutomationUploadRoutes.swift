import SevenBridgesData

/// Uploading the code of a package in parts: as files are, but into the folder of automations.
enum AutomationUploadRoutes {
    static let all = routes.map(\.inAdvanceAccess)

    private static let routes: [Route] = [
        .post("automation/upload", begin),
        .get("automation/upload/{id}/part/{number}", UploadRoutes.partURL),
        .post("automation/upload/{id}/part", UploadRoutes.report),
        .post("automation/upload/{id}/complete", UploadRoutes.complete),
        .delete("automation/upload/{id}", UploadRoutes.abort),
    ]

    /// Two packages may have the same file name; the later one gets another.
    private static func begin(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard let name = try body.text("name"), !name.isEmpty else {
            throw PlatformError.uploadInvalid.saying("'name' is missing.")
        }
        guard let automation = try body.text("automation_id") else {
            throw PlatformError.uploadInvalid.saying("'automation_id' is missing.")
        }
        _ = try world.automation(automation, for: call.caller, needing: .write)
        let plan = try UploadPlan(
            size: try UploadRoutes.number("size", in: body),
            partSize: try UploadRoutes.number("part_size", in: body))
        let folder = try world.automationFolder(of: call.caller)
        let upload = try world.beginUpload(
            named: world.directories[folder.id]?.freeName(for: name) ?? name, to: folder, plan: plan,
            overwrites: false, for: call.caller)
        return .ok(.record(upload.record(call)))
    }
}
