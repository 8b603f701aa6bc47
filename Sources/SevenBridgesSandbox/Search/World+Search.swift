extension World {
    /// The files and folders that a query finds in the places that the caller may read.
    func files(matching query: SearchQuery, for caller: String) throws -> [File] {
        var found: [File] = []
        var searched: Set<ProjectID> = []
        for place in query.places {
            guard case .project(let id) = place else {
                throw PlatformError.notFound.saying("Requested dataset does not exist.")
            }
            let project = try project(id, for: caller)
            guard searched.insert(id).inserted else { continue }
            let candidates =
                query.isRecursive
                ? files.rows.filter { $0.project == id && $0.parent != nil }
                : children(of: project.rootFolder)
            found += candidates.filter { query.condition?.matches($0) ?? true }
        }
        switch query.order {
        case .ascending: return found.sorted { $0.id < $1.id }
        case .descending: return found.sorted { $0.id > $1.id }
        case nil: return found.sorted { $0.position < $1.position }
        }
    }
}
