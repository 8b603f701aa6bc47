import CEditLine

extension EditSession {
    /// Our command behind TAB.
    func complete() -> UInt8 {
        guard let completer = configuration.completer else { return UInt8(CC_ERROR) }
        let line = editedLine
        let completions = completer.completions(for: line.text, cursor: line.cursor)
        awaitsCandidates = completions.isPending
        let edit = CompletionEdit(line: line.text, cursor: line.cursor, completions: completions)
        guard !edit.isEmpty else { return UInt8(awaitsCandidates ? CC_NORM : CC_ERROR) }
        let toEnd = toEnd(of: line)
        if edit.deleted > 0 { el_deletestr(handle, Int32(clamping: edit.deleted)) }
        if !edit.inserted.isEmpty { _ = el_winsertstr(handle, edit.inserted.wide) }
        guard !edit.listed.isEmpty else { return UInt8(CC_REFRESH) }
        let lines = CompletionListing.lines(edit.listed, columns: screen.columns, rows: screen.rows)
        streams.write(toEnd + "\n" + lines.map { $0 + "\n" }.joined())
        _ = editline_refresh(handle)
        return UInt8(CC_NORM)
    }
}
