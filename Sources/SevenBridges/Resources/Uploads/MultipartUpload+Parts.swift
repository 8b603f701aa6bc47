internal import SevenBridgesData

extension MultipartUpload {
    /// Where uploads of files are begun.
    static let path = ["upload", "multipart"]

    /// A part whose bytes are in storage, and what storage said of it.
    public struct ReportedPart: Hashable, Sendable {
        /// The number of the part, from 1.
        public var number: Int
        /// The header fields of storage's answer that were asked for, `ETag` for one.
        public var headers: [String: String]

        /// A part and what storage said of it.
        public init(number: Int, headers: [String: String]) {
            self.number = number
            self.headers = headers
        }

        fileprivate var body: Value {
            let told = Record(headers.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
            return ["part_number": .int(number), "response": ["headers": .record(told)]]
        }
    }

    /// Reports several parts in one request, `POST {upload}`; reporting twice does no harm.
    public func report(_ parts: [ReportedPart]) async throws {
        var call = APICall.post(path + [id], body: ["parts": .list(parts.map(\.body))])
        call.isHarmlessTwice = true
        _ = try await client.send(call)
    }

    /// Reports these parts and completes the upload of a file, `POST {upload}/complete`.
    public func completeFile(reporting parts: [ReportedPart] = []) async throws -> File {
        let body: Value = parts.isEmpty ? .null : ["parts": .list(parts.map(\.body))]
        return try await File(client.send(.post(path + [id, "complete"], body: body)), client)
    }
}
