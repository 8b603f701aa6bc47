import CEditLine

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// libedit's handle and all that its callbacks touch.
///
/// It is made, used and destroyed on the editor's thread (`DedicatedThread`), and is not sendable. libedit calls back
/// into it for the prompt, for each character and for our own commands; the handle's client data is this object.
final class EditSession {
    let configuration: EditLine.Configuration
    let inbox: Inbox
    let streams: TerminalStreams
    let handle: OpaquePointer
    let history: OpaquePointer
    /// Whether the terminal understands cursor motion and pastes.
    let isSmart: Bool

    var decoder = KeyDecoder()
    var cancellation = Cancellation()
    /// How the read ends if not with a line.
    var outcome: LineEvent?
    /// Whether the last key was a TAB for which a better answer may arrive.
    var awaitsCandidates = false
    /// Whether that answer is there.
    var hasCandidates = false
    /// Pasted texts on their way to our paste command.
    var pastes: [String] = []
    var prompt: @Sendable () -> String = { "" }
    var promptText = PromptText("")
    var screen: ScreenSize
    /// Whether libedit has our idea of the screen's size; it forgets it with each read.
    var hasToldScreenSize = false
    /// The prompt in memory that libedit may read.
    let promptBuffer = WideBuffer()
    private var enteredHistory = 0

    init(_ configuration: EditLine.Configuration, inbox: Inbox) throws(LineEditingError) {
        TerminalSignals.admitJobControl()
        self.configuration = configuration
        self.inbox = inbox
        streams = try TerminalStreams(input: configuration.input, output: configuration.output)
        let type = configuration.terminalType ?? getenv("TERM").map { String(cString: $0) } ?? "dumb"
        screen = ScreenSize(of: streams.inputDescriptor)
        isSmart = !["", "dumb", "unknown"].contains(type)
        guard let history = history_winit() else { throw LineEditingError(.editorUnavailable) }
        self.history = history
        let (program, streams) = (configuration.program, streams)
        guard
            let handle = TerminalWidth.inUTF8({
                el_init(program, streams.input, streams.output, streams.output)
            })
        else {
            history_wend(history)
            throw LineEditingError(.editorUnavailable)
        }
        self.handle = handle
        TerminalWidth.inUTF8 { setUp() }
    }

    deinit {
        TerminalWidth.inUTF8 {
            el_end(handle)
            history_wend(history)
        }
    }

    /// The session that a callback's handle belongs to.
    static func owning(_ handle: OpaquePointer?) -> EditSession? {
        guard let handle, let client = editline_client(handle) else { return nil }
        return Unmanaged<EditSession>.fromOpaque(client).takeUnretainedValue()
    }

    /// Edits one line.
    func readLine(prompt: @escaping @Sendable () -> String, cancellation: Cancellation) -> LineEvent {
        guard !cancellation.isRequested else { return .cancelled }
        self.prompt = prompt
        self.cancellation = cancellation
        outcome = nil
        let signals = configuration.handlesSignals ? TerminalSignals(ringing: inbox.bell) : nil
        defer { signals?.uninstall() }
        return TerminalWidth.inUTF8 {
            prepare()
            defer { marksPastes(false) }
            return event(of: gets())
        }
    }

    private func prepare() {
        enterNewHistory()
        for case .print(let text) in inbox.take() { streams.write(text + "\n") }
        awaitsCandidates = false
        hasCandidates = false
        evaluatePrompt()
        screen = ScreenSize(of: streams.inputDescriptor)
        hasToldScreenSize = false
        // libedit does this itself only when it waits for the first key, after it has shown the prompt: what is typed in
        // between would be echoed twice, and Ctrl-C would be a signal.
        _ = editline_prepare_terminal(handle, 1)
        marksPastes(true)
    }

    private func gets() -> String? {
        var count: Int32 = 0
        guard let line = el_wgets(handle, &count), count > 0 else { return nil }
        return String(wide: line, count: Int(count))
    }

    private func event(of line: String?) -> LineEvent {
        if let outcome { return outcome }
        guard let line else {
            streams.write("\n")
            return .endOfInput
        }
        return .line(line.hasSuffix("\n") ? String(line.dropLast()) : line)
    }

    private func enterNewHistory() {
        guard let entries = configuration.history?.entries(after: &enteredHistory) else { return }
        for entry in entries { _ = editline_history_enter(history, entry.wide) }
    }
}
