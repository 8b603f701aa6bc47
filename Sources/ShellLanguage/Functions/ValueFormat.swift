import Foundation
import SevenBridgesData

/// `format(value, spec)`: Python's for numbers and text, strftime's for dates, and `h` for a size as people read it.
enum ValueFormat {
    static func format(_ value: Value, _ text: String, _ meter: StepMeter) throws(Fault) -> String {
        if case .date(let date) = value { return try format(date, text) }
        let spec = try FormatSpecification(text)
        try meter.reserve(spec.width + (spec.precision ?? 0))
        switch value {
        case .int(let number): return try format(number, spec, text)
        case .float(let number): return try format(number, spec, text)
        case .string(let string): return try format(string, spec, text)
        case .bool, .duration: return try format(value.inserted, spec, text)
        default:
            throw Fault(
                "'format' takes a number, text, a date or a duration, not \(value.phrase)",
                hint: value.isNull ? "give a default: (value ?? 0)" : "string(...) converts")
        }
    }

    // MARK: Text

    private static func format(_ string: String, _ spec: FormatSpecification, _ text: String) throws(Fault)
        -> String
    {
        guard spec.type == nil || spec.type == "s" else {
            throw FormatSpecification.problem(text, "'\(spec.type ?? " ")' is for numbers; text takes 's'")
        }
        guard spec.align != "=", spec.grouping == nil, spec.sign == "-" else {
            throw FormatSpecification.problem(text, "'=', signs and grouping are for numbers")
        }
        let cut = spec.precision.map { String(string.prefix($0)) } ?? string
        return spec.padded(cut, isNumber: false)
    }

    // MARK: Ints

    private static func format(_ number: Int, _ spec: FormatSpecification, _ text: String) throws(Fault)
        -> String
    {
        switch spec.type {
        case nil, "d", "n": return integer(number, spec, radix: 10, prefix: "")
        case "b": return integer(number, spec, radix: 2, prefix: "0b")
        case "o": return integer(number, spec, radix: 8, prefix: "0o")
        case "x": return integer(number, spec, radix: 16, prefix: "0x")
        case "X": return integer(number, spec, radix: 16, prefix: "0X")
        case "c":
            guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
                throw Fault("\(number) is no character's number")
            }
            return spec.padded(String(Character(scalar)), isNumber: false)
        case "h":
            var plain = spec
            plain.type = nil
            return plain.padded(ByteCount(number).description, isNumber: true)
        default: return try format(Double(number), spec, text)
        }
    }

    private static func integer(_ number: Int, _ spec: FormatSpecification, radix: Int, prefix: String)
        -> String
    {
        let digits = String(number.magnitude, radix: radix, uppercase: prefix == "0X")
        let sign = sign(of: number < 0, spec) + (spec.isAlternate ? prefix : "")
        let size = radix == 10 ? 3 : 4
        let grouped = spec.grouped(digits, size: size, atLeast: zeros(spec) - sign.count)
        return spec.padded(sign + grouped, isNumber: true, signLength: sign.count)
    }

    private static func sign(of isNegative: Bool, _ spec: FormatSpecification) -> String {
        isNegative ? "-" : spec.sign == "-" ? "" : String(spec.sign)
    }

    /// How long a number gets by zeros before it.
    private static func zeros(_ spec: FormatSpecification) -> Int {
        (spec.isZeroPadded && spec.align == nil) || (spec.fill == "0" && spec.align == "=") ? spec.width : 0
    }

    // MARK: Floats

    private static func format(_ number: Double, _ spec: FormatSpecification, _ text: String) throws(Fault)
        -> String
    {
        guard spec.type.map({ "eEfFgGn%".contains($0) }) ?? true else {
            throw FormatSpecification.problem(
                text, spec.type.map { "'\($0)' is not for floats; they take e f g and %" } ?? "")
        }
        let digits = try digits(number.magnitude, spec)
        let isZero = digits.utf8.allSatisfy { !(0x31...0x39).contains($0) }
        let isNegative = number.sign == .minus && !(spec.dropsNegativeZero && isZero)
        let sign = sign(of: isNegative, spec)
        let whole = digits.prefix { $0.isNumber }
        let rest = digits.dropFirst(whole.count)
        let grouped = spec.grouped(String(whole), size: 3, atLeast: zeros(spec) - sign.count - rest.count)
        return spec.padded(sign + grouped + rest, isNumber: true, signLength: sign.count)
    }

    private static func digits(_ number: Double, _ spec: FormatSpecification) throws(Fault) -> String {
        let precision = spec.precision ?? 6
        let flag = spec.isAlternate ? "#" : ""
        switch spec.type {
        case "%":
            guard (number * 100).isFinite else { throw Fault("the result is too large for a float") }
            return String(format: "%\(flag).\(precision)f", number * 100) + "%"
        case "n": return String(format: "%\(flag).\(precision)g", number)
        case let type?: return String(format: "%\(flag).\(precision)\(type)", number)
        case nil: return spec.precision.map { general(number, precision: $0) } ?? "\(number)"
        }
    }

    /// What Python writes without a type: like `g`, but with a fraction always.
    private static func general(_ number: Double, precision: Int) -> String {
        let precision = max(precision, 1)
        let exponential = String(format: "%.\(precision - 1)e", number)
        let exponent = exponential.split(separator: "e").last.flatMap { Int($0) } ?? 0
        guard exponent < -4 || exponent >= precision - 1 else {
            let plain = String(format: "%.\(precision)g", number)
            return plain.contains(".") ? plain : plain + ".0"
        }
        return String(format: "%.\(precision)g", number).contains("e")
            ? String(format: "%.\(precision)g", number) : trimmedExponential(exponential)
    }

    /// `1.2300e+04` without the zeros that say nothing.
    private static func trimmedExponential(_ text: String) -> String {
        let parts = text.split(separator: "e", maxSplits: 1)
        var mantissa = String(parts[0])
        if mantissa.contains(".") {
            while mantissa.hasSuffix("0") { mantissa.removeLast() }
            if mantissa.hasSuffix(".") { mantissa.removeLast() }
        }
        return mantissa + "e" + (parts.last ?? "")
    }
}
