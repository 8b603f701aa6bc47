import SevenBridgesData

/// Files that belong together, wherever they are, and who may use them.
struct Dataset: Stored, Identifiable {
    /// `owner/slug`
    let id: String
    let owner: String
    var name: String
    var description: String
    let isPublic: Bool
    /// The ids of its files.
    let files: Set<String>
    /// What its members may do, by username; the owner may do everything.
    var members: [String: Permissions]

    /// What a user may do with it; nil for one who can't see it.
    func permissions(of username: String) -> Permissions? {
        username == owner ? .all : members[username] ?? (isPublic ? .visitor : nil)
    }

    /// What a list shows of a dataset where `fields` is absent.
    static let reducedFields = ["href", "id", "name"]

    /// The dataset as an object of the API.
    func record(_ call: Call) -> Record {
        Record([
            ("href", .string(call.href("datasets/\(id)"))), ("id", .string(id)), ("name", .string(name)),
            ("description", .string(description)),
        ])
    }
}

extension World {
    /// A dataset, if the caller may do this with it; one that the caller can't see is missing.
    func dataset(_ id: String, for caller: String, needing permission: Permission = .read) throws -> Dataset {
        guard let dataset = datasets[id], let permissions = dataset.permissions(of: caller) else {
            throw PlatformError.notFound.saying("Requested dataset does not exist.")
        }
        guard permissions.allows(permission) else { throw PlatformError.forbidden }
        return dataset
    }
}
