package import CurlTransport
public import SevenBridgesData

/// An upload in parts that the platform has begun: for each part an address is asked for, its bytes go to storage, and
/// what storage said is reported; then the upload is completed.
///
/// Files are uploaded below `/upload/multipart`, packages of automations below `/automation/upload`.
public struct MultipartUpload: Sendable {
    /// The id of the upload.
    public let id: String
    /// The size of each part but the last, in bytes, as the platform wants it.
    public let partSize: Int
    /// Whether parts may be sent at the same time.
    public let isParallel: Bool
    /// All that the platform said when it began the upload.
    public let record: Record
    let client: Client
    let path: [String]

    /// The upload that an answer tells of; `path` is where it was begun.
    init(_ record: Record, at path: [String], _ client: Client) throws {
        guard let id = record["upload_id"]?.stringValue ?? record["id"]?.stringValue, !id.isEmpty else {
            throw APIError.unexpectedForm("an upload without 'upload_id'")
        }
        guard let partSize = record["part_size"]?.intValue, partSize > 0 else {
            throw APIError.unexpectedForm("an upload without 'part_size'")
        }
        self.id = id
        self.partSize = partSize
        isParallel = record["parallel_uploads"]?.boolValue ?? true
        self.record = record
        self.path = path
        self.client = client
    }
}

extension MultipartUpload {
    /// How the bytes of one part are to be sent to storage.
    public struct Part: Sendable {
        /// The number of the part, from 1.
        public let number: Int
        /// Where the bytes go; a secret.
        public let address: SignedURL
        /// When the address ceases to be valid; nil where the platform doesn't say.
        public let expires: Timestamp?
        /// What to do there.
        package let method: HTTPMethod
        /// Header fields to be sent as they are.
        package let headers: HTTPHeaders
        /// The statuses that mean success.
        package let successCodes: [Int]
        /// The header fields of the answer that are reported.
        package let reportedHeaders: [String]
    }

    /// Asks where the bytes of a part go, `GET {upload}/part/{number}`.
    public func part(_ number: Int) async throws -> Part {
        let answer = try await client.send(.get(path + [id, "part", "\(number)"])).record()
        guard let url = answer["url"]?.stringValue, !url.isEmpty else {
            throw APIError.unexpectedForm("no address to upload to")
        }
        var headers: HTTPHeaders = [:]
        for (name, value) in (answer["headers"]?.recordValue ?? Record()).pairs {
            headers[name] = value.plainText
        }
        let codes = (answer["success_codes"]?.listValue ?? []).compactMap(\.intValue)
        return Part(
            number: number, address: SignedURL(url), expires: answer["expires"]?.moment,
            method: HTTPMethod(rawValue: answer["method"]?.stringValue ?? "PUT"), headers: headers,
            successCodes: codes.isEmpty ? [200] : codes,
            reportedHeaders: [String](answer["report"]?["headers"] ?? .null) ?? ["ETag"])
    }

    /// Reports what storage answered for a part, `POST {upload}/part`; reporting twice does no harm.
    public func report(_ number: Int, headers: [String: String]) async throws {
        let told = Record(headers.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        var call = APICall.post(
            path + [id, "part"],
            body: ["part_number": .int(number), "response": ["headers": .record(told)]])
        call.isHarmlessTwice = true
        _ = try await client.send(call)
    }

    /// Completes the upload, whose parts must all be reported, and gives back what became of it.
    ///
    /// `POST {upload}/complete`; a record with at least `id` and `name`.
    public func complete() async throws -> Record {
        try await client.send(.post(path + [id, "complete"])).record()
    }

    /// Gives the upload up, `DELETE {upload}`: what was sent is thrown away.
    public func abort() async throws {
        _ = try await client.send(.delete(path + [id]))
    }
}

extension Resources<AutomationPackage> {
    /// Begins to upload the file of a package, `POST /automation/upload`; sizes are in bytes.
    ///
    /// The file that comes of it is the `location` of the new package.
    public func startUpload(
        name: String, size: Int, automation: String, partSize: Int = 32 << 20
    ) async throws -> MultipartUpload {
        guard size > 0 else { throw APIError.invalidArgument("'\(name)' is empty, and no package") }
        guard partSize > 0 else { throw APIError.invalidArgument("a part has at least one byte") }
        let body: Value = [
            "name": .string(name), "size": .int(size), "automation_id": .string(automation),
            "part_size": .int(partSize),
        ]
        let path = ["automation", "upload"]
        return try MultipartUpload(try await client.send(.post(path, body: body)).record(), at: path, client)
    }
}
