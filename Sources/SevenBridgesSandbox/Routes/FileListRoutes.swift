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
        let filter = FileFilter(call.query)
        let files = try requestedFiles(call, world).filter(filter.matches)
        return try call.page(of: files, reduced: File.reducedFields) { $0.record(call) }
    }

    private static func listFolder(_ call: Call, _ world: inout World) throws -> Reply {
        let folder = try world.folder(call["id"], for: call.caller)
        return try call.page(of: world.children(of: folder.id), reduced: File.reducedFields) {
            $0.record(call)
        }
    }

    private static func scroll(_ call: Call, _ world: inout World) throws -> Reply {
        try requireScroll(call)
        let folder = try requestedFolder(call, world)
        let filter = FileFilter(call.query)
        return try scroll(world.children(of: folder).filter(filter.matches), call)
    }

    private static func scrollFolder(_ call: Call, _ world: inout World) throws -> Reply {
        try requireScroll(call)
        let folder = try world.folder(call["id"], for: call.caller)
        return try scroll(world.children(of: folder.id), call)
    }
}

extension FileListRoutes {
    /// The files of the folder, project or dataset that the query names.
    private static func requestedFiles(_ call: Call, _ world: World) throws -> [File] {
        guard let id = call.query["dataset"] else {
            return world.children(of: try requestedFolder(call, world))
        }
        try call.requireAdvanceAccess()
        guard call.query["parent"] == nil, call.query["project"] == nil else {
            throw PlatformError.parentAndProject
        }
        let dataset = try world.dataset(id, for: call.caller)
        return dataset.files.compactMap { world.files[$0] }.sorted { $0.position < $1.position }
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
    private static func scroll(_ files: [File], _ call: Call) throws -> Reply {
        let token = call.query["token"] ?? ContinuationToken.initial
        guard let start = ContinuationToken.position(in: token) else {
            throw PlatformError.fileRequestInvalid.saying("The continuation token is not valid.")
        }
        let limit = try Window(call.query).limit
        let rest = files.filter { $0.position > start }
        let items = rest.prefix(limit)
        var links: [Value] = []
        if let last = items.last, rest.count > limit {
            let query = call.query.setting("token", to: ContinuationToken.text(after: last.position))
            links.append(call.link("next", to: call.url(with: query)))
        }
        return call.listing(
            items.map { $0.record(call) }, reduced: File.reducedFields, href: call.url(with: call.query),
            links: links, total: files.count)
    }
}
