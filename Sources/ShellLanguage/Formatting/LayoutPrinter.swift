/// Prints a layout: a group stays on its line if it fits up to the next line break, and is broken if not.
struct LayoutPrinter {
    private struct Item {
        var layout: Layout
        var indentation: Int
        var isFlat: Bool
    }

    /// The longest line, where there is a choice.
    static let width = 100
    private static let indentationStep = 4

    private var output = ""
    private var column = 0
    private var isAtLineStart = true
    /// A comment reaches to the end of its line: what follows stands on the next.
    private var needsNewline = false
    private var pending: [Item]

    private init(_ layout: Layout) {
        pending = [Item(layout: layout, indentation: 0, isFlat: false)]
    }

    static func text(of layout: Layout) -> String {
        var printer = LayoutPrinter(layout)
        while let item = printer.pending.popLast() { printer.print(item) }
        if !printer.isAtLineStart { printer.output += "\n" }
        return printer.output
    }

    private mutating func print(_ item: Item) {
        switch item.layout.kind {
        case .empty: break
        case .text(let text), .verbatim(let text): write(text, item)
        case .space: if !isAtLineStart, !needsNewline { write(" ", item) }
        case .line where item.isFlat: print(Item(layout: .space, indentation: 0, isFlat: true))
        case .softLine where item.isFlat: break
        case .line, .softLine, .newline: breakLine()
        case .blankLine:
            breakLine()
            if !output.isEmpty { output += "\n" }
        case .comment(let text, let isTrailing): writeComment(text, isTrailing, item)
        case .sequence(let parts):
            for part in parts.reversed() { push(part, item.indentation, isFlat: item.isFlat) }
        case .indented(let content):
            push(content, item.indentation + (item.isFlat ? 0 : 1), isFlat: item.isFlat)
        case .group(let content, let isBroken):
            push(
                content, item.indentation,
                isFlat: !isBroken && (item.isFlat || fits(content, item.indentation)))
        }
    }

    private mutating func push(_ layout: Layout, _ indentation: Int, isFlat: Bool) {
        pending.append(Item(layout: layout, indentation: indentation, isFlat: isFlat))
    }

    // MARK: Writing

    private mutating func write(_ text: String, _ item: Item) {
        if needsNewline { breakLine() }
        if isAtLineStart {
            column = item.indentation * Self.indentationStep
            output += String(repeating: " ", count: column)
            isAtLineStart = false
        }
        output += text
        if case .verbatim = item.layout.kind, let last = text.split(separator: "\n").last {
            column = last.count
        } else {
            column += text.count
        }
    }

    private mutating func writeComment(_ text: String, _ isTrailing: Bool, _ item: Item) {
        if isTrailing, !isAtLineStart, !needsNewline {
            dropTrailingSpace()
            output += "  " + text
        } else {
            if !isAtLineStart { breakLine() }
            write(text, item)
        }
        needsNewline = true
    }

    private mutating func breakLine() {
        needsNewline = false
        guard !isAtLineStart else { return }
        dropTrailingSpace()
        output += "\n"
        isAtLineStart = true
    }

    private mutating func dropTrailingSpace() {
        while output.utf8.last == 0x20 { output.removeLast() }
    }

    // MARK: Fitting

    /// Whether a group, and what follows it up to the next place for a newline, fits on the line.
    private func fits(_ content: Layout, _ indentation: Int) -> Bool {
        let isOnNewLine = isAtLineStart || needsNewline
        var room = Self.width - (isOnNewLine ? indentation * Self.indentationStep : column)
        var inside: [(Layout, isFlat: Bool)] = [(content, true)]
        var next = pending.endIndex
        while room >= 0 {
            if inside.isEmpty {
                guard next > 0 else { return true }
                next -= 1
                inside.append((pending[next].layout, pending[next].isFlat))
            }
            guard let (layout, isFlat) = inside.popLast() else { return true }
            switch layout.kind {
            case .empty: break
            case .softLine, .line:
                if !isFlat { return true }
                if case .line = layout.kind { room -= 1 }
            case .text(let text): room -= text.count
            case .verbatim(let text):
                return text.prefix { $0 != "\n" }.count <= room
            case .space: room -= 1
            case .newline, .blankLine, .comment: return true
            case .sequence(let parts):
                for part in parts.reversed() { inside.append((part, isFlat)) }
            case .indented(let content): inside.append((content, isFlat))
            case .group(let content, let isBroken): inside.append((content, isFlat && !isBroken))
            }
        }
        return false
    }
}
