import SevenBridgesData

/// Uploading a file in parts.
enum UploadRoutes {
    static let all: [Route] = [
        .get("upload/multipart", list),
        .post("upload/multipart", begin),
        .get("upload/multipart/{id}", detail),
        .post("upload/multipart/{id}", reportMany),
        .delete("upload/multipart/{id}", abort),
        .get("upload/multipart/{id}/part/{number}", partURL),
        .post("upload/multipart/{id}/part", report),
        .post("upload/multipart/{id}/complete", complete),
    ]

    private static func list(_ call: Call, _ world: inout World) throws -> Reply {
        let uploads = world.uploads.inOrder.filter { $0.owner == call.caller }
        return try call.page(of: uploads, reduced: nil) { $0.summary(call) }
    }

    private static func begin(_ call: Call, _ world: inout World) throws -> Reply {
        let body = try call.object()
        guard let name = try body.text("name"), File.isName(name) else {
            throw PlatformError.uploadInvalid.saying("'name' is missing, or no name of a file.")
        }
        let plan = try UploadPlan(
            size: try number("size", in: body), partSize: try number("part_size", in: body))
        let upload = try world.beginUpload(
            named: name, to: try destination(body, call, world), plan: plan,
            md5: try body.text("md5"), overwrites: try call.query.flag("overwrite") ?? false, for: call.caller
        )
        return .ok(.record(upload.record(call)))
    }

    private static func detail(_ call: Call, _ world: inout World) throws -> Reply {
        let upload = try world.upload(call["id"], for: call.caller)
        let parts = world.parts(of: upload).filter { $0.reportedTag != nil }
        var record = upload.record(call)
        record["uploaded_parts_count"] = .int(parts.count)
        if try call.query.flag("list_parts") ?? false { record["parts"] = .list(parts.map(show)) }
        return .ok(.record(record))
    }

    static func partURL(_ call: Call, _ world: inout World) throws -> Reply {
        let upload = try world.upload(call["id"], for: call.caller)
        guard let number = Int(call["number"]), (1...upload.lastPart).contains(number) else {
            throw PlatformError.partNumberInvalid
        }
        let link = call.links.part(number, of: upload.id, baseURL: call.baseURL)
        return .ok([
            "method": "PUT", "url": .string(link.url), "expires": .string(link.expires.wholeSeconds),
            "headers": .record(Record()), "success_codes": [200],
            "report": ["headers": ["ETag"], "body": .null],
        ])
    }

    static func complete(_ call: Call, _ world: inout World) throws -> Reply {
        let upload = try world.upload(call["id"], for: call.caller)
        if !call.body.isNull, call.body.recordValue?.isEmpty == false {
            try report(partsIn: call, of: upload, &world)
        }
        let file = try world.complete(upload)
        var record = file.record(call)
        record["path"] = .string("/Projects/\(world.path(of: file))")
        return .created(.record(record))
    }

    static func abort(_ call: Call, _ world: inout World) throws -> Reply {
        world.abort(try world.upload(call["id"], for: call.caller))
        return .noContent
    }
}

// What clients report
extension UploadRoutes {
    static func report(_ call: Call, _ world: inout World) throws -> Reply {
        let upload = try world.upload(call["id"], for: call.caller)
        try report(call.body, of: upload, &world)
        return .ok(.record(Record()))
    }

    private static func reportMany(_ call: Call, _ world: inout World) throws -> Reply {
        let upload = try world.upload(call["id"], for: call.caller)
        try report(partsIn: call, of: upload, &world)
        return .ok(.record(Record()))
    }

    private static func report(partsIn call: Call, of upload: Upload, _ world: inout World) throws {
        guard let parts = call.body["parts"].listValue else { throw PlatformError.partListInvalid }
        for part in parts { try report(part, of: upload, &world) }
    }

    private static func report(_ part: Value, of upload: Upload, _ world: inout World) throws {
        guard let number = part["part_number"].intValue else { throw PlatformError.partNumberInvalid }
        let headers = part["response"]["headers"].recordValue?.pairs
        guard let tag = headers?.first(where: { $0.key.lowercased() == "etag" })?.value.stringValue else {
            throw PlatformError.partReportInvalid.saying("The report of part \(number) has no ETag.")
        }
        try world.report(part: number, tag: tag, of: upload)
    }

    private static func show(_ part: UploadPart) -> Value {
        [
            "part_number": .int(part.number),
            "response": ["headers": ["ETag": .string(part.reportedTag ?? part.tag)]],
        ]
    }
}

// What a new upload is told
extension UploadRoutes {
    static func number(_ key: String, in body: Record) throws -> Int? {
        guard let value = body[key], !value.isNull else { return nil }
        guard let number = value.intValue else {
            throw PlatformError.uploadInvalid.saying("'\(key)' must be an integer.")
        }
        return number
    }

    private static func destination(_ body: Record, _ call: Call, _ world: World) throws -> File {
        do {
            return try world.destination(body, for: call.caller)
        } catch let error as PlatformError where error.code == PlatformError.projectForbidden.code {
            throw PlatformError.uploadForbidden
        } catch let error as PlatformError where error.code == PlatformError.projectIDMalformed.code {
            throw PlatformError.uploadProjectMalformed
        }
    }
}
