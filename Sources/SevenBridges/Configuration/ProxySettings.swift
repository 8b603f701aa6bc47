public import CurlTransport

/// The proxies to go through, by the scheme of what is asked: given explicitly, or by the section `[proxies]` of
/// `~/.sevenbridges/sevenbridges-python/config`, or by `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` in either case.
///
/// An API on this machine (`http://127.0.0.1`) is asked through a proxy only if that is on this machine, too.
/// `sbsh --sandbox` asks its sandbox directly, whatever is configured.
///
/// Descriptions don't show the addresses, which may hold passwords.
public struct ProxySettings: Hashable, Sendable {
    /// The proxy for `http://` addresses, which are on this machine.
    public var http: String?
    /// The proxy for `https://` addresses, which are nearly all.
    public var https: String?
    /// Hosts and domains to reach directly.
    public var bypass: [String]

    /// Proxies given explicitly; none by default.
    public init(http: String? = nil, https: String? = nil, bypass: [String] = []) {
        self.http = http
        self.https = https
        self.bypass = bypass
    }

    /// Whether there is no proxy at all.
    public var isEmpty: Bool { http == nil && https == nil }

    /// The proxies for a transport; nil for none.
    ///
    /// Traffic with storage goes through them as that with the API does.
    public var transportProxy: CurlTransport.Proxy? {
        isEmpty ? nil : CurlTransport.Proxy(http: http, https: https, bypass: bypass)
    }
}

extension ProxySettings {
    static let variableNames = [
        "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy",
    ]

    /// The environment's proxies.
    ///
    /// `HTTP_PROXY` is not the requests' own word in a CGI program, but we never run as one.
    init(environment: Surroundings) {
        func either(_ name: String) -> String? {
            environment.variable(name) ?? environment.variable(name.lowercased())
        }
        self.init(
            http: either("HTTP_PROXY"), https: either("HTTPS_PROXY"),
            bypass: either("NO_PROXY")?.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty } ?? [])
    }

    /// The proxies of a `[proxies]` section.
    init(section: [String: String]) {
        func value(_ key: String) -> String? { section[key].flatMap { $0.isEmpty ? nil : $0 } }
        self.init(http: value("http_proxy"), https: value("https_proxy"))
    }

    /// These proxies, and for a scheme without one the other's.
    func completed(by other: ProxySettings) -> ProxySettings {
        ProxySettings(
            http: http ?? other.http, https: https ?? other.https,
            bypass: bypass.isEmpty ? other.bypass : bypass)
    }
}

extension ProxySettings: CustomStringConvertible, CustomReflectable {
    /// Which schemes have a proxy, without addresses.
    public var description: String {
        let schemes = [http.map { _ in "http" }, https.map { _ in "https" }].compactMap { $0 }
        return schemes.isEmpty ? "no proxy" : "a proxy for \(schemes.joined(separator: " and "))"
    }

    /// The bypassed hosts only.
    public var customMirror: Mirror { Mirror(self, children: ["bypass": bypass]) }
}
