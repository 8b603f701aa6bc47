/// What a host lets programs do with the files of the machine.
public struct FileAccess: Hashable, Sendable {
    /// Whether files may be read and listed.
    public var canRead: Bool
    /// Whether files may be made and changed.
    public var canWrite: Bool

    /// Access of one kind, of both, or of neither.
    public init(canRead: Bool, canWrite: Bool) {
        self.canRead = canRead
        self.canWrite = canWrite
    }

    /// No files at all.
    public static let none = FileAccess(canRead: false, canWrite: false)
    /// Every file that the process itself may use.
    public static let all = FileAccess(canRead: true, canWrite: true)

    func requireReading() throws(Fault) {
        guard canRead else { throw Fault("programs may not read files here", hint: "the host allows it") }
    }

    func requireWriting() throws(Fault) {
        guard canWrite else { throw Fault("programs may not write files here", hint: "the host allows it") }
    }
}
