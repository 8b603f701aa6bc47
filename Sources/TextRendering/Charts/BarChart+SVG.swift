extension BarChart {
    private static let barHeight = 24.0
    private static let pictureWidth = 720
    private static let barRoom = 400.0

    /// The chart as a picture, a text in SVG.
    public func svg() -> String {
        let margin = 10.0
        let labelRoom = 200.0
        let span = BarSpan(bars.map(\.value))
        let height = Int(Self.barHeight) * bars.count + Int(2 * margin)
        var picture = SVGDocument(width: Self.pictureWidth, height: height)
        for (row, bar) in bars.enumerated() {
            let y = margin + Double(row) * Self.barHeight
            let start = labelRoom + span.fraction(min(0, bar.value)) * Self.barRoom
            let end = labelRoom + span.fraction(max(0, bar.value)) * Self.barRoom
            let label = DisplayWidth.truncated(PrintableText.line(bar.label), to: 30)
            picture.text(label, x: labelRoom - 8, y: y + 16, anchor: .end)
            picture.rectangle(
                x: start, y: y + 3, width: end - start, height: Self.barHeight - 6,
                title: "\(bar.label): \(bar.text)")
            picture.text(bar.text, x: end + 6, y: y + 16)
        }
        return picture.text
    }
}
