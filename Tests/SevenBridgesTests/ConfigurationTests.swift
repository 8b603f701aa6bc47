import CurlTransport
import SevenBridges
import Testing

@Suite struct ConfigurationTests {
    private static let credentials = """
        # accounts
        [default]
        api_endpoint = https://api.sbgenomics.com/v2/
        auth_token = default%(x)s

        ; the cancer cloud
        [cgc]
        api_endpoint: https://cgc-api.sbgenomics.com/v2
        auth_token = cgctoken
        advance_access = yes
        [half]
        api_endpoint = https://cavatica-api.sbgenomics.com/v2
        """

    private func surroundings(
        _ variables: [String: String] = [:], credentials: String? = credentials, permissions: Int = 0o600,
        config: String? = nil
    ) -> Surroundings {
        Surroundings(variables: variables, home: "/home/jane") { path in
            switch path {
            case "/home/jane/.sevenbridges/credentials":
                credentials.map { Surroundings.File(text: $0, permissions: permissions) }
            case "/home/jane/.sevenbridges/sevenbridges-python/config":
                config.map { Surroundings.File(text: $0) }
            default: nil
            }
        }
    }

    private let environment = [
        "SB_API_ENDPOINT": "https://eu-api.sbgenomics.com/v2", "SB_AUTH_TOKEN": "envtoken",
    ]

    private func text(_ body: () throws -> Configuration) -> String {
        do { return "\(try body())" } catch { return "\(error)" }
    }

    @Test func explicitArgumentsComeFirst() throws {
        let found = try Configuration.load(
            endpoint: "https://cgc-api.sbgenomics.com/v2", token: Token("t"), profile: "cgc",
            from: surroundings(environment))
        #expect(found.token == Token("t") && found.source == .explicit)
    }

    @Test func theEnvironmentComesBeforeTheDefaultProfile() throws {
        let found = try Configuration.load(from: surroundings(environment))
        #expect(found.token == Token("envtoken") && found.source == .environment)
    }

    @Test func anEmptyVariableLeavesTheDefaultProfile() throws {
        let found = try Configuration.load(
            from: surroundings(environment.merging(["SB_AUTH_TOKEN": ""]) { $1 }))
        #expect(found.token == Token("default%(x)s"))
        #expect("\(found)" == "https://api.sbgenomics.com/v2 (profile default)")
    }

    @Test func aProfileThatIsAskedForBeatsTheEnvironment() throws {
        let found = try Configuration.load(profile: "cgc", from: surroundings(environment))
        #expect(found.token == Token("cgctoken") && found.wantsAdvanceAccess)
    }

    @Test func anEndpointAloneFindsItsProfile() throws {
        let found = try Configuration.load(
            endpoint: "https://cgc-api.sbgenomics.com/v2", from: surroundings(environment))
        #expect(found.source == .profile("cgc"))
    }

    @Test func aTokenGoesToNoOtherHost() {
        let foreign = text {
            try Configuration.load(endpoint: "https://evil.example/v2", from: surroundings(environment))
        }
        #expect(
            foreign == """
                no profile in /home/jane/.sevenbridges/credentials is for https://evil.example, and a token goes only \
                to the host that it was configured for; add a profile with api_endpoint = https://evil.example/v2
                """)
        let mixed = text {
            try Configuration.load(
                endpoint: "https://evil.example/v2", profile: "cgc", from: surroundings())
        }
        #expect(
            mixed
                == "profile [cgc] is for https://cgc-api.sbgenomics.com/v2, and its token goes to no other host"
        )
    }

    @Test func aMissingProfileIsReportedWithThoseThereAre() {
        let error = text { try Configuration.load(profile: "CGC", from: surroundings()) }
        #expect(
            error
                == "/home/jane/.sevenbridges/credentials has no profile [CGC]; there are: default, cgc, half")
    }

    @Test func aMissingKeyIsNamedWithTheTokenPage() {
        let error = text { try Configuration.load(profile: "half", from: surroundings()) }
        #expect(
            error == """
                profile [half] in /home/jane/.sevenbridges/credentials has no 'auth_token'; add a line \
                'auth_token = ...'; your token is at https://cavatica.sbgenomics.com/developer
                """)
    }

    @Test func aSyntaxErrorIsReportedWithItsLineAndWithoutItsText() {
        let broken = surroundings(credentials: "[default]\nsecrettoken\n")
        let error = text { try Configuration.load(from: broken) }
        #expect(
            error
                == "/home/jane/.sevenbridges/credentials:2: neither '[section]' nor 'key = value'; correct this line"
        )
    }

    @Test func noConfigurationAtAllSaysWhatToDo() {
        let error = text { try Configuration.load(from: surroundings(credentials: nil)) }
        #expect(
            error == """
                no account is configured; set SB_API_ENDPOINT and SB_AUTH_TOKEN, or write api_endpoint and auth_token \
                into /home/jane/.sevenbridges/credentials (your token is at https://igor.sbgenomics.com/developer)
                """)
    }

    @Test func aFileThatOthersMayReadIsWarnedAbout() throws {
        let found = try Configuration.load(from: surroundings(permissions: 0o644))
        #expect(
            found.warnings.map(\.description) == [
                """
                other users of this machine may read your token in /home/jane/.sevenbridges/credentials; run: \
                chmod 600 /home/jane/.sevenbridges/credentials
                """
            ])
        #expect(try Configuration.load(from: surroundings()).warnings.isEmpty)
    }

    @Test(arguments: [("True", true), ("1", true), ("False", false), ("0", false), ("", false)])
    func advanceAccessIsABoolean(written: String, expected: Bool) throws {
        let config = "[mode]\nadvance_access = \(written)\n"
        #expect(try Configuration.load(from: surroundings(config: config)).wantsAdvanceAccess == expected)
    }

    @Test func aModeSectionWithoutTheKeyMeansNo() throws {
        #expect(try !Configuration.load(from: surroundings(config: "[mode]\n")).wantsAdvanceAccess)
    }

    @Test func aBooleanThatIsNoneIsAnError() {
        let error = text { try Configuration.load(from: surroundings(config: "[mode]\nadvance_access = si")) }
        #expect(error.hasSuffix("'advance_access' is 'si'; write true or false"))
    }

    @Test func proxiesOfTheFileComeBeforeTheEnvironments() throws {
        let found = try Configuration.load(
            from: surroundings(
                ["https_proxy": "env:1", "HTTP_PROXY": "env:2", "no_proxy": "a.org, .b.org"],
                config: "[proxies]\nhttps_proxy = file:3\n"))
        #expect(found.proxies == ProxySettings(http: "env:2", https: "file:3", bypass: ["a.org", ".b.org"]))
        #expect(!String(reflecting: found.proxies).contains("file:3"))
    }

    @Test func explicitProxiesComeBeforeAllOthersAndServeBothSchemes() throws {
        let found = try Configuration.load(
            proxies: ProxySettings(https: "mine:1"),
            from: surroundings(
                ["HTTPS_PROXY": "env:2", "http_proxy": "env:3"],
                config: "[proxies]\nhttps_proxy = file:4\nhttp_proxy = file:5\n"))
        #expect(found.proxies == ProxySettings(http: "file:5", https: "mine:1"))
        let transport = try #require(found.proxies.transportProxy)
        #expect((transport.http, transport.https) == ("file:5", "mine:1"))
        #expect(ProxySettings().transportProxy == nil)
    }

    @Test(arguments: [
        "http://api.sbgenomics.com/v2", "ftp://x/v2", "api.sbgenomics.com", "https://", "https://a b",
    ])
    func badEndpointsAreRefused(text: String) {
        #expect(throws: ConfigurationError.self) { try Endpoint(text) }
    }

    @Test(arguments: ["http://localhost:8080/v2/", "http://127.0.0.1:1/v2", "http://[::1]:80/v2"])
    func plainHTTPStaysOnThisMachine(text: String) throws {
        #expect(try !Endpoint(text).url.hasSuffix("/"))
    }

    @Test func aTokenIsNeverShown() throws {
        let configuration = try Configuration(
            endpoint: Endpoint("https://api.sbgenomics.com/v2"), token: Token("hunter2secret"))
        var dumped = ""
        dump(configuration, to: &dumped)
        dump(configuration.token, to: &dumped)
        dumped += "\(configuration) \(String(reflecting: configuration)) \(configuration.token)"
        #expect(!dumped.contains("hunter2"))
    }

    @Test func aTokenThatNoHeaderCanCarryIsRefused() throws {
        let endpoint = try Endpoint("https://api.sbgenomics.com/v2")
        #expect(throws: ConfigurationError.self) {
            try Configuration(endpoint: endpoint, token: Token("a\nb"))
        }
        #expect(throws: ConfigurationError.self) { try Configuration(endpoint: endpoint, token: Token(" ")) }
    }
}
