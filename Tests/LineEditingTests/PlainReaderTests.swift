import Testing

@testable import LineEditing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct LineSplitterTests {
    private func lines(_ chunks: [String]) -> [String] {
        var splitter = LineSplitter()
        var lines: [String] = []
        for chunk in chunks {
            splitter.add(chunk.utf8)
            while let line = splitter.next() { lines.append(line) }
        }
        return lines + [splitter.finish()].compactMap(\.self)
    }

    @Test(
        arguments: [
            (["a\nb\n"], ["a", "b"]), (["a\r\nb"], ["a", "b"]), (["", "a", "b\n", "\n"], ["ab", ""]),
            (["a\r", "\nb\rc"], ["a", "b\rc"]),
            ([], []), (["\n"], [""]),
        ] as [([String], [String])])
    func cutsLines(chunks: [String], expected: [String]) {
        #expect(lines(chunks) == expected)
    }
}

@Suite(.timeLimit(.minutes(1))) struct PlainReaderTests {
    /// A pipe that holds these bytes; the end to read from, and the end to write to.
    private func pipe(holding bytes: [UInt8]) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        _ = ends.withUnsafeMutableBufferPointer { openPipe($0.baseAddress) }
        _ = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
        return (ends[0], ends[1])
    }

    @Test func readsLinesToTheEnd() async throws {
        let (reading, writing) = pipe(holding: Array("one\r\ntwö\n\nlast".utf8))
        defer { close(reading) }
        close(writing)
        let reader = try PlainReader(descriptor: reading)
        for expected in [.line("one"), .line("twö"), .line(""), .line("last"), .endOfInput, .endOfInput]
            as [LineEvent]
        {
            #expect(await reader.readLine() == expected)
        }
    }

    @Test func repairsInvalidUTF8() async throws {
        let (reading, writing) = pipe(holding: [0x61, 0xFF, 0x62, 0x0A, 0xC3])
        defer { close(reading) }
        close(writing)
        let reader = try PlainReader(descriptor: reading)
        #expect(await reader.readLine() == .line("a\u{FFFD}b"))
        #expect(await reader.readLine() == .line("\u{FFFD}"))
    }

    @Test func cancellingLosesNothing() async throws {
        let (reading, writing) = pipe(holding: Array("half".utf8))
        defer { close(reading) }
        let reader = try PlainReader(descriptor: reading)
        let waiting = Task { await reader.readLine() }
        waiting.cancel()
        #expect(await waiting.value == .cancelled)
        close(writing)
        #expect(await reader.readLine() == .line("half"))
    }

    @Test func reportsADescriptorThatCannotBeRead() async throws {
        let reader = try PlainReader(descriptor: -1)
        let waiting = Task { await reader.readLine() }
        #expect(await waiting.value == .failed(LineEditingError(.readFailed, systemError: EBADF)))
    }

    @Test func entriesEndWithTheInput() async throws {
        let (reading, writing) = pipe(holding: Array("def f {\n\n".utf8))
        defer { close(reading) }
        close(writing)
        let reader = try PlainReader(descriptor: reading)
        let assembler = LineAssembler(endsAtBlankLine: false) { $0.hasSuffix("}") }
        #expect(await reader.readEntry(prompt: { "" }, assembler: assembler) == .line("def f {\n"))
        #expect(await reader.readEntry(prompt: { "" }, assembler: assembler) == .endOfInput)
    }
}

/// `pipe(2)`, under a name that no method hides.
private func openPipe(_ ends: UnsafeMutablePointer<Int32>?) -> Int32 {
    guard let ends else { return -1 }
    return pipe(ends)
}
