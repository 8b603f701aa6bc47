/// The address of an API, such as `https://api.sbgenomics.com/v2`.
///
/// Encrypted, except on this machine. The token goes to this scheme, host and port only.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// The whole address, without a trailing slash.
    public let url: String
    /// The host in lower case, without a port.
    public let host: String
    /// Scheme, host and port: what precedes the path.
    let origin: String
    /// The path without a trailing slash, such as `/v2`.
    let path: String

    /// Reads an address.
    public init(_ text: String) throws {
        let text = text.trimmed
        guard let separator = text.firstRange(of: "://") else { throw Self.invalid(text) }
        let scheme = text[..<separator.lowerBound].lowercased()
        let rest = text[separator.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        guard ["http", "https"].contains(scheme), let host = Self.host(of: authority),
            !rest.contains(where: { "?#\\@".contains($0) || $0.isWhitespace })
        else { throw Self.invalid(text) }
        guard scheme == "https" || Self.isLoopback(host) else {
            throw ConfigurationError(
                .insecureEndpoint,
                "the API address \(text) is not encrypted; write https:// instead of http://")
        }
        var path = rest[authority.endIndex...]
        while path.hasSuffix("/") { path.removeLast() }
        origin = "\(scheme)://\(authority.lowercased())"
        self.path = String(path)
        self.host = host
        url = origin + path
    }

    /// The URL.
    public var description: String { url }

    /// Where the owner of an account on this host finds the token, as far as we know the host.
    public var tokenPage: String? {
        Self.tokenPages[host]
    }

    private static let tokenPages = [
        "api.sbgenomics.com": "https://igor.sbgenomics.com/developer",
        "cgc-api.sbgenomics.com": "https://cgc.sbgenomics.com/developer",
        "cavatica-api.sbgenomics.com": "https://cavatica.sbgenomics.com/developer",
    ]

    private static func invalid(_ text: String) -> ConfigurationError {
        // The text is not repeated where it may hold a password.
        let shown = text.contains("@") ? "the API address" : "'\(text)'"
        return ConfigurationError(
            .invalidEndpoint, "\(shown) is not an API address; write one like https://api.sbgenomics.com/v2")
    }

    /// The host of `host:port` or `[::1]:port`, or nil where it is not one.
    private static func host(of authority: Substring) -> String? {
        let isBracketed = authority.hasPrefix("[")
        let end = isBracketed ? authority.firstIndex(of: "]") : authority.firstIndex(of: ":")
        let name = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        guard !name.isEmpty, !isBracketed || end != nil else { return nil }
        let rest = end.map { isBracketed ? authority[$0...].dropFirst() : authority[$0...] } ?? ""
        guard rest.isEmpty || (rest.hasPrefix(":") && UInt16(rest.dropFirst()) != nil) else { return nil }
        return name.lowercased()
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
    }
}

extension StringProtocol {
    /// The first place where the bytes of `text` occur.
    func firstRange(of text: String) -> Range<Index>? {
        let (bytes, wanted) = (utf8, text.utf8)
        guard let first = wanted.first else { return nil }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: first) {
            var (here, there) = (found, wanted.startIndex)
            while here != bytes.endIndex, there != wanted.endIndex, bytes[here] == wanted[there] {
                bytes.formIndex(after: &here)
                wanted.formIndex(after: &there)
            }
            if there == wanted.endIndex { return found..<here }
            start = bytes.index(after: found)
        }
        return nil
    }
}
