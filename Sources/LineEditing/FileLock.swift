#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A lock that processes share, held on a file of its own.
///
/// It is the system's `flock`: it goes when its holder does, however that ends.
struct FileLock {
    private static let attempts = 50
    private static let pauseInMilliseconds: Int32 = 2

    private let descriptor: Int32

    /// Takes the lock; `nil` if it can't be had within a tenth of a second.
    init?(path: String) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        for _ in 0..<Self.attempts {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            poll(nil, 0, Self.pauseInMilliseconds)
        }
        close(descriptor)
        return nil
    }

    /// Gives the lock back.
    func release() {
        close(descriptor)
    }
}
