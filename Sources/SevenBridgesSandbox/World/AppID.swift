/// The id of an app without its revision, `owner/project/short-name`.
struct AppID: Hashable, Codable, Sendable {
    let project: ProjectID
    let name: String
}

extension AppID: CustomStringConvertible {
    var description: String { "\(project)/\(name)" }
}

/// An app as callers name it: by its id, with a revision or without one for the latest.
struct AppReference: Hashable, Sendable {
    let id: AppID
    let revision: Int?

    init(id: AppID, revision: Int? = nil) {
        self.id = id
        self.revision = revision
    }

    /// Reads `owner/project/name` or `owner/project/name/revision`; anything else is malformed.
    init(_ text: String) throws {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (3...4).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
            throw PlatformError.appIDMalformed
        }
        id = AppID(project: ProjectID(owner: parts[0], slug: parts[1]), name: parts[2])
        revision = parts.count == 4 ? try Self.revision(parts[3]) : nil
    }

    /// Reads the number of a revision.
    static func revision(_ text: String) throws -> Int {
        guard let number = Int(text), number >= 0 else { throw PlatformError.appIDMalformed }
        return number
    }
}
