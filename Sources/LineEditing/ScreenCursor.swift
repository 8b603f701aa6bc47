/// Where text that libedit draws ends up on the screen, counted from the start of the prompt.
///
/// It follows libedit's own reckoning (`re_refresh_cursor`), so that we find the line's first and last row.
struct ScreenCursor: Hashable {
    /// The width of the terminal, at least 2.
    let columns: Int
    private(set) var row = 0
    private(set) var column = 0

    init(columns: Int) {
        self.columns = columns
    }

    /// Passes over text.
    mutating func pass(_ text: some Sequence<Unicode.Scalar>) {
        for scalar in text { pass(scalar) }
    }

    private mutating func pass(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\n": wrap()
        case "\t": column = (column / 8 + 1) * 8
        default:
            let width = TerminalWidth.columns(of: scalar)
            if width > 1, column + width > columns { wrap() }
            column += width
        }
        if column >= columns {
            row += 1
            column -= columns
        }
    }

    private mutating func wrap() {
        row += 1
        column = 0
    }
}
