import Logging
import SevenBridges
import SevenBridgesData

// The snippets of FromPython.md, each as a function that compiles and, with a client, runs against the sandbox.

extension Snippets {
    static func initialize() throws -> Client {
        let client = Client(
            configuration: try Configuration(
                endpoint: Endpoint("https://api.sbgenomics.com/v2"), token: Token("TOKEN_HERE")))
        return client
    }

    static func initializeFromFiles() throws -> [Client] {
        let client = Client(configuration: try .load())  // the environment, else the profile [default]
        let cgc = Client(configuration: try .load(profile: "cgc"))  // both at once, each with its own account
        return [client, cgc]
    }

    static func proxies(_ endpoint: Endpoint, _ token: Token) throws -> Client {
        let proxies = ProxySettings(http: "proxy.example.org:3128", https: "proxy.example.org:3128")
        let client = Client(
            configuration: try Configuration(endpoint: endpoint, token: token, proxies: proxies))
        return client
    }

    static func proxiesOfProfile(_ proxies: ProxySettings) throws -> Client {
        let client = Client(configuration: try .load(profile: "my-profile", proxies: proxies))
        return client
    }

    static func rateLimit(_ client: Client) async throws {
        print(try await client.limit, try await client.remaining, try await client.resetTime)
    }

    static func errorHandlers(_ configuration: Configuration) -> Client {
        var options = Client.Options()
        options.errorHandlers = [.rateLimit, .maintenance]
        let client = Client(configuration: configuration, options: options)
        return client
    }

    static func ownErrorHandler(_ options: inout Client.Options) {
        let patient = ErrorHandler("patient") { failure in
            guard failure.error.kind == .unavailable, failure.isRepeatable else { return .next }
            return .retry(after: .seconds(30))
        }
        options.errorHandlers.append(patient)
    }

    static func logging(_ options: inout Client.Options) {
        options.logger = Logger(label: "my-pipeline")
        options.logger?.logLevel = .debug
    }

    static func me(_ client: Client) async throws {
        let me = try await client.users.me()
        print(me.email ?? "none")
    }

    static func errors(_ client: Client) async throws {
        do {
            _ = try await client.projects.get("doesnotexist/forsure")
        } catch let error as APIError where error.kind == .notFound {
            print(error.message ?? "", error.code ?? 0, error.requestID ?? "")
        }
    }
}
