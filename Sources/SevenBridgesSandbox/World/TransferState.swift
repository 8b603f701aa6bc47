/// How far an import or export is.
enum TransferState: String, Codable, Sendable {
    case pending = "PENDING"
    case running = "RUNNING"
    case completed = "COMPLETED"
    case failed = "FAILED"

    var isFinished: Bool { self == .completed || self == .failed }
}

/// A place on a volume.
struct VolumeLocation: Codable, Hashable, Sendable {
    let volume: String
    /// The key of the object without the volume's prefix.
    let location: String
}
