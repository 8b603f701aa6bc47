import SevenBridgesData

/// Volumes: connecting, changing and disconnecting buckets, and looking into them.
enum VolumeRoutes {
    static let all: [Route] = [
        .get("storage/volumes", list),
        .post("storage/volumes", create),
        .get("storage/volumes/{owner}/{name}", detail),
        .patch("storage/volumes/{owner}/{name}", update),
        .delete("storage/volumes/{owner}/{name}", delete),
        .get("storage/volumes/{owner}/{name}/list", objects),
        .get("storage/volumes/{owner}/{name}/object", object),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let volumes = world.volumes.filter { world.permissions(of: call.caller, on: $0) != nil }
        return try call.page(of: volumes, reduced: Volume.reducedFields) { $0.record(call) }
    }

    private static func create(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        if body["service"]?["type"].stringValue?.lowercased() == "azure" {
            try call.requireAdvanceAccess()
        }
        return .created(show(try world.createVolume(body, for: call.caller), call))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        .ok(show(try world.volume(call.volumeID, for: call.caller), call))
    }

    private static func update(_ call: Call, _ world: inout World) throws -> Reply {
        let volume = try world.volume(call.volumeID, for: call.caller, needing: .admin)
        let isForced = try call.query.flag("force") ?? false
        return .ok(show(try world.change(volume, try call.object(), isForced: isForced), call))
    }

    private static func delete(_ call: Call, _ world: inout World) throws -> Reply {
        try world.remove(try world.volume(call.volumeID, for: call.caller, needing: .admin))
        return .noContent
    }

    private static func show(_ volume: Volume, _ call: Call) -> Value {
        FieldSelector(call.query["fields"]).apply(to: volume.record(call))
    }
}

// Objects
extension VolumeRoutes {
    /// One level below a prefix. The list has no total; only the page after this one is linked, by a token.
    private static func objects(_ call: Call, _ world: inout World) throws -> Reply {
        let volume = try world.volume(call.volumeID, for: call.caller)
        let prefix = call.query["prefix"] ?? ""
        let start = try call.query["continuation_token"].map(KeyToken.key)
        let entries = try world.entries(of: volume, below: prefix).drop { entry in
            start.map { !BucketEntry.precedes($0, entry.key) } ?? false
        }
        let limit = try Window(call.query).limit
        let page = entries.prefix(limit)
        return .ok(try reply(Array(page), isLast: page.count == entries.count, of: volume, call, world))
    }

    private static func reply(
        _ page: [BucketEntry], isLast: Bool, of volume: Volume, _ call: Call, _ world: World
    ) throws -> Value {
        var items: [Record] = []
        var prefixes: [Value] = []
        for entry in page {
            switch entry {
            case .object(let object): items.append(try record(object, of: volume, call, world))
            case .prefix(let key):
                prefixes.append(show(prefix: volume.location(ofKey: key), of: volume, call))
            }
        }
        var links: [Value] = []
        if !isLast, let last = page.last {
            let query = call.query.setting("continuation_token", to: KeyToken.text(after: last.key))
            links = [["next": .string(call.url(with: query))]]
        }
        return [
            "href": .string(call.url(with: call.query)),
            "items": .list(FieldSelector(call.query["fields"]).apply(to: items)),
            "prefixes": .list(prefixes), "links": .list(links),
        ]
    }

    private static func object(_ call: Call, _ world: inout World) throws -> Reply {
        let volume = try world.volume(call.volumeID, for: call.caller)
        guard let location = call.query["location"], !location.isEmpty else {
            throw PlatformError.transferInvalid.saying("'location' is missing.")
        }
        guard let object = try world.object(at: location, of: volume) else {
            throw PlatformError.jobLocationMissing
        }
        return .ok(.record(try record(object, of: volume, call, world)))
    }

    private static func record(
        _ object: BucketObject, of volume: Volume, _ call: Call, _ world: World
    ) throws -> Record {
        let location = volume.location(ofKey: object.key)
        let href = call.href("storage/volumes/\(volume.id)/object") + Query([("location", location)]).text
        return Record(
            shape: objectShape,
            values: [
                .string(href), .string(location), .string(volume.id), .string(volume.service.kind.rawValue),
                [
                    "size": .int(object.content.size),
                    "etag": .string("\"\(try world.buckets.tag(of: object.content))\""),
                    "last_modified": .string(object.storedOn.wholeSeconds),
                ],
            ])
    }

    private static let objectShape = Shape(["href", "location", "volume", "type", "metadata"])

    private static func show(prefix: String, of volume: Volume, _ call: Call) -> Value {
        let href = call.href("storage/volumes/\(volume.id)/list") + Query([("prefix", prefix)]).text
        return ["href": .string(href), "prefix": .string(prefix), "volume": .string(volume.id)]
    }
}

extension Call {
    /// The volume that a path names by its owner and name.
    var volumeID: String { "\(self["owner"])/\(self["name"])" }
}

/// The tokens by which a list of objects goes on: the last key shown, written so that nobody relies on it.
enum KeyToken {
    static func text(after key: String) -> String {
        hex(key.utf8.map { $0 ^ 0x5a })
    }

    static func key(_ token: String) throws -> String {
        let digits = token.compactMap(\.hexDigitValue)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { index in
            UInt8(digits[index] << 4 | digits[index + 1]) ^ 0x5a
        }
        guard digits.count == token.count, digits.count.isMultiple(of: 2),
            let key = String(validating: bytes, as: UTF8.self)
        else { throw PlatformError.transferInvalid.saying("The continuation token is not valid.") }
        return key
    }
}
