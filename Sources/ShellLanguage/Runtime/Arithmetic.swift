import SevenBridgesData

/// The arithmetic operators. Overflow and results that are no finite number are faults, never a wrap or a trap.
enum Arithmetic {
    static func apply(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(Fault) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): return try integers(op, a, b)
        case (.float(let a), .float(let b)): return try floats(op, a, b)
        case (.int(let a), .float(let b)): return try floats(op, Double(a), b)
        case (.float(let a), .int(let b)): return try floats(op, a, Double(b))
        case (.null, _), (_, .null):
            throw Fault("'\(op.rawValue)' can't be applied to null", hint: "give a default: (value ?? 0)")
        default: return try others(op, left, right)
        }
    }

    private static func integers(_ op: BinaryOperator, _ a: Int, _ b: Int) throws(Fault) -> Value {
        switch op {
        case .add: return try checked(a.addingReportingOverflow(b))
        case .subtract: return try checked(a.subtractingReportingOverflow(b))
        case .multiply: return try checked(a.multipliedReportingOverflow(by: b))
        case .divide: return try floats(.divide, Double(a), Double(b))
        case .floorDivide:
            guard b != 0 else { throw divisionByZero }
            let (quotient, overflow) = a.dividedReportingOverflow(by: b)
            guard !overflow else { throw self.overflow }
            return .int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient)
        case .remainder:
            guard b != 0 else { throw divisionByZero }
            guard b != -1 else { return .int(0) }
            let remainder = a % b
            return .int(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
        default: throw unknown(op, .int(a), .int(b))
        }
    }

    private static func checked(_ result: (partialValue: Int, overflow: Bool)) throws(Fault) -> Value {
        guard !result.overflow else { throw overflow }
        return .int(result.partialValue)
    }

    private static func floats(_ op: BinaryOperator, _ a: Double, _ b: Double) throws(Fault) -> Value {
        let result: Double
        switch op {
        case .add: result = a + b
        case .subtract: result = a - b
        case .multiply: result = a * b
        case .divide, .floorDivide:
            guard b != 0 else { throw divisionByZero }
            result = op == .divide ? a / b : (a / b).rounded(.down)
        case .remainder:
            guard b != 0 else { throw divisionByZero }
            let remainder = a.truncatingRemainder(dividingBy: b)
            result = remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
        default: throw unknown(op, .float(a), .float(b))
        }
        guard result.isFinite else { throw Fault("the result is too large for a float") }
        return .float(result)
    }

    private static func others(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(Fault) -> Value {
        switch (op, left, right) {
        case (.add, .string(let a), .string(let b)):
            guard a.utf8.count + b.utf8.count <= textLimit else { throw textTooLarge }
            return .string(a + b)
        case (.add, .list(let a), .list(let b)):
            guard a.count + b.count <= listLimit else {
                throw Fault("the list would have more than \(listLimit) elements")
            }
            return .list(a + b)
        case (.add, .date(let date), .duration(let span)), (.add, .duration(let span), .date(let date)):
            return .date(try checked(date.adding(span)))
        case (.subtract, .date(let date), .duration(let span)):
            return .date(try checked(date.adding(TimeSpan(microseconds: try negated(span.microseconds)))))
        case (.subtract, .date(let a), .date(let b)): return .duration(try checked(a.since(b)))
        case (.add, .duration(let a), .duration(let b)):
            return try span(a.microseconds.addingReportingOverflow(b.microseconds))
        case (.subtract, .duration(let a), .duration(let b)):
            return try span(a.microseconds.subtractingReportingOverflow(b.microseconds))
        case (.divide, .duration(let a), .duration(let b)): return try floats(.divide, a.seconds, b.seconds)
        case (.multiply, .duration(let a), _), (.divide, .duration(let a), _): return try scaled(op, a, right)
        case (.multiply, _, .duration(let b)): return try scaled(op, b, left)
        default: throw unknown(op, left, right)
        }
    }

    private static func scaled(_ op: BinaryOperator, _ span: TimeSpan, _ factor: Value) throws(Fault) -> Value
    {
        let seconds = try apply(op, .float(span.seconds), factor)
        guard case .float(let number) = seconds, let result = TimeSpan(seconds: number) else {
            throw overflow
        }
        return .duration(result)
    }

    private static func span(_ result: (partialValue: Int64, overflow: Bool)) throws(Fault) -> Value {
        guard !result.overflow else { throw overflow }
        return .duration(TimeSpan(microseconds: result.partialValue))
    }

    private static func checked<T>(_ result: T?) throws(Fault) -> T {
        guard let result else { throw overflow }
        return result
    }

    private static func negated(_ number: Int64) throws(Fault) -> Int64 {
        guard number != .min else { throw overflow }
        return -number
    }

    /// `-value`.
    static func negate(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int(let number):
            guard number != .min else { throw overflow }
            return .int(-number)
        case .float(let number): return .float(-number)
        case .duration(let span): return .duration(TimeSpan(microseconds: try negated(span.microseconds)))
        case .null: throw Fault("'-' can't be applied to null", hint: "give a default: (value ?? 0)")
        default: throw Fault("'-' can't be applied to \(value.phrase)")
        }
    }

    /// A program that doubles a text or a list again and again ends in an error, not in the kernel's hands.
    static let textLimit = 1 << 30
    static let textTooLarge = Fault("the text would be larger than 1 GiB")
    fileprivate static let listLimit = 1 << 26

    private static let overflow = Fault("the result does not fit 64 bits")
    private static let divisionByZero = Fault("division by zero")

    private static func unknown(_ op: BinaryOperator, _ left: Value, _ right: Value) -> Fault {
        let hint: String? =
            switch (op, left, right) {
            case (.add, .string, _), (.add, _, .string): "join text with \"...$x...\" or string(...)"
            default: nil
            }
        return Fault("'\(op.rawValue)' can't be applied to \(left.phrase) and \(right.phrase)", hint: hint)
    }
}

extension Arithmetic {
    /// Changes a value by an operation; text and a list grow in place, so that a loop that adds to one stays quick.
    static func update(_ old: inout Value, _ op: BinaryOperator, _ new: Value) throws(Fault) {
        switch new {
        case .string(let more) where op == .add:
            guard case .string(let text) = old, text.utf8.count + more.utf8.count <= textLimit else { break }
            if case .string(var text) = take(&old) {
                text += more
                old = .string(text)
            }
            return
        case .list(let more) where op == .add:
            guard case .list(let elements) = old, elements.count + more.count <= listLimit else { break }
            if case .list(var elements) = take(&old) {
                elements += more
                old = .list(elements)
            }
            return
        default: break
        }
        old = try apply(op, old, new)
    }

    /// Gives a value up, so that whoever has it now owns it alone.
    private static func take(_ value: inout Value) -> Value {
        let taken = value
        value = .null
        return taken
    }
}
