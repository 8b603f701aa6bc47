import Foundation
import SevenBridgesData

/// Conversions between kinds, and what functions need of the outside world.
enum Conversion {
    static func int(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int, .null: return value
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .float(let number):
            guard let int = Int(exactly: number.rounded(.towardZero)) else {
                throw Fault("the result does not fit 64 bits")
            }
            return .int(int)
        case .string(let text):
            guard let int = Int(text) ?? Literal.size(text)?.intValue else {
                throw Fault("'\(text)' is no int")
            }
            return .int(int)
        default: throw Fault("\(value.phrase) can't become an int")
        }
    }

    static func float(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .float, .null: return value
        case .int(let number): return .float(Double(number))
        case .string(let text):
            guard let number = Double(text), number.isFinite else { throw Fault("'\(text)' is no float") }
            return .float(number)
        default: throw Fault("\(value.phrase) can't become a float")
        }
    }

    static func date(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .date, .null: return value
        case .string(let text):
            guard let date = Timestamp(iso8601: text) else {
                throw Fault(
                    "'\(text)' is no date", hint: "dates are written 2024-05-01 or 2024-05-01T10:00:00Z")
            }
            return .date(date)
        case .int(let seconds):
            guard let date = Timestamp(seconds: Int64(seconds)) else {
                throw Fault("the date is out of range")
            }
            return .date(date)
        default: throw Fault("\(value.phrase) can't become a date")
        }
    }

    static func parsedJSON(_ value: Value) throws(Fault) -> Value {
        let text = try Builtins.text(value, "parse_json")
        do throws(JSONError) { return try JSON.parse(text) } catch { throw Fault(error.description) }
    }

    /// Rounded to decimal places, a tie to the even digit, as Python does: by way of the decimal spelling.
    static func rounded(_ number: Double, places: Int) throws(Fault) -> Double {
        // No float has more decimal places than this, nor digits before the point.
        guard places < 330 else { return number }
        guard places > -310 else { return 0 }
        if places >= 0 { return Double(String(format: "%.\(places)f", number)) ?? number }
        let scale = pow(10, Double(-places))
        let result = (number / scale).rounded(.toNearestOrEven) * scale
        guard result.isFinite else { throw Fault("the result is too large for a float") }
        return result
    }

    /// An int rounded to tens, hundreds and so on, a tie to the even digit.
    static func rounded(_ number: Int, places: Int) throws(Fault) -> Int {
        guard places < 0 else { return number }
        guard places >= -18 else { return 0 }
        let scale = (0..<(-places)).reduce(1) { scale, _ in scale * 10 }
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: scale)
        let isUp = remainder.magnitude * 2 > scale || (remainder.magnitude * 2 == scale && quotient % 2 != 0)
        let step = isUp ? (number < 0 ? -1 : 1) : 0
        let (result, overflow) = (quotient + step).multipliedReportingOverflow(by: scale)
        guard !overflow else { throw Fault("the result does not fit 64 bits") }
        return result
    }

    static func now() -> Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    static func today() -> Timestamp {
        Timestamp(iso8601: now().iso8601Day) ?? now()
    }

    static func environment(_ name: String) -> Value {
        ProcessInfo.processInfo.environment[name].map { .string($0) } ?? .null
    }
}

/// The parts of a file's name, as Python's pathlib has them.
struct FileName {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// What stands after the last slash.
    var base: String {
        let trimmed = path.last == "/" ? Substring(path).dropLast() : path[...]
        return String(
            trimmed[(trimmed.lastIndex(of: "/").map(trimmed.index(after:)) ?? trimmed.startIndex)...])
    }

    /// What stands before the last slash; `.` where there is none.
    var folder: String {
        let trimmed = path.count > 1 && path.last == "/" ? Substring(path).dropLast() : path[...]
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// The name without its last extension.
    var stem: String {
        guard let dot else { return base }
        return String(base[..<dot])
    }

    /// The last extension, without its dot.
    var `extension`: String {
        guard let dot else { return "" }
        return String(base[dot...].dropFirst())
    }

    /// The last dot of the name that is neither its first nor its last character.
    private var dot: String.Index? {
        let base = base
        guard let dot = base.lastIndex(of: "."), dot != base.startIndex,
            base.index(after: dot) != base.endIndex
        else {
            return nil
        }
        return dot
    }
}
