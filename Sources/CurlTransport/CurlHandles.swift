internal import CCurl

/// A call to libcurl that failed.
struct CurlFailure: Error {
    let code: CURLcode
}

/// Owns one easy handle and its error text, for one transfer. Stays on the loop thread.
///
/// Handles are not used again: after a transfer on a shared HTTP/2 connection, libcurl 7.88 keeps the handle's buffers
/// and their sizes through `curl_easy_reset`, and options that change a size then fail, or overrun. A new one is cheap.
final class EasyHandle {
    let raw: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>

    init() throws(CurlFailure) {
        guard let raw = ccurl_easy_init() else { throw CurlFailure(code: CURLE_OUT_OF_MEMORY) }
        self.raw = raw
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.pointee = 0
        try check(ccurl_set_pointer(raw, CURLOPT_ERRORBUFFER, errorText))
    }

    deinit {
        ccurl_easy_cleanup(raw)
        errorText.deallocate()
    }

    /// What libcurl says about the last failure, at length if it can.
    func message(for code: CURLcode) -> String {
        errorText.pointee == 0 ? String(cString: ccurl_easy_strerror(code)) : String(cString: errorText)
    }

    func set(_ option: CURLoption, _ value: Int) throws(CurlFailure) {
        try check(ccurl_set_long(raw, option, value))
    }

    func set(_ option: CURLoption, _ value: Bool) throws(CurlFailure) {
        try check(ccurl_set_long(raw, option, value ? 1 : 0))
    }

    func set(_ option: CURLoption, _ value: String?) throws(CurlFailure) {
        try check(ccurl_set_string(raw, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) throws(CurlFailure) {
        try check(ccurl_set_pointer(raw, option, value))
    }

    /// The list must outlive the transfer.
    func set(_ option: CURLoption, _ value: StringList) throws(CurlFailure) {
        try check(ccurl_set_list(raw, option, value.raw))
    }

    func set(_ option: CURLoption, offset: Int) throws(CurlFailure) {
        try check(ccurl_set_offset(raw, option, curl_off_t(offset)))
    }

    func check(_ code: CURLcode) throws(CurlFailure) {
        guard code == CURLE_OK else { throw CurlFailure(code: code) }
    }
}

/// Owns one of libcurl's lists of strings.
final class StringList {
    private(set) var raw: UnsafeMutablePointer<curl_slist>?

    init(_ strings: [String]) throws(CurlFailure) {
        for string in strings {
            guard let longer = ccurl_slist_append(raw, string) else {
                throw CurlFailure(code: CURLE_OUT_OF_MEMORY)
            }
            raw = longer
        }
    }

    deinit {
        ccurl_slist_free_all(raw)
    }
}

/// Owns the multi handle, and with it all connections. Stays on the loop thread, which frees it after all transfers.
final class MultiHandle {
    let raw: UnsafeMutableRawPointer

    init?() {
        guard Self.isLibraryReady, let raw = ccurl_multi_init() else { return nil }
        self.raw = raw
    }

    deinit {
        ccurl_multi_cleanup(raw)
    }

    /// What other threads may have of this handle.
    var doorbell: Doorbell { Doorbell(multi: raw) }

    private static let isLibraryReady =
        ccurl_global_init(Int(CURL_GLOBAL_SSL | CURL_GLOBAL_WIN32)) == CURLE_OK
}

/// Wakes the loop thread.
///
/// `@unchecked Sendable` because `curl_multi_wakeup` is the one call that libcurl allows from other threads while the
/// handle lives. The mailbox rings only under its lock and while open, and the loop closes it before freeing the handle.
struct Doorbell: @unchecked Sendable {
    fileprivate let multi: UnsafeMutableRawPointer

    func ring() {
        // It fails only where the handle is invalid or its wake-up pipe is full, which wakes the thread as well.
        _ = ccurl_multi_wakeup(multi)
    }
}
