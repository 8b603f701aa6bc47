internal import CCurl

extension CurlTransport.Proxy {
    /// The proxy's address if libcurl can use it: checked here, since libcurl's own complaint would quote the password.
    var validURL: String {
        get throws(TransportError) {
            do throws(TransportError) {
                let parsed = try CurlURL.parse(url, flags: CURLU_NON_SUPPORT_SCHEME | CURLU_GUESS_SCHEME)
                let scheme = try parsed.part(CURLUPART_SCHEME)
                guard ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme) else {
                    throw TransportError(.invalidProxy, message: "an unknown scheme")
                }
                return url
            } catch {
                throw TransportError(.invalidProxy, message: error.message)
            }
        }
    }
}
