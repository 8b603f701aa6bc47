import SevenBridges
import SevenBridgesData

/// The request that answers a question: the first page of a list, with no more of each item than is shown.
struct PlatformList {
    let client: Client
    let query: RemoteQuery

    /// The page as items, and whether it is all there is; `knownFolder` tells the ids of folders that are known.
    func page(knownFolder: (String) -> String?) async throws -> (items: [RemoteItem], isComplete: Bool) {
        guard let type = Catalog.type(named: query.type), let list = type.list else { return ([], true) }
        var arguments = Arguments()
        for (name, value) in query.arguments { arguments[name] = .string(value) }
        if let folder = query.folder { try await bind(folder, to: &arguments, knownFolder) }
        if !query.text.isEmpty, let filter = type.nameFilter { arguments[filter] = .string(query.text) }
        if list.fields != nil { arguments["fields"] = .list(type.shownProperties.map { .string($0) }) }
        arguments["limit"] = .int(PagedSequence.pageSize)
        let page = try await type.pages(in: client, arguments).page()
        return (page.items.compactMap(type.item), !page.hasNext)
    }

    /// A project's top level, or a folder in it.
    private func bind(
        _ folder: String, to arguments: inout Arguments, _ knownFolder: (String) -> String?
    ) async throws {
        let isProject = folder.split(separator: "/").count <= 2
        if isProject {
            arguments["project"] = .string(try await client.resolve(folder, as: Project.type.name))
        } else if let id = knownFolder(folder) {
            arguments["parent"] = .string(id)
        } else {
            arguments["parent"] = .string(try await client.resolve(folder, as: "folder"))
        }
    }
}

extension ResourceType {
    /// The filter that finds names which contain a text.
    var nameFilter: String? {
        list?.filters.first { $0.property == "name" && $0.answers.contains(.contains) }?.parameter.name
    }

    /// What a candidate shows: id, name, and what a table shows.
    fileprivate var shownProperties: [String] {
        let wanted = [idProperty, "name", "type"] + defaultColumns
        var seen: Set<String> = []
        return wanted.filter { property($0) != nil && seen.insert($0).inserted }
    }

    /// A record as a candidate: what stands in a table beside its name makes the detail.
    fileprivate func item(_ record: Record) -> RemoteItem? {
        guard let id = record[idProperty]?.stringValue ?? Value.record(record).resourceID else { return nil }
        let isFolder = hasPaths && record["type"]?.stringValue?.lowercased() == "folder"
        let details = defaultColumns.compactMap { column in
            property(column).flatMap { $0.detail(record[column]) }
        }
        return RemoteItem(
            id: id, name: record["name"]?.stringValue,
            detail: isFolder ? "" : details.prefix(2).joined(separator: "  "), isFolder: isFolder)
    }
}

extension Property {
    /// A value in a few words, of properties that tell one object from another: sizes, states, dates.
    fileprivate func detail(_ value: Value?) -> String? {
        switch value {
        case .int(let bytes) where unit == .bytes: ByteCount(bytes).description
        case .string(let text) where !words.isEmpty && !words.contains("file"): text
        case .date(let date): date.iso8601Day
        default: nil
        }
    }
}
