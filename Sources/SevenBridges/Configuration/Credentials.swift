/// The profiles in `~/.sevenbridges/credentials`.
public struct Credentials: Sendable {
    /// Where they were read.
    public let path: String
    private let file: INIFile
    /// What should be put right about the file.
    public let warnings: [ConfigurationWarning]

    /// One account on one host.
    struct Profile: Sendable {
        var endpoint: Endpoint
        var token: Token
        var wantsAdvanceAccess: Bool
    }

    /// Reads the file; nil where there is none.
    public init?(in surroundings: Surroundings) throws {
        path = Self.path(in: surroundings)
        guard let found = try surroundings.readFile(path) else { return nil }
        file = try INIFile(found.text, path: path)
        warnings =
            found.permissions & 0o077 == 0
            ? []
            : [
                ConfigurationWarning(
                    "other users of this machine may read your token in \(path); run: chmod 600 \(path)")
            ]
    }

    /// The names of the profiles, in the order of the file.
    public var profileNames: [String] { file.sections }

    /// Where the file is looked for.
    static func path(in surroundings: Surroundings) -> String {
        "\(surroundings.home)/.sevenbridges/credentials"
    }

    /// The profile of this name.
    func profile(_ name: String) throws -> Profile {
        guard let section = file.section(name) else { throw noProfile(name) }
        let endpoint = try Endpoint(value("api_endpoint", of: section, profile: name))
        let token = try Token(value("auth_token", of: section, profile: name, endpoint: endpoint))
        return Profile(
            endpoint: endpoint, token: token,
            wantsAdvanceAccess: try section.flag("advance_access", path: path))
    }

    /// The first profile whose endpoint has this scheme, host and port, and its name.
    ///
    /// Sections that are not profiles are passed over: only the one that is used must be whole.
    func profile(for endpoint: Endpoint) throws -> (name: String, Profile) {
        let name = profileNames.first { name in
            let text = file.section(name)?["api_endpoint"]
            return text.flatMap { try? Endpoint($0) }?.origin == endpoint.origin
        }
        guard let name else {
            throw ConfigurationError(
                .noProfileForEndpoint,
                """
                no profile in \(path) is for \(endpoint.origin), and a token goes only to the host that it was \
                configured for; add a profile with api_endpoint = \(endpoint)
                """)
        }
        return (name, try profile(name))
    }

    private func value(
        _ key: String, of section: [String: String], profile: String, endpoint: Endpoint? = nil
    ) throws -> String {
        if let value = section[key], !value.isEmpty { return value }
        let page = endpoint?.tokenPage.map { "; your token is at \($0)" } ?? ""
        throw ConfigurationError(
            .missingKey, "profile [\(profile)] in \(path) has no '\(key)'; add a line '\(key) = ...'\(page)")
    }

    private func noProfile(_ name: String) -> ConfigurationError {
        let known =
            profileNames.isEmpty ? "it has none" : "there are: \(profileNames.joined(separator: ", "))"
        return ConfigurationError(.noSuchProfile, "\(path) has no profile [\(name)]; \(known)")
    }
}
