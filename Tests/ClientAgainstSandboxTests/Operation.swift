import CurlTransport
import SevenBridges
import SevenBridgesData

/// One of the things that a run does. Its number goes along with the request, so that the sandbox's record tells which
/// requests were made for it.
struct Operation: Sendable {
    var number: Int
    var kind: Kind
    var call: APICall

    enum Kind: String, CaseIterable, Sendable {
        case copy, folder, project, rename, setTags, mergeMetadata, replaceMetadata, delete, bulkDelete
        case detail, list, bulkDetail, download
    }

    /// How many rows of the world's files and projects an operation adds, changes and removes when it is done once.
    struct Effect: Equatable {
        var added = 0
        var changed = 0
        var removed = 0
    }

    init(_ number: Int, _ kind: Kind, _ call: APICall) {
        self.number = number
        self.kind = kind
        self.call = call.numbered(number)
    }

    /// Whether the request changes nothing.
    var isRead: Bool { call.isRead }

    /// Whether sending it again does no harm, even where nobody can know whether it was done.
    var isSafelyRepeated: Bool { ![.copy, .folder, .project].contains(kind) }

    /// What it does to files and projects.
    var effect: Effect {
        switch kind {
        case .copy, .folder: Effect(added: 1)
        case .project: Effect(added: 2)
        case .rename, .setTags, .mergeMetadata, .replaceMetadata: Effect(changed: 1)
        case .delete: Effect(removed: 1)
        case .bulkDelete: Effect(removed: 3)
        case .detail, .list, .bulkDetail, .download: Effect()
        }
    }
}

extension APICall {
    fileprivate func numbered(_ number: Int) -> APICall {
        guard case .path(let parts, let query) = target else { return self }
        var call = self
        call.target = .path(parts, query: query + [QueryItem("operation", "\(number)")])
        return call
    }
}

/// How an operation ended for the one who asked for it.
struct Outcome: Sendable {
    var operation: Operation
    /// Nil where it was done.
    var error: APIError?
}
