import SevenBridgesData

/// `read notes.txt | lines`: the lines of text.
struct Lines: Command {
    let signature = Signature(
        "lines", "the lines of the text that flows in, without their ends", input: .values,
        output: .many(.string),
        examples: [Signature.Example("read notes.txt | lines | count", "how many lines a file has")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        let session = call.session
        return .many(
            MappedStream(input) { batch in
                try session.checkForInterrupt()
                var lines: [Value] = []
                for value in batch {
                    guard case .string(let text) = value else {
                        throw Fault("'lines' takes text, not \(value.phrase)")
                    }
                    Self.append(text, to: &lines)
                }
                return lines
            })
    }

    private static func append(_ text: String, to lines: inout [Value]) {
        var rest = text.utf8[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            var line = rest[..<end]
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            lines.append(.string(String(Substring(line))))
        }
    }
}
