import Hummingbird
import SevenBridgesData

/// The storage behind the API: serves the bytes of files and takes those of parts by signed URLs, as S3 does, and
/// refuses the API's token.
struct ObjectStorage: Sendable {
    private static let chunkSize = 256 << 10

    let world: SharedWorld
    private let links: SignedLinks
    let blobs: BlobFolder
    private let tags = EntityTags()

    init(world: SharedWorld, links: SignedLinks, blobs: BlobFolder) {
        self.world = world
        self.links = links
        self.blobs = blobs
    }

    /// Answers a request; its mistakes become XML.
    func respond(to request: Request) async -> Response {
        do {
            return try await answer(request)
        } catch let error as StorageError {
            return failure(error, isHead: request.method == .head)
        } catch {
            return failure(.internalError, isHead: request.method == .head)
        }
    }
}

extension ObjectStorage {
    private func answer(_ request: Request) async throws -> Response {
        guard request.headers["X-SBG-Auth-Token"] == nil, request.headers["Authorization"] == nil else {
            throw StorageError.twoCredentials
        }
        guard let query = Query(parsing: request.uri.query ?? "") else {
            throw StorageError.accessDenied("Access Denied")
        }
        let object = String(request.uri.path.dropFirst(SignedLinks.prefix.count))
        switch request.method {
        case .get, .head:
            try links.check("GET", object, query)
            return try read(object, query, request)
        case .put:
            try links.check("PUT", object, query)
            return try await receive(query, request)
        default: throw StorageError.methodNotAllowed
        }
    }

    private func read(_ object: String, _ query: Query, _ request: Request) throws -> Response {
        guard let file = try world.access({ $0.files[object] }), let content = file.content else {
            throw StorageError.noSuchKey
        }
        if case .local(let local) = content, !local.isThere(blobs) { throw StorageError.noSuchKey }
        let response = try response(content, of: file, query: query, to: request)
        if let username = links.username(query), let size = response.body.contentLength, size > 0 {
            try world.access { $0.noteEgress(size, of: file.project, by: username) }
        }
        return response
    }

    private func response(_ content: Content, of file: File, query: Query, to request: Request) throws
        -> Response
    {
        let tag = "\"\(try tags.tag(of: content, blobs: blobs))\""
        var headers = headers(query)
        headers["ETag"] = tag
        headers["Last-Modified"] = file.createdOn.httpDate
        headers["Accept-Ranges"] = "bytes"
        let isSameVersion = request.headers["If-Range"] ?? tag == tag
        switch ByteRange(isSameVersion ? request.headers["Range"] : nil, size: content.size) {
        case .unsatisfiable: throw StorageError.invalidRange(size: content.size)
        case .whole:
            return body(content, 0..<content.size, status: 200, headers, request)
        case .part(let range):
            headers["Content-Range"] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(content.size)"
            return body(content, range, status: 206, headers, request)
        }
    }

    /// The headers that the URL itself asks for.
    private func headers(_ query: Query) -> HTTPFields {
        var headers = HTTPFields()
        headers["x-amz-request-id"] = RandomText.hex(16)
        headers["Content-Type"] = query["response-content-type"]
        headers["Content-Disposition"] = query["response-content-disposition"]
        return headers
    }

    /// The bytes, made while they are sent; for HEAD only their number.
    private func body(
        _ content: Content, _ range: Range<Int>, status: Int, _ headers: HTTPFields, _ request: Request
    ) -> Response {
        var headers = headers
        headers["Content-Length"] = String(range.count)
        guard request.method == .get else { return Response(status: .init(code: status), headers: headers) }
        let body = ResponseBody(contentLength: range.count) { writer in
            for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.chunkSize) {
                let end = start + min(Self.chunkSize, range.upperBound - start)
                try await writer.write(ByteBuffer(bytes: content.bytes(in: start..<end, blobs: blobs)))
            }
            try await writer.finish(nil)
        }
        return Response(status: .init(code: status), headers: headers, body: body)
    }

    private func failure(_ error: StorageError, isHead: Bool) -> Response {
        let requestID = RandomText.hex(16)
        var headers = HTTPFields()
        headers["x-amz-request-id"] = requestID
        headers["Content-Type"] = "application/xml"
        if let size = error.objectSize { headers["Content-Range"] = "bytes */\(size)" }
        let body = ByteBuffer(string: isHead ? "" : error.xml(requestID: requestID))
        return Response(
            status: .init(code: error.status), headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
