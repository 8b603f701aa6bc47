import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A pipe that brings a thread back from `poll(2)`, from any thread or from a signal handler.
final class Doorbell: Sendable {
    /// Why it rang; one byte in the pipe.
    enum Reason: UInt8 {
        /// Someone left a notice, or cancelled.
        case notice = 1
        /// The terminal has another size.
        case resized = 2
        /// The process was stopped and goes on.
        case continued = 3
    }

    /// The end to poll.
    let readEnd: Int32
    /// The end to write a `Reason` to.
    let writeEnd: Int32

    /// A pipe whose ends neither block nor pass to child processes.
    init() throws(LineEditingError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw LineEditingError(.outOfResources, systemError: errno) }
        readEnd = ends[0]
        writeEnd = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Rings. A full pipe rings already, so a failed write loses nothing.
    func ring(_ reason: Reason) {
        var byte = reason.rawValue
        _ = write(writeEnd, &byte, 1)
    }

    /// Why it rang since it was asked last.
    func answer() -> Set<Reason> {
        var reasons: Set<Reason> = []
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(readEnd, &bytes, bytes.count)
            guard count > 0 else { return reasons }
            reasons.formUnion(bytes[..<count].compactMap(Reason.init(rawValue:)))
        }
    }
}

/// Whether the task that waits for one read was cancelled.
final class Cancellation: Sendable {
    private let flag = Atomic(false)

    var isRequested: Bool { flag.load(ordering: .acquiring) }

    func request() { flag.store(true, ordering: .releasing) }
}

extension DedicatedThread {
    /// Runs one read on the thread, and rings the bell when the waiting task is cancelled.
    func read(
        bell: Doorbell,
        _ job: @escaping @Sendable (State, Cancellation) -> LineEvent
    ) async -> LineEvent {
        let cancellation = Cancellation()
        return await withTaskCancellationHandler {
            do throws(LineEditingError) {
                return try await run { job($0, cancellation) }
            } catch {
                return .failed(error)
            }
        } onCancel: {
            cancellation.request()
            bell.ring(.notice)
        }
    }
}
