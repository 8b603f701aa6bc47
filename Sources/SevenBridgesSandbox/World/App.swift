import SevenBridgesData

/// An app in a project; its documents are its revisions.
struct App: Stored, Identifiable {
    let id: AppID
    /// The name that it was given when it was copied; otherwise its documents name it.
    let givenName: String?
    let createdBy: String
    let createdOn: Timestamp
    /// The app and revision that it was copied from: `admin/sbg-public-data/bwa-mem/7`.
    let copyOf: String?
    /// Where its updates come from; nil for an app that follows no other.
    var source: Source?
    var latestRevision = 0

    /// The app that another one follows.
    struct Source: Codable, Sendable {
        let app: AppID
        /// The newest of its revisions that was taken over.
        var revision: Int
        /// Whether updates bring all revisions, or the latest alone.
        let bringsAll: Bool
    }

    /// The ways to copy an app.
    enum CopyStrategy: String {
        case clone
        case direct
        case cloneDirect = "clone_direct"
        case transient

        /// Whether all revisions come along, or the latest alone.
        var bringsAll: Bool { self == .clone || self == .cloneDirect }

        /// Whether updates come from the app that the copied one follows, or from the copied one.
        var followsOriginal: Bool { self == .clone || self == .transient }
    }
}

/// One document of an app.
struct AppRevision: Stored, Identifiable {
    let app: AppID
    let number: Int
    /// The document as it was given, without what the platform adds.
    let document: Value
    let createdBy: String
    let createdOn: Timestamp

    var id: String { "\(app)/\(number)" }
}

extension AppRevision {
    /// What the document describes.
    func parsed() throws -> CWLApp {
        do {
            return try CWLApp(document)
        } catch {
            throw PlatformError.badRequest.saying(error.message)
        }
    }

    /// The words by which an app is found.
    var searchText: String {
        let keys = ["label", "doc", "description", "sbg:toolkit", "sbg:toolAuthor"]
        let texts = keys.compactMap { document[$0].stringValue }
        let categories = document["sbg:categories"].listValue?.compactMap(\.stringValue) ?? []
        return ([id] + texts + categories).joined(separator: "\n").lowercased()
    }
}
