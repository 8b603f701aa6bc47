extension Configuration {
    /// Finds the configuration as the official client does.
    ///
    /// In this order: `endpoint` and `token` together; the `profile` asked for; for an `endpoint` alone, the account
    /// that was configured for that host; the environment's `SB_API_ENDPOINT` and `SB_AUTH_TOKEN`, if neither is empty;
    /// the profile `default`. Explicit proxies come before those of the configuration file, then the environment's.
    public static func load(
        endpoint: String? = nil, token: Token? = nil, profile: String? = nil,
        proxies: ProxySettings = ProxySettings(),
        advanceAccess: Bool? = nil, from surroundings: Surroundings = .process
    ) throws -> Configuration {
        var found = try account(endpoint, token, profile, surroundings)
        let settings = try ClientSettings(in: surroundings)
        found.wantsAdvanceAccess =
            advanceAccess ?? (found.wantsAdvanceAccess || settings.wantsAdvanceAccess)
        found.proxies =
            proxies
            .completed(by: settings.proxies)
            .completed(by: ProxySettings(environment: surroundings))
        return found
    }

    private static func account(
        _ endpoint: String?, _ token: Token?, _ profile: String?, _ surroundings: Surroundings
    ) throws -> Configuration {
        switch (try endpoint.map(Endpoint.init), token, profile) {
        case (let endpoint?, let token?, _):
            return try Configuration(endpoint: endpoint, token: token)
        case (nil, _?, _):
            throw ConfigurationError(
                .notConfigured, "a token without an API address goes nowhere; give the endpoint too")
        case (let endpoint, nil, let profile?):
            return try account(profile, endpoint, surroundings)
        case (let endpoint?, nil, nil):
            return try account(for: endpoint, surroundings)
        case (nil, nil, nil):
            return try environmentAccount(surroundings) ?? account("default", nil, surroundings)
        }
    }

    /// The account of a profile; an endpoint beside it must be of the profile's host.
    private static func account(
        _ name: String, _ endpoint: Endpoint?, _ surroundings: Surroundings
    ) throws -> Configuration {
        guard let credentials = try Credentials(in: surroundings) else {
            throw notConfigured(asked: name, surroundings)
        }
        let profile = try credentials.profile(name)
        guard endpoint == nil || endpoint?.origin == profile.endpoint.origin else {
            throw ConfigurationError(
                .noProfileForEndpoint,
                "profile [\(name)] is for \(profile.endpoint), and its token goes to no other host")
        }
        return try Configuration(profile, name, endpoint: endpoint, credentials)
    }

    private static func account(
        for endpoint: Endpoint, _ surroundings: Surroundings
    ) throws -> Configuration {
        if let found = try? environmentAccount(surroundings), found.endpoint.origin == endpoint.origin {
            return try Configuration(endpoint: endpoint, token: found.token, source: .environment)
        }
        guard let credentials = try Credentials(in: surroundings) else {
            throw ConfigurationError(
                .noProfileForEndpoint,
                "no token is configured for \(endpoint.origin); \(howToConfigure(surroundings, endpoint))")
        }
        let (name, profile) = try credentials.profile(for: endpoint)
        return try Configuration(profile, name, endpoint: endpoint, credentials)
    }

    private static func environmentAccount(_ surroundings: Surroundings) throws -> Configuration? {
        guard let url = surroundings.variable("SB_API_ENDPOINT"),
            let secret = surroundings.variable("SB_AUTH_TOKEN")
        else { return nil }
        return try Configuration(endpoint: Endpoint(url), token: Token(secret), source: .environment)
    }

    private init(
        _ profile: Credentials.Profile, _ name: String, endpoint: Endpoint?, _ credentials: Credentials
    ) throws {
        try self.init(
            endpoint: endpoint ?? profile.endpoint, token: profile.token,
            wantsAdvanceAccess: profile.wantsAdvanceAccess,
            source: .profile(name), warnings: credentials.warnings)
    }

    private static func notConfigured(asked name: String, _ surroundings: Surroundings) -> ConfigurationError
    {
        let path = Credentials.path(in: surroundings)
        return name == "default"
            ? ConfigurationError(
                .notConfigured, "no account is configured; \(howToConfigure(surroundings, nil))")
            : ConfigurationError(
                .noCredentialsFile, "there is no profile [\(name)] because there is no file \(path)")
    }

    private static func howToConfigure(_ surroundings: Surroundings, _ endpoint: Endpoint?) -> String {
        let page = endpoint == nil ? "https://igor.sbgenomics.com/developer" : endpoint?.tokenPage
        return """
            set SB_API_ENDPOINT and SB_AUTH_TOKEN, or write api_endpoint and auth_token into \
            \(Credentials.path(in: surroundings))
            """ + (page.map { " (your token is at \($0))" } ?? "")
    }
}

/// What `~/.sevenbridges/sevenbridges-python/config` says: proxies and previews, shared with the Python client.
private struct ClientSettings {
    var proxies = ProxySettings()
    var wantsAdvanceAccess = false

    init(in surroundings: Surroundings) throws {
        let path = "\(surroundings.home)/.sevenbridges/sevenbridges-python/config"
        guard let found = try surroundings.readFile(path) else { return }
        let file = try INIFile(found.text, path: path)
        proxies = ProxySettings(section: file.section("proxies") ?? [:])
        wantsAdvanceAccess = try (file.section("mode") ?? [:]).flag("advance_access", path: path)
    }
}
