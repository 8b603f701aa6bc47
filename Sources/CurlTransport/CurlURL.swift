internal import CCurl

/// Owns one of libcurl's parsed addresses.
struct CurlURL: ~Copyable {
    private let handle: OpaquePointer

    private init(owning handle: OpaquePointer) {
        self.handle = handle
    }

    /// Reads `text`; white space and control bytes are refused, the NUL that would end it early for C included.
    static func parse(_ text: String, flags: Int32) throws(TransportError) -> CurlURL {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw TransportError(.invalidURL, message: "white space or control characters in it")
        }
        guard let handle = ccurl_url() else { throw .libraryMissing ?? TransportError(.outOfMemory) }
        let url = CurlURL(owning: handle)
        try check(ccurl_url_set(handle, CURLUPART_URL, text, UInt32(flags)))
        return url
    }

    deinit {
        ccurl_url_cleanup(handle)
    }

    /// Goes to `reference` as a browser would: relative to this address, spaces encoded.
    func follow(_ reference: String) throws(TransportError) {
        guard reference.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw TransportError(.invalidURL, message: "control characters in a redirect")
        }
        let flags = CURLU_PATH_AS_IS | CURLU_DISALLOW_USER | CURLU_URLENCODE | CURLU_ALLOW_SPACE
        try Self.check(ccurl_url_set(handle, CURLUPART_URL, reference, UInt32(flags)))
    }

    /// One part of the address, as libcurl will use it.
    func part(_ part: CURLUPart, flags: Int32 = 0) throws(TransportError) -> String {
        var text: UnsafeMutablePointer<CChar>?
        try Self.check(ccurl_url_get(handle, part, &text, UInt32(flags)))
        defer { ccurl_free(text) }
        return text.map { String(cString: $0) } ?? ""
    }

    private static func check(_ code: CURLUcode) throws(TransportError) {
        switch code {
        case CURLUE_OK: return
        case CURLUE_OUT_OF_MEMORY: throw TransportError(.outOfMemory)
        default: throw TransportError(.invalidURL, message: String(cString: ccurl_url_strerror(code)))
        }
    }
}
