internal import CCurl

/// One request on its way: the state behind libcurl's callbacks. Stays on the loop thread.
///
/// The loop keeps a transfer alive from before its handle is added until after it is removed, so the callbacks may
/// reach it through an unretained pointer.
final class Transfer {
    let exchange: Exchange
    let request: WireRequest
    let easy: EasyHandle
    /// Why the request can't go on, where we know better than libcurl.
    private(set) var verdict: TransportError?
    /// Whether the reader has not been told yet of what arrived.
    var hasNews = false
    private var attempts = 0
    private var parser = HeadParser()
    private var bodyOffset = 0
    private let lists: [StringList]

    init(_ request: WireRequest, _ exchange: Exchange, caFile: String?)
        throws(CurlFailure)
    {
        self.request = request
        self.exchange = exchange
        easy = try EasyHandle()
        let header = try StringList(request.headerLines)
        let addresses = try StringList(request.pinnedAddresses)
        lists = [header, addresses]
        try easy.apply(request, caFile: caFile)
        try easy.set(CURLOPT_HTTPHEADER, header)
        try easy.set(CURLOPT_RESOLVE, addresses)
        try easy.install(callbacksFor: Unmanaged.passUnretained(self).toOpaque())
    }

    /// Whether any byte of the request may have left.
    var wasSent: Bool { attempts > 0 }

    static func of(_ context: UnsafeMutableRawPointer) -> Transfer {
        Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }
}

// What libcurl calls, one method a callback.
extension Transfer {
    /// A connection stands and the request is next; false stops it.
    ///
    /// libcurl repeats a request by itself when a kept connection breaks before the first byte of the answer. Whether
    /// the server had acted on it is unknown then, so what must not be done twice is not sent twice. Neither is a
    /// deletion: what is gone already would be reported as missing by an answer that looks like the first.
    func approve(address: String) -> Bool {
        if request.url.scheme == .http, !isLoopbackHost(address) {
            verdict = TransportError(.insecureURL, at: request.url, requestWasSent: wasSent)
        } else if wasSent, !request.method.isIdempotent || request.method == .delete {
            verdict = TransportError(
                .connectionLost, at: request.url,
                message: "before any answer; \(request.method) is not repeated",
                requestWasSent: true)
        }
        guard verdict == nil else { return false }
        attempts += 1
        return true
    }

    func receive(headerLine: UnsafeBufferPointer<UInt8>) {
        guard let head = parser.consume(headerLine) else { return }
        exchange.receive(head)
        hasNews = true
    }

    func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        hasNews = true
        switch exchange.receive(bytes) {
        case .taken: return bytes.count
        case .full: return Int(CURL_WRITEFUNC_PAUSE)
        case .unwanted: return Int(CURL_WRITEFUNC_ERROR)
        }
    }

    /// Copies the next bytes of the body into `buffer`.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard case .reader(let reader, let length) = request.body, bodyOffset < length else { return 0 }
        let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(length - bodyOffset))
        do {
            let count = try reader.read(at: bodyOffset, into: wanted)
            guard 1...wanted.count ~= count else {
                throw TransportError(.unreadableBody, message: "it ends early")
            }
            bodyOffset += count
            return count
        } catch {
            verdict = TransportError(.unreadableBody, at: request.url, requestWasSent: wasSent)
            verdict?.underlyingError = error
            return Int(CURL_READFUNC_ABORT)
        }
    }

    func seek(to offset: Int) {
        bodyOffset = offset
    }
}
