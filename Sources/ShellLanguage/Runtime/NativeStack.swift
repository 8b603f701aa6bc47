#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much is left of the native stack, on which expressions and the calls in them run.
///
/// Strands go from thread to thread while they wait, and threads' stacks are as large as the system says. So what is
/// left is measured, by address: the bounds of the thread seen last are kept, and asked for anew outside of them.
struct NativeStack {
    private var floor: UInt = 0
    private var top: UInt = 0

    /// What stays free for what a call does besides calling: the deepest expression, comparing the deepest value.
    private static let reserve: UInt = 2 << 20

    /// Whether there is room for one more call.
    @inline(__always) mutating func hasRoom() -> Bool {
        let address = Self.address()
        return (address > floor && address < top) || hasRoom(after: address)
    }

    @inline(never) private mutating func hasRoom(after address: UInt) -> Bool {
        guard let bounds = Self.bounds() else { return true }
        top = bounds.upperBound
        floor = bounds.lowerBound + min(Self.reserve, (top - bounds.lowerBound) / 2)
        return address > floor
    }

    /// An address in the running code's frame.
    @inline(__always) private static func address() -> UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    }

    /// The addresses of this thread's stack; nil where the system doesn't say.
    private static func bounds() -> Range<UInt>? {
        #if canImport(Darwin)
            let top = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
            return top - UInt(pthread_get_stacksize_np(pthread_self()))..<top
        #else
            var attributes = pthread_attr_t()
            guard attributesOfThread(pthread_self(), &attributes) == 0 else { return nil }
            defer { pthread_attr_destroy(&attributes) }
            var lowest: UnsafeMutableRawPointer?
            var size = 0
            guard pthread_attr_getstack(&attributes, &lowest, &size) == 0, let lowest else { return nil }
            return UInt(bitPattern: lowest)..<UInt(bitPattern: lowest) + UInt(size)
        #endif
    }
}

#if !canImport(Darwin)
    // A GNU extension that musl has, too; the modules of both leave it out.
    @_silgen_name("pthread_getattr_np")
    private func attributesOfThread(
        _ thread: pthread_t, _ attributes: UnsafeMutablePointer<pthread_attr_t>
    ) -> CInt
#endif
