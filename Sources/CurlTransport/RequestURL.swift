internal import CCurl

/// An address that may be requested: https anywhere, http on this machine only.
///
/// It is read by libcurl's own parser, so what is judged here is what will be contacted.
struct RequestURL: Hashable, Sendable {
    enum Scheme: String, Sendable {
        case http, https
    }

    /// Where credentials are at home: they never leave it.
    struct Origin: Hashable, Sendable {
        let scheme: Scheme
        let host: String
        let port: Int
    }

    let text: String
    let scheme: Scheme
    /// In lower case and without the brackets of IPv6.
    let host: String
    let port: Int
    private let path: String
    private let query: String?

    init(_ text: String) throws(TransportError) {
        try self.init(CurlURL.parse(text, flags: CURLU_PATH_AS_IS | CURLU_DISALLOW_USER), text: text)
    }

    var origin: Origin { Origin(scheme: scheme, host: host, port: port) }

    var isLoopback: Bool { isLoopbackHost(host) }

    /// The address that `reference`, such as a `Location` field, means when this one is the base.
    func resolving(_ reference: String) throws(TransportError) -> RequestURL {
        let base = try CurlURL.parse(text, flags: CURLU_PATH_AS_IS)
        try base.follow(reference)
        return try RequestURL(base.part(CURLUPART_URL))
    }

    /// The address for people: no query, which may be a signature.
    var masked: String {
        let name = host.contains(":") ? "[\(host)]" : host
        let isDefaultPort = port == (scheme == .https ? 443 : 80)
        return "\(scheme)://\(name)\(isDefaultPort ? "" : ":\(port)")\(path)\(query == nil ? "" : "?…")"
    }

    /// What no message may repeat.
    var secrets: [String] { [path, query ?? ""].filter { $0.utf8.count > 1 } }
}

extension RequestURL {
    private init(_ url: borrowing CurlURL, text: String) throws(TransportError) {
        guard let scheme = Scheme(rawValue: try url.part(CURLUPART_SCHEME)) else {
            throw TransportError(.invalidURL, message: "not an https:// address")
        }
        guard let port = Int(try url.part(CURLUPART_PORT, flags: CURLU_DEFAULT_PORT)) else {
            throw TransportError(.invalidURL, message: "no port")
        }
        self.text = text
        self.scheme = scheme
        self.port = port
        host = try url.part(CURLUPART_HOST).lowercased().trimmingBrackets
        path = try url.part(CURLUPART_PATH)
        query = try? url.part(CURLUPART_QUERY)
        guard scheme == .https || isLoopback else { throw TransportError(.insecureURL, at: self) }
    }
}

/// Whether a host, or an address, is this machine: 127.0.0.0/8, ::1 and `localhost`, as written; nothing is looked up.
func isLoopbackHost(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
}

extension String {
    fileprivate var trimmingBrackets: String {
        hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
    }
}
