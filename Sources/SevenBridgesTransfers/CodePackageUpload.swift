public import SevenBridges
public import SevenBridgesData

/// A code package of an automation on its way to the platform.
public struct CodePackageUpload: Sendable {
    /// Where the package's file is.
    public let path: String
    /// The automation's id.
    public let automation: String
    private let client: Client

    /// An upload that is not started yet.
    public init(of path: String, automation: String, client: Client) {
        self.path = path
        self.automation = automation
        self.client = client
    }

    /// Uploads the file and makes a package of it, `POST /automation/automations/{id}/packages`.
    ///
    /// `memoryLimit` is in MB, and `python` is 3.6 unless given. Throws a `TransferError` where the file can't be read
    /// or the storage refuses it.
    public func run(
        version: String, schema: Record, memoryLimit: Int? = nil, python: String? = nil
    ) async throws -> AutomationPackage {
        let source = try LocalFile(path)
        let packages = client.automationPackages
        let upload = try await packages.startUpload(
            name: LocalFile.name(of: path), size: source.size, automation: automation)
        let file = try await PartSender(upload: upload, client: client).run(source) {
            try await $0.complete()
        }
        return try await packages.create(
            automation: automation, version: version, location: file["id"]?.stringValue ?? "", schema: schema,
            memoryLimit: memoryLimit, python: python)
    }
}
