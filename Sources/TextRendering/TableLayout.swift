/// The widths of a table's columns, for those of its columns that fit.
struct TableLayout: Equatable {
    static let separator = "  "

    /// One width a shown column, from the left; columns beyond are left out.
    private(set) var widths: [Int]

    /// Finds widths for headers and cells that are already safe to show.
    init(columns: [Table.Column], headers: [String], cells: [[String]], width: Int?) {
        let spans = columns.indices.map { index in
            Span(column: columns[index], texts: [headers[index]] + cells.map { $0[index] })
        }
        widths = width.map { Self.fit(spans, into: max(1, $0)) } ?? spans.map(\.natural)
    }

    /// How narrow and how wide a column may be.
    private struct Span {
        let minimum: Int
        let natural: Int

        init(column: Table.Column, texts: [String]) {
            natural = max(1, texts.reduce(0) { max($0, DisplayWidth.columns(of: $1)) })
            minimum = column.canShrink ? min(natural, max(1, column.minimumWidth)) : natural
        }

        func clamped(to level: Int) -> Int { max(minimum, min(natural, level)) }
    }

    private static func fit(_ spans: [Span], into width: Int) -> [Int] {
        var shown = spans[...]
        while shown.count > 1, total(shown.map(\.minimum)) > width { shown.removeLast() }
        guard total(shown.map(\.minimum)) <= width else { return [width] }
        return levelled(Array(shown), into: width)
    }

    /// Cuts everything above one level, the highest that fits; what is left over goes to the leftmost columns.
    private static func levelled(_ spans: [Span], into width: Int) -> [Int] {
        var low = 1
        var high = max(1, min(width, spans.reduce(1) { max($0, $1.natural) }))
        while low < high {
            let middle = (low + high + 1) / 2
            if total(spans.map { $0.clamped(to: middle) }) <= width {
                low = middle
            } else {
                high = middle - 1
            }
        }
        var widths = spans.map { $0.clamped(to: low) }
        for index in widths.indices where total(widths) < width && widths[index] < spans[index].natural {
            widths[index] += 1
        }
        return widths
    }

    private static func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + separator.utf8.count * (widths.count - 1)
    }
}
