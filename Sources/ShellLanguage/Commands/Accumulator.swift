import SevenBridgesData

/// An aggregate on its way: values go in one by one, nulls are passed over, the result comes out at the end.
///
/// Its memory does not grow with the values, but for the median, which has to see them all.
struct Accumulator {
    private let aggregate: Aggregate
    private var count = 0
    private var total = Total()
    /// For the median all values, for an extreme the one that holds so far.
    private var values: [Value] = []

    init(_ aggregate: Aggregate) {
        self.aggregate = aggregate
    }

    mutating func add(_ value: Value) throws(Fault) {
        guard !value.isNull else { return }
        count += 1
        switch aggregate {
        case .count: return
        case .sum, .mean: try total.add(value, for: aggregate.rawValue)
        case .min: try keep(value, if: .less)
        case .max: try keep(value, if: .greater)
        case .median:
            _ = try Comparison.order(values.first ?? value, value)
            values.append(value)
        }
    }

    /// The result; null where there were no values, but 0 for a sum or a count.
    func result() throws(Fault) -> Value {
        switch aggregate {
        case .count: return .int(count)
        case .sum: return try total.sum()
        case .mean: return try total.mean(of: count)
        case .min, .max: return values.first ?? .null
        case .median: return try median()
        }
    }

    private mutating func keep(_ value: Value, if wanted: Order) throws(Fault) {
        guard let best = values.first else {
            _ = try Comparison.order(value, value)
            values = [value]
            return
        }
        if try Comparison.order(value, best) == wanted { values[0] = value }
    }

    /// The middle value; of an even number the mean of the two in the middle, or the lower one where they have none.
    private func median() throws(Fault) -> Value {
        // All were compared with the first as they came: of one kind, they have an order.
        let sorted = values.sorted { (try? Comparison.order($0, $1)) == .less }
        guard let upper = sorted.dropFirst(sorted.count / 2).first else { return .null }
        guard sorted.count.isMultiple(of: 2) else { return upper }
        let lower = sorted[sorted.count / 2 - 1]
        switch (lower, upper) {
        case (.date(let first), .date(let second)):
            let half = try Total.mean(of: [.duration(TimeSpan(microseconds: 0)), try span(first, second)])
            return try Arithmetic.apply(.add, lower, half)
        case (.int, _), (.float, _), (.duration, _): return try Total.mean(of: [lower, upper])
        default: return lower
        }
    }

    private func span(_ first: Timestamp, _ second: Timestamp) throws(Fault) -> Value {
        try Arithmetic.apply(.subtract, .date(second), .date(first))
    }
}
