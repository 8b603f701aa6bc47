package import CurlTransport
internal import SevenBridgesData

/// The address of a file's bytes in storage, valid for a while and for whoever holds it: a secret.
public struct SignedURL: Hashable, Sendable {
    /// The whole address, signature included.
    package let url: String

    package init(_ url: String) {
        self.url = url
    }
}

extension SignedURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address without its query, which is the signature.
    public var description: String { url.prefix { $0 != "?" } + (url.contains("?") ? "?…" : "") }
    /// The address without its query.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Client {
    /// Opens a signed address for reading, from storage: no token, no API header. Any status is a normal result.
    ///
    /// The range is of bytes, its end excluded; a server may ignore it and answer 200 with everything.
    package func open(_ address: SignedURL, range: Range<Int>? = nil) async throws -> HTTPResponse {
        var request = HTTPRequest(.get, address.url)
        request.headers = ["User-Agent": "sbsh/\(clientVersion)"]
        if let range { request.headers["Range"] = "bytes=\(range.lowerBound)-\(range.upperBound - 1)" }
        request.acceptsCompression = false
        request.redirects = .follow(limit: 5)
        return try await exchange(Departure(request: request, isRead: true, isRepeatable: true), address)
    }

    /// Sends bytes to a signed address: no token, no API header but those given. Any status is a normal result.
    ///
    /// A dry run refuses it, as it does all that changes something.
    package func store(
        _ body: HTTPRequest.Body, at address: SignedURL, method: HTTPMethod = .put, headers: HTTPHeaders = [:]
    ) async throws -> HTTPResponse {
        var request = HTTPRequest(method, address.url, headers: headers, body: body)
        request.headers["User-Agent"] = "sbsh/\(clientVersion)"
        let departure = Departure(request: request, isRead: false, isRepeatable: method.isIdempotent)
        return try await exchange(departure, address)
    }

    private func exchange(_ departure: Departure, _ address: SignedURL) async throws -> HTTPResponse {
        var departure = departure
        departure.isStorage = true
        departure.path = address.description
        let start = ContinuousClock.now
        do {
            let response = try await depart(departure)
            tell(
                departure,
                .response(
                    TraceEvent.Response(
                        status: response.status, headers: Masking(configuration).headers(response.headers),
                        requestID: nil, duration: start.duration(to: .now))))
            return response
        } catch let error as TransportError {
            if error.code == .cancelled { throw CancellationError() }
            tell(departure, .failure(error.description))
            throw APIError(error)
        }
    }
}
