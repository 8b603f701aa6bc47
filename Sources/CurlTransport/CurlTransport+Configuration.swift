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

    /// A proxy for https; what is sent to this machine never goes through it.
    ///
    /// There is none for http, because only this machine may be asked over http.
    public struct Proxy: Sendable {
        /// `http://host:port`, or `https`, `socks4`, `socks4a`, `socks5`, `socks5h`; http if none is said.
        public var url: String

        /// Hosts, domains (`.example.org`) and networks (`10.0.0.0/8`) to reach directly.
        public var bypass: [String]

        /// A proxy for all hosts but those in `bypass`.
        public init(url: String, bypass: [String] = []) {
            self.url = url
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
