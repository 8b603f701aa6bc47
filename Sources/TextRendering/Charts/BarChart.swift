/// Numbers as bars, one below the other, each with its label and its number as text.
public struct BarChart: Sendable, Hashable {
    /// A bar.
    public struct Bar: Sendable, Hashable {
        /// What stands before it.
        public var label: String
        /// Its length; a negative one goes to the left.
        public var value: Double
        /// The number as it is written.
        public var text: String

        /// A bar.
        public init(label: String, value: Double, text: String) {
            self.label = label
            self.value = value
            self.text = text
        }
    }

    /// The bars, from top to bottom.
    public var bars: [Bar]

    /// A chart of bars.
    public init(_ bars: [Bar]) {
        self.bars = bars
    }

    /// The lines of the chart, in at most `width` columns as long as labels and numbers leave room for bars.
    ///
    /// A chart without bars has no lines. No line ends in a space.
    public func lines(width: Int = 80, style: Style = .plain) -> [String] {
        let labels = bars.map { PrintableText.line($0.label) }
        let texts = bars.map { PrintableText.line($0.text) }
        let labelWidth = min(Self.widest(labels), max(8, width * 2 / 5))
        let room = max(10, width - labelWidth - Self.widest(texts) - 3)
        let span = BarSpan(bars.map(\.value))
        return bars.indices.map { index in
            let label = DisplayWidth.truncated(labels[index], to: labelWidth)
            let padded = DisplayWidth.padded(label, to: labelWidth, alignment: .left)
            let bar = span.bar(bars[index].value, room: room, style: style)
            let end = bar.isEmpty ? texts[index] : "\(bar) \(texts[index])"
            return "\(padded)  \(end)".withoutTrailingSpaces
        }
    }

    private static func widest(_ texts: [String]) -> Int {
        texts.reduce(0) { max($0, DisplayWidth.columns(of: $1)) }
    }
}

/// The stretch of numbers that bars go over: zero is always part of it.
struct BarSpan {
    let lower: Double
    let upper: Double

    init(_ values: [Double]) {
        lower = min(0, values.min() ?? 0)
        upper = max(0, values.max() ?? 0)
    }

    /// Where a number stands, from 0 at the lower end to 1 at the upper one.
    func fraction(_ value: Double) -> Double {
        // Halved, so that the difference of two huge numbers stays finite.
        let span = upper / 2 - lower / 2
        return span > 0 ? (value / 2 - lower / 2) / span : 0
    }

    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    func bar(_ value: Double, room: Int, style: Style) -> String {
        guard lower >= 0, !style.isASCII else { return wholeCells(value, room, style.isASCII ? "#" : "█") }
        let eighths = Int((fraction(value) * Double(room * 8)).rounded())
        let shown = value > 0 ? max(1, eighths) : eighths
        return String(repeating: "█", count: shown / 8) + Self.eighths[shown % 8]
    }

    /// A bar from zero to the left or to the right.
    private func wholeCells(_ value: Double, _ room: Int, _ cell: String) -> String {
        let zero = Int((fraction(0) * Double(room)).rounded())
        var end = Int((fraction(value) * Double(room)).rounded())
        if end == zero, value != 0 { end += value > 0 ? 1 : -1 }
        let (left, right) = (max(0, min(zero, end)), max(zero, end))
        let gap = String(repeating: " ", count: left)
        return gap + String(repeating: cell, count: max(0, right - left))
    }
}
