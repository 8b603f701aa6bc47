extension CurlTransport {
    /// What all requests of a transport have in common. There is no way to switch verification off.
    public struct Configuration: Sendable {
        /// A file of certificates (PEM) to trust in place of the system's bundle; nil, the default, is that bundle.
        ///
        /// Where libcurl was built with a folder of certificates, as on Debian, the folder stays trusted.
        public var caFile: String?

        /// Default: none. The environment is not asked.
        public var proxy: Proxy?

        /// How many requests run at a time per scheme, host and port; the others wait. Default: 16.
        public var requestsPerHost = 16

        /// How many bytes of a body wait for their reader before the server is held up. Default: 1 MiB.
        public var bufferSize = 1 << 20

        /// The default settings.
        public init() {}
    }

    /// Proxies, by the scheme of what is asked.
    ///
    /// What is on this machine is asked through a proxy only if that is on this machine, too: another machine's could not
    /// reach it, and would be told in clear what plain `http://` sends.
    public struct Proxy: Sendable {
        /// For `https://` addresses: `http://host:port`, or `https`, `socks4`, `socks4a`, `socks5`, `socks5h`; http if none
        /// is said. Nil for none.
        public var https: String?

        /// For `http://` addresses, which are on this machine: written in the same way. Nil for none.
        public var http: String?

        /// Hosts, domains (`.example.org`) and networks (`10.0.0.0/8`) to reach directly.
        public var bypass: [String]

        /// A proxy for https, for all hosts but those in `bypass`.
        public init(url: String, bypass: [String] = []) {
            self.init(http: nil, https: url, bypass: bypass)
        }

        /// A proxy for each scheme, or nil, for all hosts but those in `bypass`.
        public init(http: String?, https: String?, bypass: [String] = []) {
            self.http = http
            self.https = https
            self.bypass = bypass
        }
    }
}

extension CurlTransport.Proxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Without the address, which may hold a password.
    public var description: String { "a proxy" }
    /// The same as the description.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: ["bypass": bypass]) }
}
