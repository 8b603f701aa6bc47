import TranscriptTesting

/// An article in Markdown: prose, and blocks of code that may be transcripts.
struct Article {
    enum Piece {
        case prose([String])
        case code([String])
    }

    let pieces: [Piece]

    init(_ markdown: String) {
        var pieces: [Piece] = []
        var lines: [String] = []
        var isCode = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            guard line.hasPrefix("```") else {
                lines.append(line)
                continue
            }
            pieces.append(isCode ? .code(lines) : .prose(lines))
            lines = []
            isCode.toggle()
        }
        pieces.append(.prose(lines))
        self.init(pieces)
    }

    private init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// The article with what its examples print now.
    func replayed(_ run: (String) async -> String) async -> Article {
        var replayed: [Piece] = []
        for piece in pieces {
            guard case .code(let lines) = piece, lines.first?.hasPrefix("~> ") == true else {
                replayed.append(piece)
                continue
            }
            let transcript = await Transcript(lines.joined(separator: "\n")).replayed(run)
            replayed.append(
                .code(
                    transcript.description.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                        .map(String.init)))
        }
        return Article(replayed)
    }

    /// Its blocks of code that are no transcripts.
    var scripts: [String] {
        pieces.compactMap { piece in
            guard case .code(let lines) = piece, lines.first?.hasPrefix("~> ") == false else { return nil }
            return lines.joined(separator: "\n")
        }
    }

    var markdown: String {
        pieces.map { piece in
            switch piece {
            case .prose(let lines): lines.joined(separator: "\n")
            case .code(let lines): (["```"] + lines + ["```"]).joined(separator: "\n")
            }
        }.joined(separator: "\n")
    }
}

extension Article {
    private static let width = 80

    /// The article for a terminal: headings underlined, paragraphs refilled, code indented.
    var plainText: String {
        pieces.map { piece in
            switch piece {
            case .prose(let lines): Self.plain(lines)
            case .code(let lines):
                lines.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
            }
        }.joined(separator: "\n")
    }

    /// Prose, paragraph by paragraph.
    private static func plain(_ lines: [String]) -> String {
        var result: [String] = []
        var paragraph: [String] = []
        func flush() {
            guard !paragraph.isEmpty else { return }
            result += filled(paragraph.joined(separator: " "))
            paragraph = []
        }
        for line in lines {
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("- ") { flush() }
            if line.isEmpty {
                result.append("")
            } else if line.hasPrefix("#") {
                let marks = line.prefix { $0 == "#" }.count
                let title = String(line.dropFirst(marks + 1))
                result += [title, String(repeating: marks == 1 ? "═" : "─", count: title.count)]
            } else {
                paragraph.append(line)
            }
        }
        flush()
        return result.joined(separator: "\n")
    }

    /// Words in lines of the width; a list's lines hang below its first word.
    private static func filled(_ text: String) -> [String] {
        let margin = text.hasPrefix("- ") ? "  " : ""
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = margin + word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }
}
