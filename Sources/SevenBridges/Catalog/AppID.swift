/// The id of an app: `owner/project/app`, with a revision or without, which means the latest.
public struct AppID: Hashable, Sendable, CustomStringConvertible {
    /// The id without a revision.
    public var app: String
    /// The revision, from 0; nil for the latest.
    public var revision: Int?

    /// The id of an app, or of one revision of it.
    public init(app: String, revision: Int? = nil) {
        self.app = app
        self.revision = revision
    }

    /// Reads `owner/project/app` or `owner/project/app/3`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (3...4).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        app = parts.prefix(3).joined(separator: "/")
        guard parts.count == 4 else { return }
        guard let last = parts.last, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(last)
        else { return nil }
        revision = number
    }

    /// The id as the API has it.
    public var description: String { revision.map { "\(app)/\($0)" } ?? app }
}
