/// The text of a picture in SVG 1.1 that stands for itself: no scripts, no fonts, nothing from elsewhere.
struct SVGDocument {
    private let width: Int
    private let height: Int
    private var elements: [String] = []

    /// Where a text stands to its point.
    enum Anchor: String {
        case start, middle, end
    }

    static let colour = "#2b7bba"
    static let faint = "#cccccc"

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, title: String) {
        let place = "x=\"\(Self.text(x))\" y=\"\(Self.text(y))\""
        let size = "width=\"\(Self.text(width))\" height=\"\(Self.text(height))\""
        elements.append(
            "<rect \(place) \(size) fill=\"\(Self.colour)\"><title>\(Self.escaped(title))</title></rect>")
    }

    mutating func line(_ start: (x: Double, y: Double), _ end: (x: Double, y: Double)) {
        let from = "x1=\"\(Self.text(start.x))\" y1=\"\(Self.text(start.y))\""
        let to = "x2=\"\(Self.text(end.x))\" y2=\"\(Self.text(end.y))\""
        elements.append("<line \(from) \(to) stroke=\"\(Self.faint)\"/>")
    }

    mutating func polyline(_ points: [(x: Double, y: Double)]) {
        let places = points.map { "\(Self.text($0.x)),\(Self.text($0.y))" }.joined(separator: " ")
        elements.append(
            "<polyline points=\"\(places)\" fill=\"none\" stroke=\"\(Self.colour)\" stroke-width=\"2\"/>")
    }

    mutating func circle(x: Double, y: Double) {
        elements.append(
            "<circle cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"3\" fill=\"\(Self.colour)\"/>")
    }

    mutating func text(_ text: String, x: Double, y: Double, anchor: Anchor = .start) {
        let place = "x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" text-anchor=\"\(anchor.rawValue)\""
        elements.append("<text \(place)>\(Self.escaped(text))</text>")
    }

    /// The whole document, with a line end after each element.
    var text: String {
        let size = "width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\""
        let font = "font-family=\"sans-serif\" font-size=\"12\""
        let lines =
            ["<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(font)>"] + elements.map { "  " + $0 }
            + ["</svg>"]
        return lines.map { $0 + "\n" }.joined()
    }

    /// A coordinate, to a tenth of a pixel.
    private static func text(_ number: Double) -> String {
        let tenths = (number * 10).rounded()
        guard tenths.magnitude < 1e15 else { return "0" }
        return tenths.truncatingRemainder(dividingBy: 10) == 0 ? "\(Int(tenths / 10))" : "\(tenths / 10)"
    }

    private static func escaped(_ text: String) -> String {
        PrintableText.line(text).reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }
}
