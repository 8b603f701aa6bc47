/// Reads one line after another.
public protocol LineReader: Sendable {
    /// Reads a line.
    ///
    /// One read at a time; a second waits for the first. Cancelling the task ends the wait with `.cancelled` and loses
    /// nothing but the line being edited.
    /// - Parameter prompt: What stands before the line, asked for again whenever the line is redrawn from scratch. It
    ///   may hold colour sequences (`ESC [ ... m`) but no newline. Readers without a terminal ignore it.
    /// - Returns: The line, or why there is none.
    func readLine(prompt: @escaping @Sendable () -> String) async -> LineEvent
}

extension LineReader {
    /// Reads a line after a fixed prompt.
    public func readLine(prompt: String = "") async -> LineEvent {
        await readLine(prompt: { prompt })
    }
}

/// What a read came to.
public enum LineEvent: Sendable, Hashable {
    /// A line, without the newline that ended it. Text pasted in one piece may hold newlines.
    case line(String)
    /// Ctrl-C: the line was abandoned.
    case interrupted
    /// Ctrl-D on an empty line, the end of the file, or a terminal that went away.
    case endOfInput
    /// The task that waited was cancelled.
    case cancelled
    /// Nothing could be read.
    case failed(LineEditingError)
}
