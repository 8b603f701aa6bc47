/// Points joined by a line, from the least `x` to the greatest, with an axis for each direction.
public struct LineChart: Sendable {
    /// A point.
    public struct Point: Sendable, Hashable {
        /// How far to the right.
        public var x: Double
        /// How far up.
        public var y: Double

        /// A point of finite numbers.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// What is drawn, in one line above it.
    public var title: String
    /// The points; they are drawn in the order of `x`.
    public var points: [Point]
    /// What the numbers along each axis count.
    public var units: (x: AxisUnit, y: AxisUnit)
    /// Writes a number of the horizontal axis.
    public var xLabel: @Sendable (Double) -> String
    /// Writes a number of the vertical axis.
    public var yLabel: @Sendable (Double) -> String

    /// A chart of points.
    public init(
        title: String, points: [Point], units: (x: AxisUnit, y: AxisUnit) = (.number, .number),
        xLabel: @escaping @Sendable (Double) -> String, yLabel: @escaping @Sendable (Double) -> String
    ) {
        self.title = title
        self.points = points.sorted { $0.x < $1.x }
        self.units = units
        self.xLabel = xLabel
        self.yLabel = yLabel
    }

    private static let rows = 12

    /// The lines of the chart, in at most `width` columns as long as the labels leave room for the plot.
    ///
    /// A chart without points has no lines. No line ends in a space.
    public func lines(width: Int = 80, style: Style = .plain) -> [String] {
        guard let plane = ChartPlane(self) else { return [] }
        let labels = plane.yTicks.map { PrintableText.line(yLabel($0)) }
        let margin = labels.reduce(0) { max($0, DisplayWidth.columns(of: $1)) }
        var canvas = DotCanvas(
            columns: max(10, width - margin - 2), rows: Self.rows, isASCII: style.isASCII)
        draw(on: &canvas, plane)
        var rowLabels: [Int: String] = [:]
        for (tick, label) in zip(plane.yTicks, labels) {
            rowLabels[Self.rows - 1 - Int((plane.up(tick) * Double(Self.rows - 1)).rounded())] = label
        }
        let marks = style.isASCII ? (tick: "+", side: "|", corner: "+") : (tick: "┤", side: "│", corner: "└")
        let plot = canvas.lines.enumerated().map { row, line in
            let label = DisplayWidth.padded(rowLabels[row] ?? "", to: margin, alignment: .right)
            return "\(label) \(rowLabels[row] == nil ? marks.side : marks.tick)\(line)".withoutTrailingSpaces
        }
        let columns = max(10, width - margin - 2)
        let blank = String(repeating: " ", count: margin + 1)
        let axis = blank + marks.corner + String(repeating: style.rule, count: columns)
        let ends = Self.ends(plane, xLabel, columns)
        return (title.isEmpty ? [] : [style.bold(PrintableText.line(title))]) + plot + [
            axis, blank + " " + ends,
        ]
    }

    private func draw(on canvas: inout DotCanvas, _ plane: ChartPlane) {
        let dots = points.map { point in
            (
                x: Int((plane.across(point.x) * Double(canvas.width - 1)).rounded()),
                y: Int((plane.up(point.y) * Double(canvas.height - 1)).rounded())
            )
        }
        if let only = dots.first { canvas.set(only.x, only.y) }
        for (start, end) in zip(dots, dots.dropFirst()) { canvas.line(from: start, to: end) }
    }

    /// The least and the greatest `x` below the ends of the axis; only one where they read the same.
    private static func ends(_ plane: ChartPlane, _ label: (Double) -> String, _ columns: Int) -> String {
        let first = PrintableText.line(label(plane.left))
        let last = PrintableText.line(label(plane.right))
        let gap = columns - DisplayWidth.columns(of: first) - DisplayWidth.columns(of: last)
        guard first != last, gap > 0 else { return first }
        return first + String(repeating: " ", count: gap) + last
    }
}

/// Where points stand in the unit square, and the round numbers along its left side.
struct ChartPlane {
    let left: Double
    let right: Double
    let yTicks: [Double]
    private let bottom: Double
    private let top: Double

    /// Nil for a chart without points.
    init?(_ chart: LineChart) {
        let heights = chart.points.map(\.y)
        guard let first = chart.points.first, let last = chart.points.last, let least = heights.min(),
            let greatest = heights.max()
        else { return nil }
        (left, right) = (first.x, last.x)
        let steps = RoundSteps(span: greatest - least, count: 4, unit: chart.units.y)
        yTicks = steps.multiples(from: least, to: greatest)
        (bottom, top) = (min(least, yTicks.first ?? least), max(greatest, yTicks.last ?? greatest))
    }

    func across(_ x: Double) -> Double { Self.fraction(x, left, right) }

    func up(_ y: Double) -> Double { Self.fraction(y, bottom, top) }

    /// Halved, so that the difference of two huge numbers stays finite.
    private static func fraction(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
        let span = upper / 2 - lower / 2
        return span > 0 ? (value / 2 - lower / 2) / span : 0.5
    }
}
