import SevenBridges
import SevenBridgesData
import ShellLanguage

// What is on the platform: by its id, its name or its path.

extension Completer {
    /// The resources of the types that a word may name; `call` may say more of where they are.
    func resources(_ types: [String], in call: Insight.Call?) -> Choices {
        let kinds = types.compactMap { name in SevenBridges.Catalog.type(named: name).map { (name, $0) } }
        // What could be of many types is found by its path alone: to ask for them all would cost too much.
        let isDestination = types == SevenBridges.Catalog.destinations
        let wanted = kinds.count > 3 ? kinds.filter { $0.1.hasPaths } : kinds
        var seen: Set<String> = []
        var choices = Choices()
        for (name, type) in wanted where seen.insert(type.name).inserted {
            choices = choices + resources(of: type, as: name, isDestination: isDestination, call)
        }
        return choices
    }

    private func resources(
        of type: ResourceType, as name: String, isDestination: Bool, _ call: Insight.Call?
    ) -> Choices {
        if type.hasPaths {
            return paths(foldersOnly: name != type.name || isDestination, projectsStop: isDestination)
        }
        if isDestination { return Choices() }  // The way to a folder begins with its project.
        let arguments = arguments(narrowing: type, call)
        if type.idForm == .appID, arguments["project"] == nil { return apps(type) }
        guard type.canBeAsked(with: arguments) else { return Choices() }
        return listed(RemoteQuery(type: type.name, arguments: arguments, text: spelledOut(place.word.text)))
    }

    private func listed(_ query: RemoteQuery) -> Choices {
        let answer = context.remote.answer(to: query)
        let choices = answer.items.map { item in
            Choice(
                text: spelled(item.id), otherNames: item.otherNames, description: item.description)
        }
        return Choices(choices, isPending: answer.isPending)
    }

    // MARK: Paths

    /// `owner/project/folder/file`, level by level.
    private func paths(foldersOnly: Bool, projectsStop: Bool) -> Choices {
        let parts = place.word.text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2 else { return projects(leadingOn: !projectsStop) }
        let folder = parts.dropLast().joined(separator: "/")
        let query = RemoteQuery(
            type: File.type.name, folder: spelledOut(folder), text: String(parts[parts.count - 1]))
        let answer = context.remote.answer(to: query)
        let choices = answer.items.filter { $0.isFolder || !foldersOnly }.map { item in
            let entry = (item.name ?? item.id) + (item.isFolder && !foldersOnly ? "/" : "")
            return Choice(
                text: folder + "/" + entry, otherNames: [folder + "/" + (item.name ?? item.id)], label: entry,
                description: item.detail, goesOn: item.isFolder)
        }
        return Choices(choices, isPending: answer.isPending)
    }

    /// The projects, with which paths begin.
    private func projects(leadingOn: Bool) -> Choices {
        let query = RemoteQuery(type: Project.type.name, text: spelledOut(place.word.text))
        let answer = context.remote.answer(to: query)
        let choices = answer.items.map { item in
            Choice(
                text: spelled(item.id) + (leadingOn ? "/" : ""), otherNames: item.otherNames,
                description: item.description, goesOn: true)
        }
        let me = Choice(text: "me/", description: "your own", goesOn: true)
        let isShort = !place.word.text.isEmpty && me.text.hasPrefix(place.word.text)
        return Choices(choices + (isShort ? [me] : []), isPending: answer.isPending)
    }

    /// Apps are in projects, as files are.
    private func apps(_ type: ResourceType) -> Choices {
        let parts = place.word.text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2 else { return projects(leadingOn: true) }
        let project = spelledOut(parts.prefix(2).joined(separator: "/"))
        return listed(
            RemoteQuery(type: type.name, arguments: ["project": project], text: spelledOut(place.word.text)))
    }

    // MARK: Me

    /// The text with `me/` spelled out, as far as the user is known.
    private func spelledOut(_ text: String) -> String {
        guard text.hasPrefix("me/"), let username = context.remote.username else { return text }
        return username + text.dropFirst(2)
    }

    /// An id as the person spells it: `me/rna`, where `me/` was typed.
    private func spelled(_ id: String) -> String {
        guard place.word.text.hasPrefix("me/"), let username = context.remote.username,
            id.hasPrefix(username + "/")
        else { return id }
        return "me" + id.dropFirst(username.count)
    }

    // MARK: What else is known

    /// What the call and what flows into it say of where to look.
    private func arguments(narrowing type: ResourceType, _ call: Insight.Call?) -> [String: String] {
        guard let call, let list = type.list else { return [:] }
        var arguments: [String: String] = [:]
        for filter in list.filters {
            guard case .resource(let kind) = filter.parameter.kind else { continue }
            let given = call.bound.first { $0.parameter.name == filter.parameter.name }
            let expression = given.flatMap { given in
                call.syntax.arguments.first {
                    $0.value.range == given.range && $0.value.range.lower != place.word.start
                }
            }?.value
            if let id = expression.flatMap({ id(of: $0, kind) }) {
                arguments[filter.parameter.name] = spelledOut(id)
            }
        }
        guard arguments.isEmpty, case .object(let object)? = call.input?.type,
            let filter = list.inputs[object.name],
            let id = idFlowing(into: call, object.name)
        else { return arguments }
        return [filter: spelledOut(id)]
    }

    /// The id that an argument spells, or that of the object in a variable at hand.
    private func id(of expression: Expression, _ type: String) -> String? {
        switch expression.kind {
        case .word(let text, _), .string(let text): text
        default: knownValue(of: expression)?.resourceID
        }
    }

    /// The id of the one object that flows in: of `project me/rna | ...` or `$p | ...`.
    private func idFlowing(into call: Insight.Call, _ type: String) -> String? {
        switch call.earlierStages.last {
        case .expression(let expression)?: knownValue(of: expression)?.resourceID
        case .command(let command)? where command.name.text == type:
            command.arguments.first { $0.key == nil }.flatMap { id(of: $0.value, type) }
        default: nil
        }
    }
}

extension ResourceType {
    /// Whether its list can be asked for with these arguments.
    fileprivate func canBeAsked(with arguments: [String: String]) -> Bool {
        guard let list else { return false }
        let inPath = list.filters.filter { $0.parameter.isRequired }.allSatisfy {
            arguments[$0.parameter.name] != nil
        }
        return inPath && list.exactlyOneOf.allSatisfy { group in group.contains { arguments[$0] != nil } }
    }
}

extension RemoteItem {
    /// Its name, and an id's last part: people type either.
    fileprivate var otherNames: [String] {
        [name, id.split(separator: "/").last.map(String.init)].compactMap { $0 }
    }

    fileprivate var description: String {
        [name == id ? nil : name, detail.isEmpty ? nil : detail].compactMap { $0 }.joined(separator: "  ")
    }
}
