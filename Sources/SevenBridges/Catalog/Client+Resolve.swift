internal import SevenBridgesData

extension Client {
    /// The id that a word means where a resource of a type is wanted.
    ///
    /// What looks like an id is one, without a request; the owner `me` is the signed-in user. Otherwise it is a path, or a
    /// name, which must be unique. `project` is where names and `/paths` of files are looked up.
    public func resolve(
        _ word: String, as typeName: String, in project: String? = nil
    ) async throws -> String {
        guard let type = Catalog.type(named: typeName) else {
            throw APIError.invalidArgument("there is no type '\(typeName)'")
        }
        let word = try await withOwner(word)
        guard !type.idForm.matches(word) else { return word }
        return try await type.lookUp(self, Lookup(word: word, wanted: typeName, project: project))
    }

    /// The arguments with every word that stands for a resource replaced by its id; objects stay.
    public func resolve(
        _ arguments: Arguments, of parameters: [Parameter], in project: String? = nil
    ) async throws -> Arguments {
        var resolved = arguments
        for parameter in parameters {
            guard case .string(let word) = arguments[parameter.name] else { continue }
            switch parameter.kind {
            case .resource(let type):
                resolved[parameter.name] = .string(try await resolve(word, as: type, in: project))
            case .destination:
                resolved[parameter.name] = .string(try await resolveDestination(word, in: project))
            default: break
            }
        }
        return resolved
    }

    /// The id of a project or folder: `owner/name` and a bare name are projects, all else is a folder.
    private func resolveDestination(_ word: String, in project: String?) async throws -> String {
        let isProject = !word.contains("/") || IdentifierForm.ownerSlashName.matches(word)
        let isProjectName = isProject && !IdentifierForm.fileID.matches(word)
        return try await resolve(word, as: isProjectName ? "project" : "folder", in: project)
    }

    /// The word with the owner `me` replaced by the signed-in user's name.
    private func withOwner(_ word: String) async throws -> String {
        guard word.hasPrefix("me/") else { return word }
        return try await username() + word.dropFirst(2)
    }
}

/// The id of the only candidate with a name; none or several are errors that say which there are.
func theOnly(
    _ candidates: [(id: String, shown: String)], of type: String, named name: String, in place: String? = nil
) throws -> String {
    if candidates.count == 1 { return candidates[0].id }
    let place = place.map { " in \($0)" } ?? ""
    guard !candidates.isEmpty else {
        throw APIError(.notFound, message: "there is no \(type) named '\(name)'\(place)")
    }
    let list = candidates.prefix(10).map(\.shown).joined(separator: ", ")
    throw APIError(
        .ambiguousName,
        message: "\(candidates.count) are named '\(name)'\(place); use an id instead: \(list)")
}

extension ResourceType {
    /// Finds the only object of a type with this very name; `filter` is the list's parameter that narrows by name.
    static func uniqueName<R: Resource>(
        _: R.Type, filter: String? = nil
    ) -> @Sendable (Client, Lookup) async throws -> String {
        { client, lookup in
            var arguments = Arguments()
            if let filter { arguments[filter] = .string(lookup.word) }
            var found: [(String, String)] = []
            for try await object in try Resources<R>(client: client).list(arguments)
            where object["name"].stringValue == lookup.word {
                found.append((object.id, object.id))
            }
            return try theOnly(found, of: R.type.name, named: lookup.word)
        }
    }

    /// Refuses every word: for types whose objects are known by their ids alone.
    static func onlyByID(
        _ form: IdentifierForm
    ) -> @Sendable (Client, Lookup) async throws -> String {
        { _, lookup in throw APIError.invalidArgument("'\(lookup.word)' is not \(form.summary)") }
    }
}
