/// How lines are drawn: with colour or without, with box-drawing characters or ASCII only.
///
/// Colour adds escape sequences around finished text and never changes its width. Whether the reader wants colour
/// (a terminal, `NO_COLOR`) is the caller's decision.
public struct Style: Sendable, Hashable {
    /// Whether headers are bold and rules dim, with ANSI escape sequences.
    public var isColoured: Bool
    /// Whether rules and bars keep to ASCII.
    public var isASCII: Bool

    /// A style; plain by default, with box-drawing characters.
    public init(isColoured: Bool = false, isASCII: Bool = false) {
        self.isColoured = isColoured
        self.isASCII = isASCII
    }

    /// No colour, no escape sequences.
    public static let plain = Style()

    /// The character that rules are made of.
    var rule: String { isASCII ? "-" : "─" }

    func bold(_ text: String) -> String { wrapped(text, code: "1") }

    func dim(_ text: String) -> String { wrapped(text, code: "2") }

    private func wrapped(_ text: String, code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
