import SevenBridgesData

/// An operation on two ints, for which code is specialized.
protocol IntegerOperator {
    static var symbol: BinaryOperator { get }

    /// The result, and whether it is none: then the general code finds out what to say.
    static func apply(_ a: Int, _ b: Int) -> (Int, Bool)
}

/// A comparison of two ints, for which code is specialized.
protocol IntegerTest {
    static func holds(_ a: Int, _ b: Int) -> Bool
}

enum Adding: IntegerOperator {
    static var symbol: BinaryOperator { .add }
    @inline(__always) static func apply(_ a: Int, _ b: Int) -> (Int, Bool) { a.addingReportingOverflow(b) }
}

enum Subtracting: IntegerOperator {
    static var symbol: BinaryOperator { .subtract }
    @inline(__always) static func apply(_ a: Int, _ b: Int) -> (Int, Bool) {
        a.subtractingReportingOverflow(b)
    }
}

enum Multiplying: IntegerOperator {
    static var symbol: BinaryOperator { .multiply }
    @inline(__always) static func apply(_ a: Int, _ b: Int) -> (Int, Bool) {
        a.multipliedReportingOverflow(by: b)
    }
}

/// Python's `//`: rounds down.
enum FloorDividing: IntegerOperator {
    static var symbol: BinaryOperator { .floorDivide }
    @inline(__always) static func apply(_ a: Int, _ b: Int) -> (Int, Bool) {
        guard b > 0 else { return (0, true) }
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return (remainder < 0 ? quotient - 1 : quotient, false)
    }
}

/// Python's `%`: has the sign of the divisor.
enum Remaining: IntegerOperator {
    static var symbol: BinaryOperator { .remainder }
    @inline(__always) static func apply(_ a: Int, _ b: Int) -> (Int, Bool) {
        guard b > 0 else { return (0, true) }
        let remainder = a % b
        return (remainder < 0 ? remainder + b : remainder, false)
    }
}

enum Equals: IntegerTest {
    @inline(__always) static func holds(_ a: Int, _ b: Int) -> Bool { a == b }
}

enum Differs: IntegerTest {
    @inline(__always) static func holds(_ a: Int, _ b: Int) -> Bool { a != b }
}

enum IsLess: IntegerTest {
    @inline(__always) static func holds(_ a: Int, _ b: Int) -> Bool { a < b }
}

enum IsAtMost: IntegerTest {
    @inline(__always) static func holds(_ a: Int, _ b: Int) -> Bool { a <= b }
}

enum IsGreater: IntegerTest {
    @inline(__always) static func holds(_ a: Int, _ b: Int) -> Bool { a > b }
}

enum IsAtLeast: IntegerTest {
    @inline(__always) static func holds(_ a: Int, _ b: Int) -> Bool { a >= b }
}
