/// Which side of a column its cells stand on.
public enum Alignment: Sendable, Hashable {
    case left
    case right
}

/// Rows of text under headers, drawn to fit a width.
///
/// What is too wide is shortened with `…`, the widest columns first; when every column is at its minimum, columns are
/// left out from the right and named in a last line. Control characters in cells are shown, never passed on.
public struct Table: Sendable {
    /// A column: its header, and how it may be drawn.
    public struct Column: Sendable, Hashable {
        /// The header.
        public var header: String
        /// Numbers stand right, everything else left.
        public var alignment: Alignment
        /// Whether cells may be shortened; an id cut in half is of no use.
        public var canShrink: Bool
        /// The columns that shortened cells keep at least.
        public var minimumWidth: Int

        /// A column; left aligned and free to shrink to 6 by default.
        public init(
            _ header: String, alignment: Alignment = .left, canShrink: Bool = true, minimumWidth: Int = 6
        ) {
            self.header = header
            self.alignment = alignment
            self.canShrink = canShrink
            self.minimumWidth = minimumWidth
        }
    }

    /// The columns, from left to right.
    public var columns: [Column]
    /// The cells of each row. Missing cells are empty; cells beyond the last column are not shown.
    public var rows: [[String]]

    /// A table.
    public init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The lines of the table, none wider than `width` columns (`nil`: as wide as it takes).
    ///
    /// A table without rows or columns has no lines. No line ends in a space.
    public func lines(width: Int? = nil, style: Style = .plain) -> [String] {
        guard !columns.isEmpty, !rows.isEmpty else { return [] }
        let headers = columns.map { PrintableText.line($0.header) }
        let cells = rows.map { row in
            columns.indices.map { $0 < row.count ? PrintableText.line(row[$0]) : "" }
        }
        let layout = TableLayout(columns: columns, headers: headers, cells: cells, width: width)
        let header = line(headers, layout: layout)
        let rule = layout.widths.map { String(repeating: style.rule, count: $0) }
            .joined(separator: TableLayout.separator)
        return [style.bold(header), style.dim(rule)] + cells.map { line($0, layout: layout) }
            + note(on: headers.dropFirst(layout.widths.count), width: width, style: style)
    }

    private func line(_ cells: [String], layout: TableLayout) -> String {
        let shown = zip(zip(cells, columns), layout.widths).map { cell, width in
            let text = DisplayWidth.truncated(cell.0, to: width)
            return DisplayWidth.padded(text, to: width, alignment: cell.1.alignment)
        }
        return shown.joined(separator: TableLayout.separator).withoutTrailingSpaces
    }

    private func note(on omitted: ArraySlice<String>, width: Int?, style: Style) -> [String] {
        guard !omitted.isEmpty else { return [] }
        let noun = omitted.count == 1 ? "column" : "columns"
        let text = "(+\(omitted.count) \(noun): \(omitted.joined(separator: ", ")))"
        return [style.dim(width.map { DisplayWidth.truncated(text, to: max(1, $0)) } ?? text)]
    }
}

extension String {
    var withoutTrailingSpaces: String {
        guard let end = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...end])
    }
}
