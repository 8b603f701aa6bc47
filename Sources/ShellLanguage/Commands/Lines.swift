import SevenBridgesData

/// `read notes.txt | lines`: the lines of text.
struct Lines: Command {
    let signature = Signature(
        "lines", "the lines of the text that flows in, without their ends", input: .values,
        output: .many(.string),
        examples: [Signature.Example("read notes.txt | lines | count", "how many lines a file has")])

    func open(_ call: Invocation) async throws -> Output {
        guard let input = call.input?.stream else { return .nothing }
        return .many(LineStream(input, call.session))
    }
}

/// Cuts the lines of texts, some at a time: those of a large text are never all there at once.
private final class LineStream: ValueStream {
    private let input: any ValueStream
    private let session: Session
    private var texts: ArraySlice<Value> = []
    private var text = ""
    private var position = 0

    private static let batch = 1024

    init(_ input: any ValueStream, _ session: Session) {
        self.input = input
        self.session = session
    }

    func next() async throws -> [Value]? {
        var lines: [Value] = []
        while lines.count < Self.batch {
            if position < text.utf8.count {
                cut(into: &lines)
            } else if let next = texts.popFirst() {
                try start(next)
            } else if lines.isEmpty, let batch = try await input.next() {
                texts = batch[...]
            } else {
                break
            }
        }
        try session.checkForInterrupt()
        return lines.isEmpty ? nil : lines
    }

    private func start(_ value: Value) throws(Fault) {
        guard case .string(let text) = value else { throw Fault("'lines' takes text, not \(value.phrase)") }
        self.text = text
        self.text.makeContiguousUTF8()
        position = 0
    }

    /// Adds lines until there are enough, or the text ends.
    private func cut(into lines: inout [Value]) {
        position =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                var start = position
                while start < bytes.count, lines.count < Self.batch {
                    let end = LineSplitter.lineEnd(in: bytes, from: start) ?? bytes.count
                    let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
                    lines.append(
                        .string(String(decoding: bytes[start..<(hasReturn ? end - 1 : end)], as: UTF8.self)))
                    start = end + 1
                }
                return start
            } ?? text.utf8.count
    }
}
