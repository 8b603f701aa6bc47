extension TransportError: CustomStringConvertible, CustomDebugStringConvertible {
    /// A sentence for the person who waits for the answer, and libcurl's words in parentheses.
    public var description: String {
        guard let message else { return sentence }
        return code == .missingLibrary ? sentence : "\(sentence) (\(message))"
    }

    /// The same as the description.
    public var debugDescription: String { "TransportError.\(code): \(description)" }

    private var server: String {
        guard let host else { return "the server" }
        let name = host.contains(":") ? "[\(host)]" : host
        return port.map { $0 == 443 ? name : "\(name):\($0)" } ?? name
    }

    private var sentence: String {
        switch code {
        case .invalidURL:
            "the address is not one that can be requested; it should look like https://host/path"
        case .insecureURL:
            "\(server) was asked over http://, which anyone on the way can read; use https://"
        case .invalidRequest:
            "the request to \(server) can't be written as HTTP"
        case .invalidProxy:
            "the proxy's address is not valid; it should look like http://host:port"
        case .couldNotResolveHost:
            "no address is known for \(server); check its spelling and your network connection"
        case .couldNotResolveProxy:
            "no address is known for the proxy; check your proxy settings"
        case .couldNotConnect:
            "could not connect to \(server); it may be down, or a firewall may be in between"
        case .proxyRefused:
            "the proxy does not let us through to \(server); check your proxy settings"
        case .tlsRefused:
            "\(server) could not prove that it is the right server, so nothing was sent"
        case .tlsHandshakeFailed:
            "no encrypted connection to \(server) could be made; try again in a while"
        case .timedOut:
            "\(server) did not answer in time"
        case .stalled:
            "\(server) stopped sending; try again in a while"
        case .connectionLost:
            "the connection to \(server) broke off"
        case .truncatedBody:
            "\(server) closed the connection before its answer was complete"
        case .invalidResponse:
            "\(server) sent something that is not valid HTTP"
        case .tooManyRedirects:
            "\(server) redirects on and on"
        case .insecureRedirect:
            "\(server) redirects to an address without encryption, which is refused"
        case .bodyTooLarge:
            "the answer of \(server) is larger than expected"
        case .cancelled:
            "the request to \(server) was cancelled"
        case .shutDown:
            "the request to \(server) was ended because the connections are closing"
        case .unreadableBody:
            "the data for \(server) could not be read" + (underlyingError.map { ": \($0)" } ?? "")
        case .missingLibrary:
            message ?? "libcurl is not installed"
        case .outOfMemory:
            "there is not enough memory for the request to \(server)"
        default:
            "the request to \(server) failed: \(code)"
        }
    }
}
