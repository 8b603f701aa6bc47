import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns Ctrl-C and SIGTERM into the cancellation of what is running.
///
/// A second Ctrl-C, while the first one still has no effect, ends the process at once.
@MainActor
final class Interrupts {
    private var sources: [any DispatchSourceSignal] = []
    private let current = CurrentWork()

    init() {
        for number in [SIGINT, SIGTERM] {
            sources.append(Self.source(number, current))
        }
    }

    /// Made outside the main actor: the handler runs on a queue of its own, also while the main thread computes.
    private nonisolated static func source(_ number: Int32, _ current: CurrentWork)
        -> any DispatchSourceSignal
    {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { current.interrupt() }
        source.activate()
        return source
    }

    /// Runs work that an interrupt cancels.
    func running(_ work: @escaping @MainActor () async throws -> Void) async throws {
        let task = Task { @MainActor in try await work() }
        current.begin { task.cancel() }
        defer { current.end() }
        try await task.value
    }
}

/// The work under way, as the signal handler's thread sees it.
private final class CurrentWork: Sendable {
    private struct State {
        var cancel: (@Sendable () -> Void)?
        var isInterrupted = false
    }

    private let state = Mutex(State())

    func begin(_ cancel: @escaping @Sendable () -> Void) {
        state.withLock { $0 = State(cancel: cancel) }
    }

    func end() {
        state.withLock { $0 = State() }
    }

    func interrupt() {
        let (cancel, isRepeated) = state.withLock { state in
            defer { state.isInterrupted = true }
            return (state.cancel, state.isInterrupted)
        }
        guard let cancel else { return }
        if isRepeated { _exit(ExitStatus.interrupted.rawValue) }
        cancel()
    }
}
