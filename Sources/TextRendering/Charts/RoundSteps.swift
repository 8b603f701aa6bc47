/// What the numbers along an axis count, which decides what a round step is.
public enum AxisUnit: Sendable, Hashable {
    /// Steps of 1, 2 or 5 times a power of ten.
    case number
    /// Like numbers, but never less than 1.
    case whole
    /// Seconds: steps are those of clocks and calendars.
    case seconds
}

/// Equal steps along an axis, with round numbers between them.
struct RoundSteps {
    /// A step's length is `mantissa` times this power of ten: kept apart, a multiple prints as it should.
    private let mantissa: Double
    private let exponent: Int

    private static let clock: [Double] = [
        1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000,
        7_776_000, 31_536_000,
    ]

    /// Steps of which about `count` make up `span`.
    init(span: Double, count: Int, unit: AxisUnit) {
        let wanted = span > 0 ? span / Double(max(1, count)) : 1
        if unit == .seconds, wanted > 0.5, let step = Self.clock.first(where: { $0 >= wanted }) {
            (mantissa, exponent) = (step, 0)
            return
        }
        var power = Self.decimalExponent(of: wanted)
        let scaled = Self.scale(wanted, by: -power)
        var factor = 1.0
        if scaled > 5 { power += 1 } else if scaled > 2 { factor = 5 } else if scaled > 1 { factor = 2 }
        if unit == .whole, power < 0 { (factor, power) = (1, 0) }
        (mantissa, exponent) = (factor, power)
    }

    /// The number after so many steps from zero.
    func value(_ count: Int) -> Double { Self.scale(Double(count) * mantissa, by: exponent) }

    /// How many whole steps from zero a number is, rounded down.
    func count(below number: Double) -> Int {
        let steps = (Self.scale(number, by: -exponent) / mantissa).rounded(.down)
        return Int(exactly: min(max(steps, -1e15), 1e15)) ?? 0
    }

    /// The step multiples from the last one not above `lower` to the first one not below `upper`.
    func multiples(from lower: Double, to upper: Double) -> [Double] {
        let first = count(below: lower)
        let last = max(count(below: upper), first)
        let end = value(last) < upper || last == first ? last + 1 : last
        return (first...min(end, first + 100)).map(value)
    }

    private static func decimalExponent(of number: Double) -> Int {
        var power = 0
        var rest = number
        while rest >= 10, power < 308 { (rest, power) = (rest / 10, power + 1) }
        while rest < 1, power > -300 { (rest, power) = (rest * 10, power - 1) }
        return power
    }

    /// Times a power of ten; by division where that is exact.
    private static func scale(_ number: Double, by exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent.magnitude { power *= 10 }
        return exponent < 0 ? number / power : number * power
    }
}
