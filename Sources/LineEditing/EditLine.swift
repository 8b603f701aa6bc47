import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Edits lines on a terminal with libedit: emacs or vi keys, history, search, completion.
///
/// The editor has a thread of its own, which alone touches libedit's handle; every call here is a message to it and may
/// come from anywhere. The thread, the handle and the history come into being with the first read. The terminal is in
/// raw mode only during a read: Ctrl-C between reads is a signal to the program, during a read it is `.interrupted`.
///
/// Text pasted into a terminal that marks pastes arrives as one line with newlines in it; Enter alone ends a line.
public final class EditLine: LineReader {
    /// Which keys do what, unless `~/.editrc` says otherwise.
    public enum KeyMap: String, Sendable, Hashable {
        case emacs
        case vi
    }

    /// Something for the editor to do while a line is edited.
    public enum Notice: Sendable, Hashable {
        /// Ask for the prompt again and redraw the line.
        case repaint
        /// Show text above the line. A newline is added; controls in it are the caller's responsibility.
        case print(String)
        /// Complete once more, as if TAB were pressed, if the last key was a TAB whose answer was pending.
        case complete
    }

    /// What an editor needs to know.
    public struct Configuration: Sendable {
        /// The program's name, by which `~/.editrc` may limit settings to it.
        public var program = "sbsh"
        /// The descriptor that keys come from; a terminal.
        public var input: Int32 = STDIN_FILENO
        /// The descriptor that lines are drawn on; a terminal.
        public var output: Int32 = STDOUT_FILENO
        /// The keys.
        public var keyMap = KeyMap.emacs
        /// Whether `~/.editrc` is read.
        public var readsEditrc = true
        /// The terminal's type, `nil` for `TERM`.
        public var terminalType: String?
        /// Whether SIGWINCH and SIGCONT are handled during a read.
        public var handlesSignals = true
        /// What the arrow keys and Ctrl-R go through.
        public var history: History?
        /// What TAB asks.
        public var completer: (any Completing)?

        /// The defaults: standard input and output, emacs keys, no history, no completion.
        public init() {}
    }

    private let inbox: Inbox
    private let thread: DedicatedThread<Result<EditSession, LineEditingError>>

    /// An editor; throws if input or output is not a terminal.
    public init(_ configuration: Configuration = Configuration()) throws(LineEditingError) {
        guard isatty(configuration.input) == 1, isatty(configuration.output) == 1 else {
            throw LineEditingError(.notATerminal)
        }
        let inbox = try Inbox()
        self.inbox = inbox
        thread = DedicatedThread {
            Result { () throws(LineEditingError) in try EditSession(configuration, inbox: inbox) }
        }
    }

    /// Edits a line.
    public func readLine(prompt: @escaping @Sendable () -> String) async -> LineEvent {
        await thread.read(bell: inbox.bell) { session, cancellation in
            switch session {
            case .success(let session): session.readLine(prompt: prompt, cancellation: cancellation)
            case .failure(let error): .failed(error)
            }
        }
    }

    /// Gives the editor something to do now, or with the next read if no line is being edited. Never blocks.
    public func wake(_ notice: Notice) {
        inbox.leave(notice)
    }
}

/// What others leave for the editor's thread.
final class Inbox: Sendable {
    let bell: Doorbell
    private let notices = Mutex<[EditLine.Notice]>([])

    init() throws(LineEditingError) {
        bell = try Doorbell()
    }

    func leave(_ notice: EditLine.Notice) {
        notices.withLock { $0.append(notice) }
        bell.ring(.notice)
    }

    func take() -> [EditLine.Notice] {
        notices.withLock { notices in
            defer { notices = [] }
            return notices
        }
    }
}
