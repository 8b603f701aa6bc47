import Foundation

/// How many files and connections the process may have open.
enum OpenFiles {
    private static let enough: rlim_t = 65_536

    /// Allows itself as many as the system lets it, since a thousand idle connections are more than many shells allow.
    static func raiseLimit() {
        #if canImport(Glibc) || canImport(Musl)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < enough else { return }
        limit.rlim_cur = min(limit.rlim_max, enough)
        // Where that is refused, the limit stays what it was.
        _ = setrlimit(resource, &limit)
    }
}
