import SevenBridgesData

/// The values of a file of JSON Lines, read by two strands side by side and handed out in the order of the file.
///
/// A few chunks of whole lines are under way at a time, so that memory does not grow with the file. What fits one chunk
/// is read where it stands.
final class JSONLinesFile: ValueStream {
    private let file: InputFile
    private let session: Session
    private let strands: [Strand]
    /// The chunks under way, in the order of the file.
    private var pending: [Task<ChunkResult, Never>] = []
    /// How many chunks were handed to a strand.
    private var started = 0
    /// The start of a line whose end was not read yet.
    private var rest: [UInt8] = []
    /// The lines of the chunks that were handed out.
    private var lines = 0
    private var isAtEnd = false

    init(_ file: InputFile, _ demand: Set<String>?, _ session: Session) {
        self.file = file
        self.session = session
        strands = (0..<3).map { _ in Strand(demand) }
    }

    deinit {
        for chunk in pending { chunk.cancel() }
    }

    func next() async throws -> [Value]? {
        while true {
            try session.checkForInterrupt()
            try startChunks()
            guard !pending.isEmpty else { return nil }
            let chunk = await pending.removeFirst().value
            if let fault = chunk.fault {
                pending = []
                throw fault.shifted(by: lines).fault(in: "'\(file.path.spelling)'")
            }
            lines += chunk.lines
            if !chunk.values.isEmpty { return chunk.values }
        }
    }

    /// Keeps every strand busy; each is free again once its chunk was handed out, as they take turns.
    private func startChunks() throws {
        while pending.count < strands.count, let chunk = try nextChunk() {
            let strand = strands[started % strands.count]
            started += 1
            pending.append(Task.detached { strand.read(chunk) })
        }
    }

    /// The next whole lines, or what is left at the end; nil after it.
    private func nextChunk() throws -> [UInt8]? {
        while !isAtEnd {
            let start = rest.count
            isAtEnd = try file.read(into: &rest) == 0
            guard rest.count <= LineSplitter.longestLine else {
                throw FormatFault(message: "the line is longer than 256 MiB", line: lines + 1)
                    .fault(in: "'\(file.path.spelling)'")
            }
            if isAtEnd { break }
            guard let end = rest[start...].lastIndex(of: UInt8(ascii: "\n")) else { continue }
            let tail = Array(rest[(end + 1)...])
            defer { rest = tail }
            rest.removeSubrange((end + 1)...)
            return rest
        }
        defer { rest = [] }
        return rest.isEmpty ? nil : rest
    }

    /// A reader that one chunk at a time is given to.
    ///
    /// `@unchecked Sendable` because the stream gives a strand its next chunk only after it has awaited the last one.
    private final class Strand: @unchecked Sendable {
        private let reader: JSONReader

        init(_ demand: Set<String>?) {
            reader = JSONReader(keeping: demand)
        }

        func read(_ chunk: [UInt8]) -> ChunkResult {
            var lines = JSONLinesReader(reader)
            do {
                var values = try chunk.withUnsafeBufferPointer { try lines.values(in: $0) }
                values += try lines.finish()
                return ChunkResult(values: values, lines: lines.lineCount)
            } catch {
                return ChunkResult(lines: lines.lineCount, fault: error as? FormatFault)
            }
        }
    }
}

/// What came of a chunk.
private struct ChunkResult: Sendable {
    var values: [Value] = []
    var lines: Int
    var fault: FormatFault?
}

extension FormatFault {
    /// The fault where the text is not the start of what was read.
    func shifted(by lines: Int) -> FormatFault {
        var fault = self
        fault.line += lines
        return fault
    }
}
