import CEditLine

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension EditSession {
    /// The keys that are ours in both key maps, beside libedit's own.
    private static let bindings = [
        ("\t", "sbsh-complete"),
        ("\u{12}", "em-inc-search-prev"),  // Ctrl-R
        (pasteTrigger, "sbsh-paste"),
    ]

    /// Keys that would spoil vi's Escape; its own arrow keys work.
    private static let emacsBindings = [
        ("\u{1B}[1;5C", "em-next-word"),  // Ctrl-Right
        ("\u{1B}[1;5D", "ed-prev-word"),  // Ctrl-Left
        ("\u{1B}[3~", "ed-delete-next-char"),  // Delete
    ]

    /// Stands for a paste among the characters; a C1 control, which `KeyDecoder` never lets through from outside.
    private static let pasteTrigger = "\u{90}"
    static let pasteTriggerCharacter = wchar_t(0x90)

    // libedit keeps pointers to the names of commands; these are never freed.
    private nonisolated(unsafe) static let completeName = lasting("sbsh-complete")
    private nonisolated(unsafe) static let completeHelp = lasting("Complete the word before the cursor")
    private nonisolated(unsafe) static let pasteName = lasting("sbsh-paste")
    private nonisolated(unsafe) static let pasteHelp = lasting("Insert what was pasted")

    /// Tells libedit where its callbacks are, and which keys do what.
    func setUp() {
        _ = editline_set_client(handle, Unmanaged.passUnretained(self).toOpaque())
        if let type = configuration.terminalType { _ = editline_set_terminal(handle, type) }
        _ = editline_set_reader(handle) { EditSession.owning($0)?.nextCharacter($1) ?? -1 }
        _ = editline_set_prompt(
            handle, { EditSession.owning($0)?.promptForLibedit() }, wchar_t(PromptText.mark.value))
        _ = editline_read_signal_keys(handle)
        addCommands()
        setUpHistory()
        setUpKeys()
    }

    private func addCommands() {
        _ = editline_add_command(handle, Self.completeName, Self.completeHelp) { handle, _ in
            EditSession.owning(handle)?.complete() ?? UInt8(CC_ERROR)
        }
        _ = editline_add_command(handle, Self.pasteName, Self.pasteHelp) { handle, _ in
            EditSession.owning(handle)?.insertPaste() ?? UInt8(CC_ERROR)
        }
    }

    private func setUpHistory() {
        _ = editline_history_set_size(history, Int32(clamping: History.limit))
        _ = editline_set_history(handle, history)
    }

    /// Our keys first, so that `~/.editrc` has the last word; again if it chose the other key map, which resets them.
    private func setUpKeys() {
        _ = editline_set_editor(handle, configuration.keyMap.rawValue.wide)
        bindKeys(configuration.keyMap)
        guard configuration.readsEditrc, el_source(handle, nil) == 0 else { return }
        let chosen = currentKeyMap
        if chosen != configuration.keyMap { bindKeys(chosen) }
    }

    private var currentKeyMap: EditLine.KeyMap {
        guard let name = editline_editor(handle) else { return configuration.keyMap }
        return EditLine.KeyMap(rawValue: String(wide: name, count: wcslen(name))) ?? configuration.keyMap
    }

    private func bindKeys(_ keyMap: EditLine.KeyMap) {
        for (key, command) in Self.bindings { _ = editline_bind(handle, key.wide, command.wide) }
        switch keyMap {
        case .emacs:
            for (key, command) in Self.emacsBindings { _ = editline_bind(handle, key.wide, command.wide) }
        case .vi:
            _ = editline_bind_alternate(handle, Self.pasteTrigger.wide, "sbsh-paste".wide)
        }
    }

    private static func lasting(_ text: String) -> UnsafePointer<wchar_t> {
        let buffer = UnsafeMutableBufferPointer<wchar_t>.allocate(capacity: text.wide.count)
        _ = buffer.initialize(from: text.wide)
        return UnsafePointer(buffer.baseAddress!)  // Not empty: the zero at the end.
    }
}
