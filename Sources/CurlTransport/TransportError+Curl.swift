internal import CCurl

/// How a transfer ended: what libcurl reports, and what we saw of it.
struct TransferEnd {
    var code: CURLcode
    var message: String
    var wasSent: Bool
    var isPastDeadline: Bool
}

extension TransportError {
    /// The error of any request where libcurl is not installed; nil where it is.
    static var libraryMissing: TransportError? {
        ccurl_problem().map { TransportError(.missingLibrary, message: String(cString: $0)) }
    }

    /// The error of a transfer to `request` that ended in this way.
    init(_ end: TransferEnd, _ request: WireRequest) {
        self.init(
            Self.code(of: end, usesProxy: !request.proxy.isEmpty), at: request.url,
            message: Self.isHarmless(end.message, request.secrets) ? end.message : nil,
            requestWasSent: end.wasSent)
    }

    /// The error of a call that prepares a transfer.
    init(_ failure: CurlFailure, _ request: WireRequest) {
        let message = String(cString: ccurl_easy_strerror(failure.code))
        self.init(
            TransferEnd(code: failure.code, message: message, wasSent: false, isPastDeadline: false), request)
    }

    private static func code(of end: TransferEnd, usesProxy: Bool) -> Code {
        switch end.code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidURL
        case CURLE_COULDNT_RESOLVE_HOST: .couldNotResolveHost
        case CURLE_COULDNT_RESOLVE_PROXY: .couldNotResolveProxy
        case CURLE_COULDNT_CONNECT: .couldNotConnect
        case CURLE_PROXY: .proxyRefused
        case CURLE_SSL_CONNECT_ERROR: .tlsHandshakeFailed
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
            .tlsRefused
        case CURLE_OPERATION_TIMEDOUT: end.wasSent && !end.isPastDeadline ? .stalled : .timedOut
        case CURLE_PARTIAL_FILE: .truncatedBody
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_SEND_FAIL_REWIND:
            // CURLE_HTTP2 is mostly a server that says GOAWAY. Before the request, it is the way that breaks off.
            end.wasSent ? .connectionLost : usesProxy ? .proxyRefused : .couldNotConnect
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .invalidResponse
        case CURLE_OUT_OF_MEMORY: .outOfMemory
        default: .internal
        }
    }

    /// Whether libcurl's words repeat nothing of the request.
    static func isHarmless(_ message: String, _ secrets: [String]) -> Bool {
        !message.isEmpty && !secrets.contains { message.contains($0) }
    }
}
