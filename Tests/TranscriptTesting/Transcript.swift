// Transcripts: programs and what they print, side by side in text files. Shared by the tests of the language and of the
// shell, which differ only in the host that runs the programs.

/// A text file with programs and what they print, side by side.
///
/// A line that starts with `~> ` is a program, lines that start with `.. ` go on with it; what follows, up to the next
/// program, is what it must print, diagnostics included. The programs of one file run one after the other on the same
/// host. Lines before the first program are remarks.
public struct Transcript {
    struct Entry {
        var program: String
        var output: String
    }

    let remarks: String
    let entries: [Entry]

    /// The programs, in order.
    public var programs: [String] { entries.map(\.program) }

    /// Reads a transcript.
    public init(_ text: String) {
        var remarks = ""
        var entries: [Entry] = []
        var isInProgram = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("~> ") {
                entries.append(Entry(program: String(line.dropFirst(3)), output: ""))
                isInProgram = true
            } else if isInProgram, line.hasPrefix(".. ") || line == ".." {
                entries[entries.count - 1].program += "\n" + line.dropFirst(3)
            } else if entries.isEmpty {
                remarks += line + "\n"
            } else {
                isInProgram = false
                entries[entries.count - 1].output += line + "\n"
            }
        }
        self.remarks = remarks
        self.entries = entries
    }

    private init(remarks: String, entries: [Entry]) {
        self.remarks = remarks
        self.entries = entries
    }

    /// The same programs with what `run` prints for each of them.
    public func replayed(_ run: (String) async -> String) async -> Transcript {
        var replayed: [Entry] = []
        for entry in entries {
            replayed.append(Entry(program: entry.program, output: await run(entry.program)))
        }
        return Transcript(remarks: remarks, entries: replayed)
    }
}

extension Transcript: CustomStringConvertible {
    /// The transcript as its file has it.
    public var description: String {
        let text = entries.map { entry in
            let lines = entry.program.split(separator: "\n", omittingEmptySubsequences: false)
            let program =
                (["~> " + (lines.first ?? "")] + lines.dropFirst().map { $0.isEmpty ? ".." : ".. " + $0 })
                .joined(separator: "\n")
            let output = entry.output.trimmedNewlines
            return output.isEmpty ? program : program + "\n" + output
        }
        return remarks + text.joined(separator: "\n\n") + "\n"
    }
}

extension String {
    fileprivate var trimmedNewlines: Substring {
        var text = self[...]
        while text.first == "\n" { text.removeFirst() }
        while text.last == "\n" { text.removeLast() }
        return text
    }
}
