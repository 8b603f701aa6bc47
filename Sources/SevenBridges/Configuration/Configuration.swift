/// Which API to ask, as whom, and by which way.
public struct Configuration: Sendable {
    /// The API's address.
    public var endpoint: Endpoint
    /// The account's token; sent to the endpoint only.
    public var token: Token
    /// Whether previews of new features are asked for. Default: false.
    public var wantsAdvanceAccess: Bool
    /// The proxies to go through. Default: none.
    public var proxies: ProxySettings
    /// Where the endpoint and the token come from.
    public var source: Source
    /// What should be put right about the configuration.
    public var warnings: [ConfigurationWarning]

    /// Where an endpoint and a token come from.
    public enum Source: Hashable, Sendable {
        case explicit
        case environment
        case profile(String)
    }

    /// An endpoint and a token that are given explicitly.
    public init(
        endpoint: Endpoint, token: Token, wantsAdvanceAccess: Bool = false,
        proxies: ProxySettings = ProxySettings(),
        source: Source = .explicit, warnings: [ConfigurationWarning] = []
    ) throws {
        guard token.isSendable else {
            throw ConfigurationError(
                .invalidToken,
                "the token for \(endpoint.host) is empty or has characters that no token has; copy it anew"
                    + (endpoint.tokenPage.map { " from \($0)" } ?? ""))
        }
        self.endpoint = endpoint
        self.token = token
        self.wantsAdvanceAccess = wantsAdvanceAccess
        self.proxies = proxies
        self.source = source
        self.warnings = warnings
    }
}

extension Configuration: CustomStringConvertible {
    /// The endpoint and where it comes from.
    public var description: String {
        switch source {
        case .explicit: "\(endpoint)"
        case .environment: "\(endpoint) (from the environment)"
        case .profile(let name): "\(endpoint) (profile \(name))"
        }
    }
}
