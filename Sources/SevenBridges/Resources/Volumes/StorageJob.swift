internal import SevenBridgesData

/// An import or an export: it goes from PENDING over RUNNING to COMPLETED or FAILED.
public protocol StorageJob: Awaitable {}

extension StorageJob {
    /// The state in capitals; empty where the platform doesn't say.
    private var stateName: String { self["state"].stringValue?.uppercased() ?? "" }

    /// Whether it has completed or failed.
    public var isFinished: Bool { ["COMPLETED", "FAILED"].contains(stateName) }

    /// Why it failed, in the platform's words; nil where it did not.
    public var failure: APIError? {
        guard stateName == "FAILED" else { return nil }
        var error = APIError(told: self["error"]) ?? APIError(.failed)
        error.kind = .failed
        error.message = "\(debugDescription) failed" + (error.message.map { ": \($0)" } ?? "")
        return error
    }

    /// The file that came of it; nil before it completed. No request.
    public var resultFile: File? {
        guard let record = self["result"].recordValue else { return nil }
        return try? File(record, versions.client)
    }
}
