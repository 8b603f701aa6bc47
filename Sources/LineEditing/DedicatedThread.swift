import Dispatch
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A thread for blocking work on a state that never leaves it.
///
/// The thread starts with the first job, makes the state, runs jobs in order, and ends when this object goes away. As
/// the state is made, used and destroyed there, it need not be sendable: this is how a C handle has one owner.
final class DedicatedThread<State>: Sendable {
    private let jobs = JobQueue<State>()
    private let makeState: @Sendable () -> State
    private let isStarted = Mutex(false)

    /// A thread that will make its state when it is first needed.
    init(makeState: @escaping @Sendable () -> State) {
        self.makeState = makeState
    }

    deinit {
        jobs.close()
    }

    /// Runs a job on the thread and waits for its result without blocking a thread of the cooperative pool.
    func run<Output: Sendable>(
        _ job: @escaping @Sendable (State) -> Output
    ) async throws(LineEditingError) -> Output {
        try startOnce()
        return await withCheckedContinuation { continuation in
            jobs.append { continuation.resume(returning: job($0)) }
        }
    }

    private func startOnce() throws(LineEditingError) {
        let status = isStarted.withLock { isStarted in
            guard !isStarted else { return Int32(0) }
            let status = ThreadBody.start { [jobs, makeState] in jobs.runAll(on: makeState()) }
            isStarted = status == 0
            return status
        }
        guard status == 0 else { throw LineEditingError(.outOfResources, systemError: status) }
    }
}

/// Jobs that wait for the thread.
private final class JobQueue<State>: Sendable {
    typealias Job = @Sendable (State) -> Void

    private let waiting = Mutex<[Job?]>([])
    private let available = DispatchSemaphore(value: 0)

    func append(_ job: @escaping Job) {
        waiting.withLock { $0.append(job) }
        available.signal()
    }

    /// Lets the thread end after the jobs appended so far.
    func close() {
        waiting.withLock { $0.append(nil) }
        available.signal()
    }

    func runAll(on state: State) {
        while let job = next() { job(state) }
    }

    private func next() -> Job? {
        available.wait()
        return waiting.withLock { $0.removeFirst() }
    }
}

/// The one argument that a POSIX thread takes.
private final class ThreadBody: Sendable {
    private let body: @Sendable () -> Void

    private init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }

    /// Starts a detached thread; gives the error number, 0 if it runs.
    static func start(_ body: @escaping @Sendable () -> Void) -> Int32 {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let context = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
        let status = pthread_create(
            &thread,
            nil,
            {
                ThreadBody.run($0)
                return nil
            },
            context
        )
        guard status == 0 else {
            Unmanaged<ThreadBody>.fromOpaque(context).release()
            return status
        }
        #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
        return 0
    }

    private static func run(_ context: UnsafeMutableRawPointer?) {
        guard let context else { return }
        Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().body()
    }
}
