/// A query of the file search, as the caller wrote it:
/// `[id AS name] IN place, … [WHERE condition] [ORDER BY id [ASC|DESC]] [LIMIT n] [OFFSET n] [TOKEN t] [RECURSIVE] [STALE]`.
struct SearchQuery: Equatable {
    /// What the results call the id.
    var idName = "id"
    var places: [Place] = []
    var condition: SearchCondition?
    var order: Order?
    var limit: Int?
    var offset: Int?
    var token: String?
    /// Whether folders are searched to their depth; otherwise only what lies directly in the places.
    var isRecursive = false
    /// Whether an answer from an older index will do; the sandbox has but one.
    var isStale = false

    private static let longestText = 8192

    /// The query that a text stands for.
    static func parsing(_ text: String) throws -> SearchQuery {
        guard text.utf8.count <= longestText else {
            throw PlatformError.searchInvalid("it is longer than \(longestText) bytes")
        }
        var parser = SearchParser(try SearchToken.all(in: text))
        return try parser.query()
    }

    /// Where to search.
    enum Place: Equatable {
        case project(ProjectID)
        case dataset(String)
    }

    /// By id, ascending or descending.
    enum Order: Equatable {
        case ascending, descending
    }
}

/// What a file must be like to be found.
indirect enum SearchCondition: Equatable {
    /// The value of a property is one of these.
    case isOneOf(property: String, values: [String])
    case all([SearchCondition])
    case any([SearchCondition])

    /// Whether a file is like that.
    func matches(_ file: File) -> Bool {
        switch self {
        case .isOneOf("type", let values): values.contains { $0.uppercased() == file.searchType }
        case .isOneOf(let property, let values):
            file.searchValues(of: property).contains(where: values.contains)
        case .all(let conditions): conditions.allSatisfy { $0.matches(file) }
        case .any(let conditions): conditions.contains { $0.matches(file) }
        }
    }
}

extension File {
    fileprivate var searchType: String { isFolder ? "FOLDER" : "FILE" }

    /// What the search compares for a property: names that it doesn't know are keys of the metadata.
    fileprivate func searchValues(of property: String) -> [String] {
        switch property {
        case "id": [id]
        case "name": [name]
        case "tags", "tag": tags
        case "file_extension": name.split(separator: ".").dropFirst().last.map { [String($0)] } ?? []
        default: metadata[String(property.trimmingPrefix("metadata."))].map { [$0] } ?? []
        }
    }
}
