internal import CurlTransport
internal import SevenBridgesData

/// Writes down what goes through another transport.
struct RecordingTransport: HTTPTransport {
    /// The longest body that is kept from storage.
    static let bodyLimit = 16 << 20

    let transport: any HTTPTransport
    let file: RecordingFile
    let mask: RecordingMask

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        do {
            return try await recorded(try await transport.send(request), to: request)
        } catch let error as TransportError {
            // What we broke off ourselves says nothing about the server.
            if error.code != .cancelled {
                try note(request, .failure(code: error.code.rawValue, wasSent: error.requestWasSent))
            }
            throw error
        }
    }

    /// The response with its body in memory, noted; one from storage that is too long goes on as it is.
    private func recorded(_ response: HTTPResponse, to request: HTTPRequest) async throws -> HTTPResponse {
        let limit = mask.isAPI(request) ? Reply.sizeLimit : Self.bodyLimit
        let announced = response.headers["Content-Length"].flatMap { Int($0) }
        if let announced, announced > limit, request.method != .head {
            try note(request, response, .omitted(length: announced), failure: nil)
            return response
        }
        var (bytes, failure): ([UInt8], TransportError?) = ([], nil)
        do {
            for try await chunk in response.body {
                guard chunk.count <= limit - bytes.count else { throw Self.tooLong(limit) }
                bytes += chunk
            }
        } catch let error as TransportError {
            failure = error
        }
        if failure?.code == .cancelled { throw CancellationError() }
        try note(request, response, RecordedBody(bytes, masking: mask), failure: failure?.code.rawValue)
        var whole = response
        whole.body = HTTPBody(chunks: bytes.isEmpty ? [] : [bytes], failure: failure)
        return whole
    }

    private func note(
        _ request: HTTPRequest, _ response: HTTPResponse, _ body: RecordedBody, failure: String?
    ) throws {
        let headers = mask.headers(response.headers)
        try note(request, .response(status: response.status, headers: headers, body, failure: failure))
    }

    private func note(_ request: HTTPRequest, _ end: RecordedExchange.End) throws {
        try file.append(RecordedExchange(request, mask, end).value)
    }

    private static func tooLong(_ limit: Int) -> APIError {
        APIError(
            .unusableRecording,
            message:
                "a body from storage of more than \(limit >> 20) MiB can't be recorded; read it without recording"
        )
    }
}

extension RecordedExchange {
    /// A request, its secrets masked, and its end.
    init(_ request: HTTPRequest, _ mask: RecordingMask, _ end: End) {
        method = request.method.rawValue
        target = mask.target(of: request)
        range = request.headers["Range"]
        switch request.body {
        case .none: sent = .none
        case .bytes(let bytes):
            sent = mask.isAPI(request) ? RecordedBody(bytes, masking: mask) : .omitted(length: bytes.count)
        case .reader(_, let length): sent = .omitted(length: length)
        }
        self.end = end
    }
}
