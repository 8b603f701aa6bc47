import CEditLine

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The line being edited.
struct EditedLine {
    var text: String
    /// The number of scalars before the cursor.
    var cursor: Int
}

extension EditSession {
    var editedLine: EditedLine {
        guard let info = el_wline(handle)?.pointee, let start = info.buffer else {
            return EditedLine(text: "", cursor: 0)
        }
        let length = max(0, info.lastchar - start)
        let cursor = min(length, max(0, info.cursor - start))
        return EditedLine(text: String(wide: start, count: length), cursor: cursor)
    }

    /// Asks for the prompt; libedit itself asks for it with every key, so it gets a copy.
    func evaluatePrompt() {
        promptText = PromptText(prompt())
        promptBuffer.fill(with: promptText.marked)
    }

    /// libedit's prompt callback.
    ///
    /// The first call of a read comes just after libedit took the terminal's size itself and before it drew anything:
    /// the one moment to correct the size without disturbing its picture.
    func promptForLibedit() -> UnsafeMutablePointer<wchar_t> {
        if !hasToldScreenSize { tellScreenSize() }
        return promptBuffer.start
    }

    /// Has libedit know the size that the terminal has now. It draws nothing.
    func updateScreenSize() {
        let current = ScreenSize(of: streams.inputDescriptor)
        guard current != screen else { return }
        screen = current
        tellScreenSize()
    }

    /// Tells libedit the size, or nearly.
    ///
    /// libedit 3.1 writes outside its picture of the screen when the cursor moves in text taller than the screen and a
    /// line wraps afterwards (`re_fastputc`). So it is told of more rows than there are.
    func tellScreenSize() {
        hasToldScreenSize = true
        _ = editline_set_capability(handle, "co".wide, String(screen.columns).wide)
        _ = editline_set_capability(handle, "li".wide, String(ScreenSize.rowsToldToLibedit).wide)
    }

    /// Puts right, before each key, what libedit may have left wrong.
    ///
    /// Some vi commands leave the cursor before the line's start. And in text taller than even `rowsToldToLibedit`, its
    /// picture of the screen is made anew, with the cursor where it is.
    func keepLineSound() {
        guard let line = el_wline(handle)?.pointee else { return }
        if line.cursor < line.buffer { _ = el_cursor(handle, Int32(line.buffer - line.cursor)) }
        let length = line.lastchar - line.buffer
        let bound = ScreenSize.rowsToldToLibedit - 1
        if length >= bound, position(upTo: length).row >= bound { _ = editline_refresh(handle) }
    }

    /// Draws prompt and line anew below a text (which is empty or ends in a newline), in their present place.
    ///
    /// After a wider window, some terminals join rows and others do not. Where they do not, a row of the old drawing
    /// stays; to guess otherwise could erase what stood above it.
    func redraw(below text: String) {
        updateScreenSize()
        let row = position(upTo: editedLine.cursor).row
        streams.write(isSmart ? "\r" + Self.up(row) + "\u{1B}[J" + text : "\n" + text)
        evaluatePrompt()
        _ = editline_refresh(handle)
    }

    /// Moves from the cursor to the line after the edited text, and shows something at the text's end.
    func leaveLine(showing text: String) {
        streams.write(toEnd(of: editedLine) + text + "\n")
    }

    /// What moves the cursor from its place in the line to the line's end.
    func toEnd(of line: EditedLine) -> String {
        guard isSmart else { return "" }
        let here = position(upTo: line.cursor)
        let end = position(upTo: line.text.unicodeScalars.count)
        let down = String(repeating: "\n", count: max(0, end.row - here.row))
        return down + "\r" + (end.column > 0 ? "\u{1B}[\(end.column)C" : "")
    }

    /// Asks the terminal to mark pasted text, or not to.
    func marksPastes(_ marks: Bool) {
        if isSmart { streams.write("\u{1B}[?2004\(marks ? "h" : "l")") }
    }

    private func position(upTo count: Int) -> ScreenCursor {
        var position = ScreenCursor(columns: screen.columns)
        position.pass(promptText.visible.unicodeScalars)
        position.pass(editedLine.text.unicodeScalars.prefix(count))
        return position
    }

    private static func up(_ rows: Int) -> String {
        rows > 0 ? "\u{1B}[\(rows)A" : ""
    }
}
