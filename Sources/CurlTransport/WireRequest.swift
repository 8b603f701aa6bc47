/// A request that has been found fit to send, in the form in which libcurl takes it.
struct WireRequest: Sendable {
    let url: RequestURL
    let method: HTTPMethod
    /// The header, credentials included, one `Name: value` each.
    let headerLines: [String]
    let body: HTTPRequest.Body
    let connect: Duration
    let stall: Duration?
    let deadline: ContinuousClock.Instant?
    let acceptsCompression: Bool
    let allowsHTTP2: Bool
    /// The proxy to ask; empty means none.
    let proxy: String
    let noProxy: String

    /// Checks `request`, to be done by `deadline`.
    init(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant?, proxy: CurlTransport.Proxy?
    ) throws(TransportError) {
        url = try RequestURL(request.url)
        method = request.method
        body = request.body
        connect = request.timeouts.connect
        stall = request.timeouts.stall
        self.deadline = deadline
        acceptsCompression = request.acceptsCompression
        allowsHTTP2 = request.allowsHTTP2
        self.proxy = try proxy?.address(for: url) ?? ""
        noProxy = proxy?.bypass.joined(separator: ",") ?? ""
        do throws(TransportError) {
            headerLines = try Self.lines(for: request)
        } catch {
            throw TransportError(.invalidRequest, at: url, message: error.message)
        }
    }

    /// What no message may repeat.
    var secrets: [String] {
        url.secrets
            + headerLines.compactMap { $0.split(separator: ":", maxSplits: 1).last?.dropFirst() }.map(
                String.init
            )
            .filter { $0.utf8.count > 3 }
    }
}

/// Fields that follow from the request itself: given twice, they would let two servers read two different requests.
private let ownFields = ["Content-Length", "Transfer-Encoding", "Host", "Connection"]

extension WireRequest {
    private static func lines(for request: HTTPRequest) throws(TransportError) -> [String] {
        guard isToken(request.method.rawValue) else {
            throw TransportError(.invalidRequest, message: "its method")
        }
        if case .reader(_, let length) = request.body, length < 0 {
            throw TransportError(.invalidRequest, message: "a negative length")
        }
        var lines: [String] = []
        for field in Array(request.headers) + Array(request.credentials) {
            lines.append(try line(for: field))
        }
        return lines + defaults(for: request.headers)
    }

    private static func line(for field: HTTPHeaders.Field) throws(TransportError) -> String {
        guard isToken(field.name) else { throw TransportError(.invalidRequest, message: "a header's name") }
        guard !ownFields.contains(where: { $0.isSameHeaderName(as: field.name) }) else {
            throw TransportError(.invalidRequest, message: "\(field.name) is written by the transport itself")
        }
        guard field.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw TransportError(.invalidRequest, message: "control characters in the value of \(field.name)")
        }
        // To libcurl, "Name:" means to leave the field out, and "Name;" to send it empty.
        return field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
    }

    /// Takes back what libcurl would add: a form's content type, and a second of waiting for "100 Continue".
    private static func defaults(for headers: HTTPHeaders) -> [String] {
        ["Content-Type", "Expect"].filter { headers[$0] == nil }.map { "\($0):" }
    }

    /// Whether this is a `token` of RFC 9110, 5.6.2.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
