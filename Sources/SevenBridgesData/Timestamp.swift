/// A moment in time, in microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Text is ISO 8601 as the platform writes it, `2023-06-06T11:14:11Z`, with a fraction and a numeric offset accepted
/// (RFC 3339). A date alone is midnight UTC.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since the Unix epoch.
    public var microseconds: Int64

    /// A moment so many microseconds after the Unix epoch.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// A moment so many whole seconds after the Unix epoch; nil where that is out of range.
    public init?(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        microseconds = product
    }

    /// The earlier moment is the lesser one.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The span from another moment to this one; nil where it is out of range.
    public func since(_ other: Timestamp) -> TimeSpan? {
        let (difference, overflow) = microseconds.subtractingReportingOverflow(other.microseconds)
        return overflow ? nil : TimeSpan(microseconds: difference)
    }

    /// The moment a span later; nil where it is out of range.
    public func adding(_ span: TimeSpan) -> Timestamp? {
        let (sum, overflow) = microseconds.addingReportingOverflow(span.microseconds)
        return overflow ? nil : Timestamp(microseconds: sum)
    }
}

extension Timestamp {
    /// Reads `2024-05-01` or `2024-05-01T10:00:00[.123][Z|+02:00]`; nil for anything else and for dates that do not
    /// exist. A time without a zone is UTC.
    public init?(iso8601 text: some StringProtocol) {
        var scanner = DigitScanner(text.utf8)
        guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2),
            scanner.skip("-"),
            let day = scanner.digits(2), let days = Calendar.days(year: year, month: month, day: day)
        else { return nil }
        var micros = Int64(days) * Calendar.microsecondsPerDay
        if !scanner.isAtEnd {
            guard let clock = scanner.clock(), scanner.isAtEnd else { return nil }
            micros += clock
        }
        self.init(microseconds: micros)
    }

    /// The moment in ISO 8601, UTC; a fraction only where there is one.
    public var iso8601: String {
        let (days, rest) = microseconds.floored(by: Calendar.microsecondsPerDay)
        let (year, month, day) = Calendar.date(days: Int(days))
        let seconds = rest / 1_000_000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(
            separator: ":")
        let micros = rest % 1_000_000
        var fraction = micros == 0 ? "" : "." + padded(micros, 6)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return
            "\(padded(Int64(year), 4))-\(padded(Int64(month), 2))-\(padded(Int64(day), 2))T\(clock)\(fraction)Z"
    }

    /// The day in ISO 8601 (`2024-05-01`), UTC.
    public var iso8601Day: String { String(iso8601.prefix { $0 != "T" }) }
}

extension Timestamp: CustomStringConvertible {
    /// The moment in ISO 8601.
    public var description: String { iso8601 }
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
}

/// Reads fixed runs of ASCII digits, as ISO 8601 has them.
private struct DigitScanner<Bytes: Collection<UInt8>> {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func digits(_ count: Int) -> Int? {
        var number = 0
        for _ in 0..<count {
            guard let byte = rest.first, (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
            rest.removeFirst()
        }
        return number
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// `Thh:mm:ss[.fraction][zone]`, in microseconds after midnight UTC.
    mutating func clock() -> Int64? {
        guard skip("T") || skip(" "), let hour = digits(2), skip(":"), let minute = digits(2), skip(":"),
            let second = digits(2), hour < 24, minute < 60, second < 60
        else { return nil }
        guard let fraction = fraction(), let offset = offset() else { return nil }
        return Int64(hour * 3600 + minute * 60 + second - offset) * 1_000_000 + fraction
    }

    private mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        var micros: Int64 = 0
        var scale: Int64 = 100_000
        guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
        while let digit = digits(1) {
            micros += Int64(digit) * scale
            scale /= 10
        }
        return micros
    }

    /// The zone's distance from UTC in seconds.
    private mutating func offset() -> Int? {
        if isAtEnd || skip("Z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hour = digits(2), hour < 24 else { return nil }
        _ = skip(":")
        guard let minute = digits(2), minute < 60 else { return nil }
        return sign * (hour * 3600 + minute * 60)
    }
}

/// The proleptic Gregorian calendar, after Howard Hinnant's "chrono-compatible low-level date algorithms".
private enum Calendar {
    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Days since 1970-01-01, or nil for a date that does not exist.
    static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), (1...length(month: month, year: year)).contains(day) else {
            return nil
        }
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.floored(by: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).floored(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func length(month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

extension FixedWidthInteger {
    /// Quotient and remainder with the quotient rounded down, so that the remainder is never negative.
    fileprivate func floored(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
