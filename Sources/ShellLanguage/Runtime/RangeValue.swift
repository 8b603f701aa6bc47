import SevenBridgesData

/// `1..10` or `5..1`: whole numbers from one bound to the other, both included. Immutable.
final class RangeValue: Value.Box, @unchecked Sendable {
    let first: Int
    let last: Int

    init(_ first: Int, _ last: Int) {
        self.first = first
        self.last = last
    }

    override var kind: String { "range" }
    override var text: String { "\(first)..\(last)" }

    func contains(_ number: Int) -> Bool {
        (min(first, last)...max(first, last)).contains(number)
    }

    /// How many numbers there are; nil where that does not fit an int.
    var count: Int? {
        let (difference, overflow) = max(first, last).subtractingReportingOverflow(min(first, last))
        let (count, carry) = difference.addingReportingOverflow(1)
        return overflow || carry ? nil : count
    }

    /// The numbers from a position on, at most so many.
    func batch(from position: Int, limit: Int) -> [Value] {
        let step = first <= last ? 1 : -1
        let count = min(limit, (self.count ?? .max) - position)
        return (0..<max(0, count)).map { .int(first + step * (position + $0)) }
    }
}
