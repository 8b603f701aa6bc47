import Testing

@testable import LineEditing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Keystrokes into a real pseudo-terminal. One at a time: signals are the process's.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct EditLineTests {
    private static let left = "\u{1B}[D"
    private static let up = "\u{1B}[A"
    private static let backspace = "\u{7F}"
    private static let enter = "\r"

    private let terminal: PseudoTerminal

    init() throws {
        terminal = try PseudoTerminal()
    }

    private func editor(_ change: (inout EditLine.Configuration) -> Void = { _ in }) throws -> EditLine {
        var configuration = EditLine.Configuration()
        configuration.input = terminal.terminal
        configuration.output = terminal.terminal
        configuration.terminalType = "xterm"
        configuration.readsEditrc = false
        configuration.handlesSignals = false
        change(&configuration)
        return try EditLine(configuration)
    }

    /// Reads one line while typing each text as soon as the one beside it is shown.
    private func read(_ editor: EditLine, prompt: String = "sbsh> ", _ steps: [(after: String, type: String)])
        async throws -> LineEvent
    {
        async let event = editor.readLine(prompt: prompt)
        for step in steps {
            let shown = try await terminal.shown(until: step.after)
            #expect(shown.hasSuffix(step.after))
            terminal.type(step.type)
        }
        return await event
    }

    private func read(_ editor: EditLine, typing keys: String) async throws -> LineEvent {
        try await read(editor, [("sbsh> ", keys)])
    }

    @Test func editsWithinTheLine() async throws {
        let keys = "helox" + Self.backspace + Self.left + "l" + Self.enter
        #expect(try await read(editor(), typing: keys) == .line("hello"))
    }

    @Test func readsSeveralLines() async throws {
        let editor = try editor()
        #expect(try await read(editor, typing: "one\r") == .line("one"))
        #expect(try await read(editor, typing: "\r") == .line(""))
        #expect(try await read(editor, typing: " two \n") == .line(" two "))
    }

    @Test func editsWholeCharactersOfUTF8() async throws {
        let keys =
            "grüße 表格 🧬!" + Self.backspace + Self.left + Self.left + Self.left + Self.backspace + Self.enter
        #expect(try await read(editor(), typing: keys) == .line("grüße 格 🧬"))
    }

    @Test func repairsInvalidInput() async throws {
        let editor = try editor()
        async let event = editor.readLine(prompt: "sbsh> ")
        _ = try await terminal.shown(until: "sbsh> ")
        terminal.type(bytes: [0x61, 0xFF, 0xC3, 0x62, 0x0D])
        #expect(await event == .line("a\u{FFFD}\u{FFFD}b"))
    }

    @Test func recallsHistoryWithTheArrowKeys() async throws {
        let history = History(file: nil)
        history.record("projects")
        history.record("def f {\n  files\n}")
        let editor = try editor { $0.history = history }
        #expect(try await read(editor, typing: Self.up + Self.up + Self.enter) == .line("projects"))
        #expect(try await read(editor, typing: Self.up + Self.enter) == .line("def f {\n  files\n}"))
        history.record("tasks")
        #expect(try await read(editor, typing: Self.up + " x" + Self.enter) == .line("tasks x"))
    }

    @Test func searchesHistoryWithControlR() async throws {
        let history = History(file: nil)
        for entry in ["projects | first 3", "files project=p1", "tasks"] { history.record(entry) }
        let editor = try editor { $0.history = history }
        let event = try await read(
            editor,
            [("sbsh> ", "\u{12}"), ("bck:", "first"), ("first 3", "\u{1B}"), ("", Self.enter)]
        )
        #expect(event == .line("projects | first 3"))
    }

    @Test func controlCAbandonsTheLine() async throws {
        let editor = try editor()
        #expect(try await read(editor, typing: "projec" + Self.left + "\u{3}") == .interrupted)
        #expect(try await terminal.shown(until: "^C\r\n").hasSuffix("^C\r\n"))
        #expect(try await read(editor, typing: "files\r") == .line("files"))
    }

    @Test func controlCAbandonsASearch() async throws {
        let editor = try editor { $0.history = History(file: nil) }
        #expect(try await read(editor, [("sbsh> ", "\u{12}"), ("bck:", "x\u{3}")]) == .interrupted)
        #expect(try await read(editor, typing: "files\r") == .line("files"))
    }

    @Test func controlDEndsInputOnAnEmptyLineOnly() async throws {
        let editor = try editor()
        #expect(try await read(editor, typing: "a\u{4}\r") == .line("a"))
        #expect(try await read(editor, typing: "\u{4}") == .endOfInput)
        #expect(try await read(editor, typing: "b\r") == .line("b"))
    }

    @Test func aTerminalThatGoesAwayEndsInput() async throws {
        let editor = try editor()
        async let event = editor.readLine(prompt: "sbsh> ")
        _ = try await terminal.shown(until: "sbsh> ")
        terminal.hangUp()
        #expect(await event == .endOfInput)
    }

    @Test func insertsTheOnlyCandidate() async throws {
        let editor = try editor { $0.completer = ToyCompleter() }
        #expect(try await read(editor, typing: "list tas\tx\r") == .line("list tasks x"))
    }

    @Test func listsCandidatesBelowTheLine() async throws {
        let editor = try editor { $0.completer = ToyCompleter() }
        async let event = editor.readLine(prompt: "sbsh> ")
        _ = try await terminal.shown(until: "sbsh> ")
        terminal.type("list p\t")
        #expect(
            try await terminal.shown(until: "sbsh> list pro")
                == """
                list p\r\u{1B}[12C\r
                projects    what you work in\r
                properties  what it has\r
                sbsh> list pro
                """
        )
        terminal.type("j\t\r")
        #expect(await event == .line("list projects "))
    }

    @Test func pastedNewlinesDoNotRunAnything() async throws {
        let paste = "\u{1B}[200~projects |\r  first 3\r\n\u{1B}[201~"
        #expect(
            try await read(editor(), typing: "x" + paste + "!" + Self.enter)
                == .line("xprojects |\n  first 3!"))
    }

    @Test func showsANoticeAboveTheLine() async throws {
        let editor = try editor()
        async let event = editor.readLine(prompt: "sbsh> ")
        _ = try await terminal.shown(until: "sbsh> ")
        terminal.type("fil")
        _ = try await terminal.shown(until: "fil")
        editor.wake(.print("[1] done"))
        #expect(try await terminal.shown(until: "sbsh> fil") == "\r\u{1B}[J[1] done\r\nsbsh> fil")
        terminal.type("es\r")
        #expect(await event == .line("files"))
    }

    @Test func asksForThePromptAgainWhenItRepaints() async throws {
        let editor = try editor()
        let count = Counter()
        async let event = editor.readLine(prompt: { "\(count.next())> " })
        _ = try await terminal.shown(until: "1> ")
        editor.wake(.repaint)
        #expect(try await terminal.shown(until: "2> ").hasSuffix("2> "))
        terminal.type("x\r")
        #expect(await event == .line("x"))
    }

    @Test func colouredPromptsTakeTheirVisibleWidth() async throws {
        let editor = try editor()
        async let event = editor.readLine(prompt: "\u{1B}[1msbsh\u{1B}[0m> ")
        #expect(try await terminal.shown(until: "> ").hasSuffix("\u{1B}[1msbsh\u{1B}[0m> "))
        terminal.type("ab\u{1}x\r")
        #expect(await event == .line("xab"))
    }

    @Test func redrawsWhenTheWindowChanges() async throws {
        let editor = try editor { $0.handlesSignals = true }
        async let event = editor.readLine(prompt: "sbsh> ")
        _ = try await terminal.shown(until: "sbsh> ")
        terminal.type("files project=p1")
        _ = try await terminal.shown(until: "p1")
        terminal.resize(columns: 20, rows: 24)
        kill(getpid(), SIGWINCH)
        let shown = try await terminal.shown(until: "p1")
        #expect(shown.hasPrefix("\r\u{1B}[1A\u{1B}[Jsbsh> files project"))
        terminal.type("\r")
        #expect(await event == .line("files project=p1"))
    }

    /// libedit 3.1 alone crashes here.
    @Test func editsTextTallerThanTheScreen() async throws {
        terminal.resize(columns: 20, rows: 3)
        let text = String(repeating: "0123456789", count: 20)
        let event = try await read(editor(), typing: text + "\u{1}x\u{5}" + text + Self.enter)
        #expect(event == .line("x" + text + text))
    }

    @Test func editsTextTallerThanLibeditsPicture() async throws {
        let lines = Array(repeating: "line", count: 420).joined(separator: "\n")
        let editor = try editor()
        async let event = editor.readLine(prompt: "sbsh> ")
        _ = try await terminal.shown(until: "sbsh> ")
        terminal.type("\u{1B}[200~\(lines)\u{1B}[201~")
        _ = try await terminal.shown(until: "line\r\nline")
        let typed = String(repeating: "y", count: 100)
        terminal.type("\u{1}x\u{5}\(typed)\r")
        // Nobody may stop looking before the read ends: the terminal would fill up.
        async let rest = terminal.shown(until: "\u{1B}[?2004l")
        #expect(await event == .line("x" + lines + typed))
        #expect(try await rest.hasSuffix("\u{1B}[?2004l"))
    }

    @Test func editsWithViKeys() async throws {
        let editor = try editor { $0.keyMap = .vi }
        let event = try await read(editor, [("sbsh> ", "helo\u{1B}"), ("\u{8}", "il\r")])
        #expect(event == .line("hello"))
    }

    @Test func cancellingTheTaskEndsTheRead() async throws {
        let editor = try editor()
        let reading = Task { await editor.readLine(prompt: "sbsh> ") }
        _ = try await terminal.shown(until: "sbsh> ")
        reading.cancel()
        #expect(await reading.value == .cancelled)
        #expect(try await read(editor, typing: "x\r") == .line("x"))
    }

    @Test func asksForTheRestOfAnEntry() async throws {
        let editor = try editor()
        let assembler = LineAssembler { $0.hasSuffix("}") }
        async let event = editor.readEntry(prompt: { "sbsh> " }, assembler: assembler)
        _ = try await terminal.shown(until: "sbsh> ")
        terminal.type("def f {\r")
        _ = try await terminal.shown(until: "... ")
        terminal.type("}\r")
        #expect(await event == .line("def f {\n}"))
    }

    @Test func needsATerminal() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(throws: LineEditingError(.notATerminal)) { try editor { $0.input = ends[0] } }
    }
}

/// Completes the last word from a short list.
private struct ToyCompleter: Completing {
    private let words = [
        Candidate("projects", description: "what you work in", suffix: " "),
        Candidate("properties", description: "what it has", suffix: " "),
        Candidate("tasks", suffix: " "),
    ]

    func completions(for line: String, cursor: Int) -> Completions {
        let before = line.unicodeScalars.prefix(cursor)
        let start =
            before.lastIndex(of: " ").map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0
        let typed = String(before.dropFirst(start))
        return Completions(start: start, candidates: words.filter { $0.text.hasPrefix(typed) })
    }
}
