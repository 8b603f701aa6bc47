internal import CCurl

extension CurlTransport.Proxy {
    /// The proxy through which an address is asked; nil for none.
    ///
    /// Checked here, since libcurl's own complaint would quote the password.
    func address(for url: RequestURL) throws(TransportError) -> String? {
        guard let address = url.scheme == .https ? https : http else { return nil }
        let host = try Self.host(of: address)
        return url.isLoopback && !isLoopbackHost(host) ? nil : address
    }

    private static func host(of address: String) throws(TransportError) -> String {
        do throws(TransportError) {
            let parsed = try CurlURL.parse(address, flags: CURLU_NON_SUPPORT_SCHEME | CURLU_GUESS_SCHEME)
            let scheme = try parsed.part(CURLUPART_SCHEME)
            guard ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme) else {
                throw TransportError(.invalidProxy, message: "an unknown scheme")
            }
            let host = try parsed.part(CURLUPART_HOST).lowercased()
            return host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        } catch {
            throw TransportError(.invalidProxy, message: error.message)
        }
    }
}
