/// Dots on a grid of characters: eight to a character with braille, one with ASCII.
struct DotCanvas {
    private let columns: Int
    private let rows: Int
    private let isASCII: Bool
    private var cells: [UInt8]

    /// How many dots there are in each direction.
    let width: Int
    let height: Int

    init(columns: Int, rows: Int, isASCII: Bool) {
        self.columns = columns
        self.rows = rows
        self.isASCII = isASCII
        width = isASCII ? columns : columns * 2
        height = isASCII ? rows : rows * 4
        cells = Array(repeating: 0, count: columns * rows)
    }

    /// The bits of a braille pattern, by the dot's place in its character: U+2800 and those of ISO/TR 11548-1.
    private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    /// Sets a dot; `y` counts from the bottom. One beyond the edge is not drawn.
    mutating func set(_ x: Int, _ y: Int) {
        guard (0..<width).contains(x), (0..<height).contains(y) else { return }
        let row = height - 1 - y
        guard !isASCII else { return cells[row * columns + x] = 1 }
        cells[row / 4 * columns + x / 2] |= Self.bits[row % 4][x % 2]
    }

    /// Sets the dots on the straight line between two.
    mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
        let (across, up) = (end.x - start.x, end.y - start.y)
        let steps = max(across.magnitude, up.magnitude)
        for step in 0...steps {
            let part = steps == 0 ? 0 : Double(step) / Double(steps)
            set(
                start.x + Int((Double(across) * part).rounded()), start.y + Int((Double(up) * part).rounded())
            )
        }
    }

    /// The rows of characters, from top to bottom.
    var lines: [String] {
        (0..<rows).map { row in
            String(String.UnicodeScalarView(cells[row * columns..<(row + 1) * columns].map(character)))
        }
    }

    private func character(_ cell: UInt8) -> Unicode.Scalar {
        guard cell != 0 else { return " " }
        return isASCII ? "*" : Unicode.Scalar(0x2800 + UInt32(cell)) ?? " "
    }
}
