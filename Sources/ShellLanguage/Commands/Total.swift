import SevenBridgesData

/// A sum on its way: exact for ints and durations, whatever passes in between; compensated for floats.
struct Total {
    private enum Kind {
        case none, number, duration
    }

    private var kind = Kind.none
    /// Ints, or microseconds. Wide enough for any number of them, so that only the result can be too large.
    private var whole: Int128 = 0
    private var fraction = 0.0
    /// What `fraction` lost to rounding (Neumaier's sum).
    private var lost = 0.0
    private var hasFloats = false

    mutating func add(_ value: Value, for name: String) throws(Fault) {
        switch value {
        case .int(let number):
            try become(.number, value)
            whole += Int128(number)
        case .float(let number):
            try become(.number, value)
            addFloat(number)
        case .duration(let span):
            try become(.duration, value)
            whole += Int128(span.microseconds)
        default: throw Self.fault(value.phrase, name)
        }
    }

    private mutating func become(_ new: Kind, _ value: Value) throws(Fault) {
        if kind == new { return }
        guard kind == .none else {
            let others = kind == .number ? "numbers" : "durations"
            throw Fault("\(value.phrase) can't be added to \(others)")
        }
        kind = new
    }

    private mutating func addFloat(_ number: Double) {
        hasFloats = true
        let sum = fraction + number
        lost +=
            fraction.magnitude >= number.magnitude ? (fraction - sum) + number : (number - sum) + fraction
        fraction = sum
    }

    /// The sum; 0 of nothing.
    func sum() throws(Fault) -> Value {
        if hasFloats { return try Self.float(float) }
        if kind == .duration { return .duration(TimeSpan(microseconds: try Self.exact(whole))) }
        return .int(try Self.exact(whole))
    }

    /// The sum divided by how many there were; null of nothing.
    func mean(of count: Int) throws(Fault) -> Value {
        guard count > 0 else { return .null }
        guard kind == .duration else { return try Self.float(float / Double(count)) }
        let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: Int128(count))
        let isAbove = remainder.magnitude * 2 >= UInt128(count)
        return .duration(
            TimeSpan(microseconds: try Self.exact(quotient + (isAbove ? remainder.signum() : 0))))
    }

    /// The mean of numbers or durations.
    static func mean(of values: [Value]) throws(Fault) -> Value {
        var total = Total()
        for value in values { try total.add(value, for: "mean") }
        return try total.mean(of: values.count)
    }

    private var float: Double { Double(whole) + fraction + (lost.isFinite ? lost : 0) }

    private static func float(_ number: Double) throws(Fault) -> Value {
        guard number.isFinite else { throw Fault("the result is too large for a float") }
        return .float(number)
    }

    private static func exact<Number: FixedWidthInteger>(_ number: Int128) throws(Fault) -> Number {
        guard let exact = Number(exactly: number) else { throw Fault("the result does not fit 64 bits") }
        return exact
    }

    static func fault(_ phrase: String, _ name: String) -> Fault {
        Fault(
            "'\(name)' adds numbers and durations, not \(phrase)",
            hint: phrase == "a string" ? "int(...) or float(...) reads a number" : nil)
    }
}
