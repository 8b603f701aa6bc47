public import CurlTransport
public import Logging
internal import SevenBridgesData
internal import Synchronization

/// An account on a platform: everything that is asked of it is asked through a client.
///
/// A client is a value. Copies share the connections, the counts and the rate limit, while each has its own `options`:
/// `var trial = client; trial.options.isDryRun = true` makes one that can change nothing.
public struct Client: Sendable {
    /// Whose account, and where.
    public let configuration: Configuration
    /// How this copy sends requests.
    public var options: Options

    /// The way out; a copy that records has another around it.
    var transport: any HTTPTransport
    let memory: Memory

    /// How a client sends requests.
    public struct Options: Sendable {
        /// Whether nothing that changes the platform is let out. Default: false.
        public var isDryRun = false
        /// Who decides about failures before `retries` does, in this order. Default: nobody.
        public var errorHandlers: [ErrorHandler] = []
        /// When requests are repeated.
        public var retries = RetryPolicy()
        /// Hears of each request and response, secrets masked; nil, the default, for nobody.
        public var trace: (@Sendable (TraceEvent) -> Void)?
        /// Where requests, responses and retries are logged, at the level `debug`, secrets masked; nil, the default, for
        /// nowhere.
        public var logger: Logger?
        /// The time by which delays go.
        public var timing = Timing.real
        /// How long a request may stay without an answer, whole pages of bodies included. Default: 5 minutes.
        public var timeout: Duration? = .seconds(300)
        /// How many pages of a list are fetched at a time, after the first. Default: 4.
        public var pagesAtOnce = 4

        /// The default options.
        public init() {}
    }

    /// A client of this account that sends through this transport.
    public init(
        configuration: Configuration, transport: any HTTPTransport, options: Options = Options()
    ) {
        self.configuration = configuration
        self.transport = transport
        self.options = options
        memory = Memory()
    }

    /// A client with connections of its own.
    public init(configuration: Configuration, options: Options = Options()) {
        var settings = CurlTransport.Configuration()
        settings.proxy = configuration.proxies.transportProxy
        self.init(configuration: configuration, transport: CurlTransport(settings), options: options)
    }

    /// The rate limit as the last answer told; nil before the first.
    public var rateLimit: RateLimit? { memory.state.withLock(\.rateLimit) }

    /// How many requests this client and its copies have sent.
    public var callCount: CallCount { memory.state.withLock(\.count) }

    /// A copy that lets nothing out that would change the platform.
    public var dry: Client {
        var copy = self
        copy.options.isDryRun = true
        return copy
    }
}

extension Client {
    /// What the copies of a client know in common.
    final class Memory: Sendable {
        struct State {
            var rateLimit: RateLimit?
            var count = CallCount()
            var username: String?
        }

        let state = Mutex(State())
        let gate = RateGate()
    }
}

extension Client: CustomStringConvertible {
    /// The endpoint; never the token.
    public var description: String { "client of \(configuration)" }
}
