import SevenBridgesData

/// What is in a project or a folder: one level, by pages or by continuation tokens.
enum FileListRoutes {
    static let all: [Route] = [
        .get("files", list),
        .get("files/scroll", scroll),
        .get("files/{id}/list", listFolder),
        .get("files/{id}/scroll", scrollFolder),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let files = try requestedFiles(call, world)
        return try page(of: FileFilter(call.query).apply(to: files, world), call, world)
    }

    private static func listFolder(_ call: Call, _ world: inout World) throws -> Reply {
        let folder = try world.folder(call["id"], for: call.caller)
        return try page(of: world.childIDs(of: folder.id), call, world)
    }

    /// A page of files by their ids; only those on it are looked at, however many there are.
    private static func page(of ids: [String], _ call: Call, _ world: World) throws -> Reply {
        try call.page(of: ids, reduced: File.reducedFields) { world.files[$0]?.record(call) }
    }

    private static func scroll(_ call: Call, _ world: inout World) throws -> Reply {
        try requireScroll(call)
        let folder = try requestedFolder(call, world)
        let files = FileFilter(call.query).apply(to: world.childIDs(of: folder), world)
        return try scroll(files, call, world)
    }

    private static func scrollFolder(_ call: Call, _ world: inout World) throws -> Reply {
        try requireScroll(call)
        let folder = try world.folder(call["id"], for: call.caller)
        return try scroll(world.childIDs(of: folder.id), call, world)
    }
}

extension FileListRoutes {
    /// The ids of the files of the folder, project or dataset that the query names, in their order.
    private static func requestedFiles(_ call: Call, _ world: World) throws -> [String] {
        guard let id = call.query["dataset"] else {
            return world.childIDs(of: try requestedFolder(call, world))
        }
        try call.requireAdvanceAccess()
        guard call.query["parent"] == nil, call.query["project"] == nil else {
            throw PlatformError.parentAndProject
        }
        let dataset = try world.dataset(id, for: call.caller)
        return dataset.files.compactMap { world.files[$0] }.sorted { $0.position < $1.position }
            .map(\.id)
    }

    /// The id of the folder that the query names, directly or by its project.
    private static func requestedFolder(_ call: Call, _ world: World) throws -> String {
        switch (call.query["parent"], call.query["project"]) {
        case (nil, nil): throw PlatformError.parentOrProjectRequired
        case (.some, .some): throw PlatformError.parentAndProject
        case (let parent?, nil): return try world.folder(parent, for: call.caller).id
        case (nil, let text?):
            guard let id = ProjectID(text) else { throw PlatformError.projectParameterMalformed }
            return try world.project(id, for: call.caller).rootFolder
        }
    }

    private static func requireScroll(_ call: Call) throws {
        try call.requireAdvanceAccess()
        guard call.query["offset"] == nil, call.query.groups(prefix: "metadata.").isEmpty else {
            throw PlatformError.fileRequestInvalid.saying(
                "A continuation token can't be combined with an offset or a metadata filter.")
        }
    }

    /// The files after the one that the token stands for; the last page has no link to a next one.
    private static func scroll(_ ids: [String], _ call: Call, _ world: World) throws -> Reply {
        let token = call.query["token"] ?? ContinuationToken.initial
        guard let start = ContinuationToken.position(in: token) else {
            throw PlatformError.fileRequestInvalid.saying("The continuation token is not valid.")
        }
        let limit = try Window(call.query).limit
        let rest = ids[firstIndex(of: ids, after: start, world)...]
        let items = rest.prefix(limit).compactMap { world.files[$0] }
        var links: [Value] = []
        if let last = items.last, rest.count > limit {
            let query = call.query.setting("token", to: ContinuationToken.text(after: last.position))
            links.append(call.link("next", to: call.url(with: query)))
        }
        return call.listing(
            items.map { $0.record(call) }, reduced: File.reducedFields, href: call.url(with: call.query),
            links: links, total: ids.count)
    }

    /// Where in a list, which goes by position, the first file after a position is.
    private static func firstIndex(of ids: [String], after position: Int, _ world: World) -> Int {
        var range = 0..<ids.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let isAfter = world.files[ids[middle]].map { $0.position > position } ?? false
            range = isAfter ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }
}
