// The headers of libcurl claim pthread's types for their module where they come first.
internal import CCurl

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Starts threads without Foundation, which would double the time that a short command takes.
enum LoopThread {
    /// Runs `body` on a thread of its own, which takes no signals; false if the system gives us none.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED)) == 0 else {
            return false
        }
        let work = Unmanaged.passRetained(Work(body))
        guard launch(&attributes, work.toOpaque()) else {
            work.release()
            return false
        }
        return true
    }

    /// Signals are the main program's, and a connection that breaks while TLS writes must not raise SIGPIPE.
    fileprivate static func blockSignals() {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
    }

    private static func launch(_ attributes: inout pthread_attr_t, _ work: UnsafeMutableRawPointer) -> Bool {
        #if canImport(Darwin)
            var thread: pthread_t?
            return pthread_create(&thread, &attributes, { Work.perform($0) }, work) == 0
        #else
            var thread = pthread_t()
            return pthread_create(&thread, &attributes, { $0.flatMap(Work.perform) }, work) == 0
        #endif
    }
}

/// Carries a closure through the pointer that a new thread is given.
private final class Work {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }

    static func perform(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        LoopThread.blockSignals()
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
    }
}
