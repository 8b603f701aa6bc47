internal import SevenBridgesData

extension File {
    /// The file or folder that a word means: `owner/project/path`, `/path` in the current project, or a name there.
    static func findFile(_ client: Client, _ lookup: Lookup) async throws -> String {
        let parts = lookup.word.split(separator: "/").map(String.init)
        if lookup.word.hasPrefix("/") || parts.count < 2 {
            guard let project = lookup.project else { throw needsProject(lookup) }
            return try await find(parts, in: project, client, lookup)
        }
        return try await find(Array(parts.dropFirst(2)), in: parts[0] + "/" + parts[1], client, lookup)
    }

    /// Goes down the path level by level; no path at all is the project's top folder.
    private static func find(
        _ path: [String], in project: String, _ client: Client, _ lookup: Lookup
    ) async throws -> String {
        guard let last = path.last else { return try await rootFolder(of: project, client) }
        var place = Destination.project(project)
        for name in path.dropLast() {
            place = .folder(try await child(name, in: place, isFolder: true, client, lookup))
        }
        return try await child(last, in: place, isFolder: lookup.wanted == "folder", client, lookup)
    }

    private static func child(
        _ name: String, in place: Destination, isFolder: Bool, _ client: Client, _ lookup: Lookup
    ) async throws -> String {
        var found: [File] = []
        for try await file in try client.files.list(in: place, names: [name])
        where file.name == name && (file.isFolder || !isFolder) {
            found.append(file)
        }
        return try theOnly(
            found.map { ($0.id, $0.id) }, of: isFolder ? "folder" : "file", named: name,
            in: lookup.word == name ? nil : "the path '\(lookup.word)'")
    }

    private static func rootFolder(of project: String, _ client: Client) async throws -> String {
        guard let folder = try await client.projects.get(project).rootFolder else {
            throw APIError.unexpectedForm("project '\(project)' without 'root_folder'")
        }
        return folder
    }

    private static func needsProject(_ lookup: Lookup) -> APIError {
        APIError.invalidArgument(
            "the name '\(lookup.word)' alone does not say which project; write owner/project/\(lookup.word)")
    }
}
