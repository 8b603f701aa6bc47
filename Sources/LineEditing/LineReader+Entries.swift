extension LineReader {
    /// Reads lines until they make a complete entry; `.line` holds the whole of it.
    ///
    /// Ctrl-C abandons the entry. The end of input ends it: what was begun is returned, the end with the next read.
    public func readEntry(
        prompt: @escaping @Sendable () -> String,
        continuationPrompt: String = "... ",
        assembler: LineAssembler
    ) async -> LineEvent {
        var assembler = assembler
        while true {
            let event =
                assembler.isContinuing
                ? await readLine(prompt: continuationPrompt) : await readLine(prompt: prompt)
            switch event {
            case .line(let line):
                if case .entry(let entry) = assembler.add(line) { return .line(entry) }
            case .endOfInput:
                return assembler.finish().map(LineEvent.line) ?? .endOfInput
            case .interrupted, .cancelled, .failed:
                return event
            }
        }
    }
}
