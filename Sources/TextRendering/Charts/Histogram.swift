/// How many of many numbers lie in each of some equal stretches.
public struct Histogram: Sendable, Hashable {
    /// The numbers from `lower` up to, but without, `upper`.
    public struct Bin: Sendable, Hashable {
        /// Where it starts.
        public var lower: Double
        /// Where the next one starts.
        public var upper: Double
        /// How many numbers lie in it.
        public var count: Int
    }

    /// The bins from the first to the last that holds any, empty ones between them too.
    public private(set) var bins: [Bin] = []

    /// Counts finite numbers in 5 to 20 stretches that start at round numbers.
    public init(_ numbers: [Double], unit: AxisUnit = .number) {
        guard let least = numbers.min(), let greatest = numbers.max() else { return }
        let steps = RoundSteps(
            span: greatest - least, count: Self.binCount(for: numbers.count), unit: unit)
        let edges = steps.multiples(from: least, to: greatest)
        bins = zip(edges, edges.dropFirst()).map { Bin(lower: $0, upper: $1, count: 0) }
        let first = steps.count(below: least)
        for number in numbers {
            // The greatest number may stand on the last edge.
            let index = min(max(0, steps.count(below: number) - first), bins.count - 1)
            bins[index].count += 1
        }
    }

    /// By Sturges' rule.
    private static func binCount(for count: Int) -> Int {
        min(20, max(5, Int.bitWidth - count.leadingZeroBitCount + 1))
    }

    /// A bar for each bin, labelled with its edges.
    public func chart(label: (Double) -> String) -> BarChart {
        BarChart(
            bins.map { bin in
                BarChart.Bar(
                    label: "\(label(bin.lower)) .. \(label(bin.upper))", value: Double(bin.count),
                    text: String(bin.count))
            })
    }
}
