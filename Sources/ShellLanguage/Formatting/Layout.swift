/// Text with the places where it may be broken into lines, after Wadler's "A prettier printer".
///
/// A layout knows nothing of the language; `LayoutPrinter` decides which of its groups fit on a line.
struct Layout: Sendable {
    indirect enum Kind: Sendable {
        case empty
        /// Text on one line.
        case text(String)
        /// Text that stays as it is, with the newlines in it: a `"""` string.
        case verbatim(String)
        /// A space, but not at the start of a line.
        case space
        /// A space or, where the group around it is broken, a newline.
        case line
        /// Nothing or, where the group around it is broken, a newline.
        case softLine
        case newline
        /// A newline and an empty line.
        case blankLine
        /// A comment: behind what is on the line already, or on a line of its own. A line break follows in any case.
        case comment(String, isTrailing: Bool)
        case sequence([Layout])
        case indented(Layout)
        case group(Layout, isBroken: Bool)
    }

    let kind: Kind
    /// Whether it takes more than one line whatever the width.
    let isBroken: Bool
    /// Whether a comment is in it.
    let holdsComment: Bool

    private init(_ kind: Kind, isBroken: Bool = false, holdsComment: Bool = false) {
        self.kind = kind
        self.isBroken = isBroken
        self.holdsComment = holdsComment
    }

    static let empty = Layout(.empty)
    static let space = Layout(.space)
    static let line = Layout(.line)
    static let softLine = Layout(.softLine)
    static let newline = Layout(.newline, isBroken: true)
    static let blankLine = Layout(.blankLine, isBroken: true)

    static func text(_ text: String) -> Layout {
        text.utf8.contains(0x0A) ? Layout(.verbatim(text)) : Layout(.text(text))
    }

    static func comment(_ text: String, isTrailing: Bool) -> Layout {
        Layout(.comment(text, isTrailing: isTrailing), isBroken: true, holdsComment: true)
    }

    static func sequence(_ parts: [Layout]) -> Layout {
        Layout(
            .sequence(parts), isBroken: parts.contains(where: \.isBroken),
            holdsComment: parts.contains(where: \.holdsComment))
    }

    static func indented(_ parts: Layout...) -> Layout {
        let content = sequence(parts)
        return Layout(.indented(content), isBroken: content.isBroken, holdsComment: content.holdsComment)
    }

    /// Broken where it has to be or does not fit; a comment in it breaks it.
    static func group(_ content: Layout, isBroken: Bool = false) -> Layout {
        let breaks = isBroken || content.holdsComment
        return Layout(
            .group(content, isBroken: breaks), isBroken: breaks || content.isBroken,
            holdsComment: content.holdsComment)
    }

    var isEmpty: Bool {
        if case .empty = kind { true } else { false }
    }
}

extension Layout: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    init(stringLiteral text: String) {
        self = .text(text)
    }

    init(arrayLiteral parts: Layout...) {
        self = .sequence(parts)
    }
}
