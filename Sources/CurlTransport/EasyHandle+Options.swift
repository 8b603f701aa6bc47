internal import CCurl

// The options of a request. Verification of peer and host is set here, to true, and nowhere else.
extension EasyHandle {
    func apply(_ request: WireRequest, caFile: String?) throws(CurlFailure) {
        try set(CURLOPT_URL, request.url.text)
        try set(CURLOPT_PATH_AS_IS, true)
        try set(CURLOPT_PROTOCOLS_STR, request.url.scheme.rawValue)
        try set(CURLOPT_FOLLOWLOCATION, false)
        try set(CURLOPT_NOSIGNAL, true)
        // Without this, removing a transfer waits for its name look-up, and all others with it.
        try set(CURLOPT_QUICK_EXIT, true)
        try set(
            CURLOPT_HTTP_VERSION, Int((request.allowsHTTP2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1)))
        try set(CURLOPT_ACCEPT_ENCODING, request.acceptsCompression ? "" : nil)
        try set(CURLOPT_BUFFERSIZE, 128 << 10)
        try applyTrust(caFile)
        try applyProxy(request)
        try applyTimeouts(request)
        try applyBody(request)
    }

    private func applyTrust(_ caFile: String?) throws(CurlFailure) {
        try set(CURLOPT_SSL_VERIFYPEER, true)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_PROXY_SSL_VERIFYPEER, true)
        try set(CURLOPT_PROXY_SSL_VERIFYHOST, 2)
        try set(CURLOPT_PROXY_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        guard let caFile else { return }
        try set(CURLOPT_CAINFO, caFile)
        try set(CURLOPT_PROXY_CAINFO, caFile)
    }

    /// Both are always set, if only to nothing: what is not set, libcurl takes from the environment.
    private func applyProxy(_ request: WireRequest) throws(CurlFailure) {
        try set(CURLOPT_PROXY, request.proxy)
        try set(CURLOPT_NOPROXY, request.noProxy)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    }

    private func applyTimeouts(_ request: WireRequest) throws(CurlFailure) {
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.connect.milliseconds)
        if let deadline = request.deadline {
            try set(CURLOPT_TIMEOUT_MS, ContinuousClock.now.duration(to: deadline).milliseconds)
        }
        if let stall = request.stall {
            try set(CURLOPT_LOW_SPEED_LIMIT, 1)
            try set(CURLOPT_LOW_SPEED_TIME, (stall.milliseconds + 999) / 1_000)
        }
    }

    private func applyBody(_ request: WireRequest) throws(CurlFailure) {
        switch request.body {
        case .none where request.method == .head:
            try set(CURLOPT_NOBODY, true)
        case .none where !request.method.announcesBody:
            try set(CURLOPT_HTTPGET, true)
            try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        case .none:
            try applyBytes([], request.method)
        case .bytes(let bytes):
            try applyBytes(bytes, request.method)
        case .reader(_, let length):
            try set(CURLOPT_UPLOAD, true)
            try set(CURLOPT_INFILESIZE_LARGE, offset: length)
            try set(CURLOPT_UPLOAD_BUFFERSIZE, 256 << 10)
            try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    /// Small bodies leave in one packet with the header this way, which `CURLOPT_UPLOAD` does not do.
    private func applyBytes(_ bytes: [UInt8], _ method: HTTPMethod) throws(CurlFailure) {
        try set(CURLOPT_POST, true)
        try set(CURLOPT_CUSTOMREQUEST, method.rawValue)
        try set(CURLOPT_POSTFIELDSIZE_LARGE, offset: bytes.count)
        let code = bytes.withUnsafeBytes { buffer in
            // An empty array may have no address, and no address would mean to ask the read callback.
            buffer.isEmpty
                ? ccurl_set_string(raw, CURLOPT_COPYPOSTFIELDS, "")
                : ccurl_set_bytes(raw, CURLOPT_COPYPOSTFIELDS, buffer.baseAddress)
        }
        try check(code)
    }
}

// The callbacks: each finds its transfer and calls the method that does the work.
extension EasyHandle {
    func install(callbacksFor transfer: UnsafeMutableRawPointer) throws(CurlFailure) {
        let contexts = [
            CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_READDATA, CURLOPT_SEEKDATA,
            CURLOPT_PREREQDATA,
        ]
        for context in contexts { try set(context, transfer) }
        try installReceivers()
        try installSenders()
    }

    private func installReceivers() throws(CurlFailure) {
        try check(
            ccurl_set_write(raw, CURLOPT_WRITEFUNCTION) { start, size, count, context in
                guard let context else { return 0 }
                return Transfer.of(context).receive(bytes(start, size * count))
            })
        try check(
            ccurl_set_write(raw, CURLOPT_HEADERFUNCTION) { start, size, count, context in
                guard let context else { return 0 }
                Transfer.of(context).receive(headerLine: bytes(start, size * count))
                return size * count
            })
    }

    private func installSenders() throws(CurlFailure) {
        try check(
            ccurl_set_read(raw) { start, size, count, context in
                guard let context else { return 0 }
                return Transfer.of(context).read(into: .init(start: start, count: size * count))
            })
        try check(
            ccurl_set_seek(raw) { context, offset, origin in
                guard let context, origin == 0, let offset = Int(exactly: offset) else {
                    return CURL_SEEKFUNC_FAIL
                }
                Transfer.of(context).seek(to: offset)
                return CURL_SEEKFUNC_OK
            })
        try check(
            ccurl_set_prerequest(raw) { context, address, _, _, _ in
                guard let context, let address else { return CURL_PREREQFUNC_ABORT }
                let isApproved = Transfer.of(context).approve(address: String(cString: address))
                return isApproved ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            })
    }
}

private func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    let raw = UnsafeRawBufferPointer(start: start, count: count)
    return UnsafeBufferPointer(start: raw.baseAddress?.assumingMemoryBound(to: UInt8.self), count: count)
}

extension WireRequest {
    /// `localhost` is this machine, whatever a name server thinks.
    var pinnedAddresses: [String] {
        url.host == "localhost" ? ["localhost:\(url.port):127.0.0.1,[::1]"] : []
    }
}

extension Duration {
    /// Rounded up and at least 1, since 0 means "no limit" to libcurl; at most what its timers can count.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) / 1_000 else { return Int(Int32.max) }
        let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return max(1, Int(seconds * 1_000 + fraction))
    }
}
