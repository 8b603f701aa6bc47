/// A length of time in microseconds, positive or negative: the `duration` of the language.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// The whole length in microseconds.
    public var microseconds: Int64

    /// A span of so many microseconds.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The shorter span is the lesser one.
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The span in seconds.
    public var seconds: Double { Double(microseconds) / 1_000_000 }

    /// A span of so many seconds, rounded to microseconds; nil where it is out of range or not a number.
    public init?(seconds: Double) {
        guard let micros = Int64(exactly: (seconds * 1_000_000).rounded()) else { return nil }
        self.init(microseconds: micros)
    }
}

extension TimeSpan {
    /// A unit that duration literals may end in.
    public enum Unit: String, CaseIterable, Sendable {
        case milliseconds = "ms"
        case seconds = "s"
        case minutes = "m"
        case hours = "h"
        case days = "d"

        /// The unit's length in microseconds.
        public var microseconds: Int64 {
            switch self {
            case .milliseconds: 1_000
            case .seconds: 1_000_000
            case .minutes: 60_000_000
            case .hours: 3_600_000_000
            case .days: 86_400_000_000
            }
        }
    }
}

extension TimeSpan: CustomStringConvertible {
    /// The span in the units of the language's literals, largest first: `1h 30m`, `1.5s`, `250ms`, `0s`.
    public var description: String {
        guard microseconds != 0 else { return "0s" }
        var rest = microseconds.magnitude
        var parts: [String] = []
        for unit in [Unit.days, .hours, .minutes] {
            let length = UInt64(unit.microseconds)
            if rest >= length { parts.append("\(rest / length)\(unit.rawValue)") }
            rest %= length
        }
        if rest >= 1_000_000 || (rest > 0 && !parts.isEmpty) {
            parts.append(Self.decimal(rest, unit: 1_000_000) + "s")
        } else if rest > 0 {
            parts.append(Self.decimal(rest, unit: 1_000) + "ms")
        }
        return (microseconds < 0 ? "-" : "") + parts.joined(separator: " ")
    }

    private static func decimal(_ micros: UInt64, unit: UInt64) -> String {
        guard micros % unit != 0 else { return String(micros / unit) }
        var text = String(micros % unit + unit).dropFirst()
        while text.hasSuffix("0") { text.removeLast() }
        return "\(micros / unit).\(text)"
    }
}
