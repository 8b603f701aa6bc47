import CEditLine

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The size of a terminal in characters.
struct ScreenSize: Hashable {
    var columns = 80
    var rows = 24
}

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
        return EditedLine(
            text: String(wide: start, count: info.lastchar - start), cursor: info.cursor - start)
    }

    /// Asks for the prompt; libedit itself asks for it with every key, so it gets a copy.
    func evaluatePrompt() {
        promptText = PromptText(prompt())
        promptBuffer.fill(with: promptText.marked)
    }

    /// Has libedit know the size that the terminal has now. It draws nothing.
    func updateScreenSize() {
        var size = winsize()
        guard editline_window_size(streams.inputDescriptor, &size) == 0 else { return }
        let current = ScreenSize(
            columns: size.ws_col < 2 ? 80 : Int(size.ws_col),
            rows: size.ws_row < 1 ? 24 : Int(size.ws_row)
        )
        guard current != screen else { return }
        screen = current
        el_resize(handle)
    }

    /// Draws prompt and line anew below a text (which is empty or ends in a newline), in their present place.
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
