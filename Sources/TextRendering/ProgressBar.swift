/// One line that shows how far something is.
///
/// When there is little room, first the bar shrinks and goes, then details go from the right, then the label is
/// shortened.
public struct ProgressBar: Sendable, Hashable {
    /// What is going on, for example a file's name.
    public var label: String
    /// The part that is done, from 0 to 1; `nil` (or not a number) where the total is unknown.
    public var fraction: Double?
    /// Texts after the bar, the most important first: `1.2 GB of 2.8 GB`, `85 MB/s`, `0:19`.
    public var details: [String]
    /// The columns that the label is padded to, so that bars below one another align.
    public var labelWidth: Int

    /// A progress bar.
    public init(label: String, fraction: Double?, details: [String] = [], labelWidth: Int = 0) {
        self.label = label
        self.fraction = fraction
        self.details = details
        self.labelWidth = labelWidth
    }

    private static let barWidths = 4...32
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// The line, at most `width` columns wide. 100% is shown only when all is done.
    public func line(width: Int, style: Style = .plain) -> String {
        let done = fraction.flatMap { $0.isNaN ? nil : min(1, max(0, $0)) }
        let percent = done.map { DisplayWidth.padded("\(Int($0 * 100))%", to: 4, alignment: .right) }
        let head = [paddedLabel(room: width - (percent == nil ? 0 : 5)), percent].compactMap(\.self)
            .joined(separator: " ")
        let tail = fittingDetails(after: DisplayWidth.columns(of: head), width: width)
        let room = width - DisplayWidth.columns(of: head) - DisplayWidth.columns(of: tail) - 1
        guard let done, room >= Self.barWidths.lowerBound else {
            return DisplayWidth.truncated((head + tail).withoutTrailingSpaces, to: width)
        }
        let bar = Self.bar(done, width: min(room, Self.barWidths.upperBound), style: style)
        return "\(head) \(bar)\(tail)".withoutTrailingSpaces
    }

    private func paddedLabel(room: Int) -> String {
        let shown = DisplayWidth.truncated(PrintableText.line(label), to: max(1, room))
        return DisplayWidth.padded(shown, to: labelWidth, alignment: .left)
    }

    private func fittingDetails(after used: Int, width: Int) -> String {
        var shown = details.map(PrintableText.line)[...]
        while !shown.isEmpty, used + DisplayWidth.columns(of: Self.joined(shown)) > width {
            shown.removeLast()
        }
        return Self.joined(shown)
    }

    private static func joined(_ details: ArraySlice<String>) -> String {
        details.map { "  " + $0 }.joined()
    }

    private static func bar(_ done: Double, width: Int, style: Style) -> String {
        let unit = style.isASCII ? 1 : 8
        let filled = Int(done * Double(width * unit))
        let whole = String(repeating: style.isASCII ? "#" : "█", count: filled / unit)
        return DisplayWidth.padded(whole + eighths[filled % unit], to: width, alignment: .left)
    }
}
