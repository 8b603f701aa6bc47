import SevenBridgesData
import ShellLanguage
import TextRendering

/// What the numbers of a chart are: how they become numbers, and text again.
enum ChartAxis: Sendable {
    case number, whole, bytes, duration, date

    /// The axis for values of one kind; nulls don't count.
    init(_ values: [Value], unit: PropertyType.Unit?) throws(Fault) {
        var axis: ChartAxis?
        for value in values where !value.isNull {
            let next = try Self.axis(of: value, unit)
            switch (axis, next) {
            case (nil, _), (.whole, .number): axis = next
            case (.number, .whole): break
            case (let known?, _):
                guard known == next else {
                    throw Fault("a chart takes numbers of one kind, not \(next) and \(known)")
                }
            }
        }
        self = axis ?? .number
    }

    private static func axis(of value: Value, _ unit: PropertyType.Unit?) throws(Fault) -> ChartAxis {
        switch value {
        case .int: return unit == .bytes ? .bytes : .whole
        case .float: return unit == .bytes ? .bytes : .number
        case .duration: return .duration
        case .date: return .date
        default:
            throw Fault(
                "a chart is made of numbers, not of \(value.kind)",
                hint: value.stringValue == nil ? nil : "float(...) reads a number")
        }
    }

    /// A value as a number: durations and dates in seconds. Nil for null.
    static func number(_ value: Value) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .float(let number): number
        case .duration(let span): span.seconds
        case .date(let date): Double(date.microseconds) / 1_000_000
        default: nil
        }
    }

    /// What its round numbers are.
    var unit: AxisUnit {
        switch self {
        case .number: .number
        case .whole, .bytes: .whole
        case .duration, .date: .seconds
        }
    }

    /// A number as the language writes it.
    func label(_ number: Double) -> String {
        let whole = Int(exactly: number.rounded())
        switch self {
        case .number, .whole:
            guard let whole, Double(whole) == number else { return String(number) }
            return String(whole)
        case .bytes: return whole.map { ByteCount($0).description } ?? String(number)
        case .duration: return TimeSpan(seconds: number)?.description ?? String(number)
        case .date:
            guard let whole, let date = Timestamp(seconds: Int64(whole)) else { return String(number) }
            return whole.isMultiple(of: 86_400) ? date.iso8601Day : date.iso8601
        }
    }
}
