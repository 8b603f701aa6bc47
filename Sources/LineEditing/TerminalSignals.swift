import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Tells one reading editor of window changes (SIGWINCH) and of going on after a stop (SIGCONT).
///
/// libedit's own handling (`EL_SIGNAL`) works on its state from whatever thread the signal reaches; these handlers only
/// write a byte into the editor's bell. Handlers of the program are put back after the read, and not called meanwhile.
struct TerminalSignals {
    /// The descriptor that handlers write to, -1 while no editor reads.
    private static let bell = Atomic<Int32>(-1)
    private static let numbers = [SIGWINCH, SIGCONT]

    private let before: [sigaction]

    /// Installs the handlers; `nil` if another editor of this process has them.
    init?(ringing bell: Doorbell) {
        guard
            Self.bell.compareExchange(expected: -1, desired: bell.writeEnd, ordering: .acquiringAndReleasing)
                .exchanged
        else { return nil }
        before = Self.numbers.map { number in
            var action = Self.action
            var previous = sigaction()
            sigaction(number, &action, &previous)
            return previous
        }
    }

    /// Puts back what was there.
    func uninstall() {
        for (number, action) in zip(Self.numbers, before) {
            var action = action
            sigaction(number, &action, nil)
        }
        Self.bell.store(-1, ordering: .releasing)
    }

    /// Has job control reach this thread, the one that reads from and writes to the terminal.
    ///
    /// A thread inherits its signal mask, and the cooperative pool's threads block nearly everything: Ctrl-Z would do
    /// nothing, and a read in the background would fail instead of stopping the process.
    static func admitJobControl() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGTSTP, SIGTTIN, SIGTTOU] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Stops the whole process group as Ctrl-Z does, and returns when it goes on.
    ///
    /// The signal to the group is ignored here and raised for ourselves after it: a signal to a group may reach us late,
    /// when the terminal is set up for editing again.
    static func stopProcessGroup() {
        var ignoring = sigaction()
        var previous = sigaction()
        setHandler(of: &ignoring, to: SIG_IGN)
        sigaction(SIGTSTP, &ignoring, &previous)
        kill(0, SIGTSTP)
        sigaction(SIGTSTP, &previous, nil)
        raise(SIGTSTP)
    }

    private static var action: sigaction {
        var action = sigaction()
        action.sa_flags = SA_RESTART
        setHandler(of: &action) { number in
            let savedError = errno
            var byte = (number == SIGCONT ? Doorbell.Reason.continued : .resized).rawValue
            let descriptor = TerminalSignals.bell.load(ordering: .acquiring)
            if descriptor >= 0 { _ = write(descriptor, &byte, 1) }
            errno = savedError
        }
        return action
    }

    private static func setHandler(of action: inout sigaction, to handler: (@convention(c) (Int32) -> Void)?)
    {
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
    }
}
