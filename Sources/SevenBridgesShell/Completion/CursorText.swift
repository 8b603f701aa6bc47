import ShellLanguage

/// The text around the cursor, and the ways in which it might go on.
///
/// A text that is being typed is no program yet. So the word at the cursor gets a mark, and what is open gets closed; the
/// language's own parser and checker then say what the mark is. Where they can't, the next way is tried.
struct CursorText {
    /// The line's text before the cursor, after the earlier lines of the entry.
    let before: String
    /// What follows the cursor; a candidate leaves it as it is.
    let after: String
    let openings: [Opening]
    let isInComment: Bool
    private let earlierLength: Int

    init(_ text: String, cursor: Int, earlierLines: String) {
        let scalars = text.unicodeScalars
        let end = scalars.index(scalars.startIndex, offsetBy: max(0, cursor), limitedBy: scalars.endIndex)
        before = earlierLines + String(scalars[..<(end ?? scalars.endIndex)])
        after = String(scalars[(end ?? scalars.endIndex)...])
        earlierLength = earlierLines.unicodeScalars.count
        (openings, isInComment) = Opening.scan(Array(before.utf8))
    }

    /// The place of a byte in the edited line, in Unicode scalars; nil if it is in an earlier line.
    func column(ofByte offset: Int) -> Int? {
        let length = String(decoding: before.utf8.prefix(offset), as: UTF8.self).unicodeScalars.count
        return length < earlierLength ? nil : length - earlierLength
    }

    /// Whether only space stands between a separator of statements and a byte.
    func startsStatement(at offset: Int) -> Bool {
        let last = before.utf8.prefix(offset).last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return last.map { ";{}\n".utf8.contains($0) } ?? true
    }

    /// The ways to make a program of the text, the likeliest first.
    var attempts: [Attempt] {
        var attempts: [Attempt] = []
        if !after.isEmpty { attempts.append(Attempt(before, after)) }
        let closings = openings.reversed().map(\.closing)
        // A condition or a `for` wants a block behind it, at any level of what is open.
        let endings =
            [closings.joined()]
            + (0...closings.count).map { closings[..<$0].joined() + " {}" + closings[$0...].joined() }
        attempts += endings.map { Attempt(before, $0) }
        if openings.last == .brace {
            attempts.append(Attempt(before, ": 0" + closings.joined(), isKey: true))
        }
        guard openings.last?.isQuote != true else { return attempts }
        return attempts + endings.compactMap { Attempt(operatorAt: before, $0) }
    }

    /// A program with a mark where the cursor is.
    struct Attempt {
        /// The operator that binds tightest of those that take anything.
        static let standIn = "?? "
        /// What is put at the cursor: part of a name to every part of the language.
        static let mark = "zCURSORz"

        let text: String
        /// The byte at which the mark begins.
        let offset: Int
        /// What stands in the place of an operator that was begun, and so is not the program's; nil elsewhere.
        var typedOperator: String?
        var isKey = false

        init(_ before: String, _ rest: String, isKey: Bool = false) {
            text = before + Self.mark + rest
            offset = before.utf8.count
            self.isKey = isKey
        }

        /// Where an operator might stand: it is put there, and the mark after it.
        init?(operatorAt before: String, _ rest: String) {
            let word = before.reversed().prefix { !$0.isWhitespace }
            guard word.count < before.count else { return nil }
            let start = before.dropLast(word.count) + Self.standIn
            text = start + Self.mark + rest
            offset = start.utf8.count
            typedOperator = String(word.reversed())
        }

        /// Where the mark stands in the program; nil if the program can't be read.
        func place(in context: CompletionContext) -> Place? {
            let source = Source(name: "<completion>", text: text)
            guard
                let insight = context.commands.insight(
                    into: source, at: offset, globals: context.typedVariables)
            else { return nil }
            return Place(insight, self)
        }
    }
}
