import SevenBridgesData

extension Builtins {
    private static let number: [ValueType] = [.int, .float]

    static let numbers = [
        Builtin(
            "round", [("number", number), ("places?", [.int])], .any,
            "the number to some decimal places, a tie to the even digit; without places an int",
            [("round(3.14159, 2)", "3.14"), ("round(2.5)", "2"), ("round(1250, -2)", "1200")]
        ) { (v, _) throws(Fault) in try rounded(v) },
        Builtin("floor", [("number", number)], .int, "the next int below", [("floor(-2.5)", "-3")]) {
            (v, _) throws(Fault) in try whole(v[0], "floor", .down)
        },
        Builtin("ceil", [("number", number)], .int, "the next int above", [("ceil(2.1)", "3")]) {
            (v, _) throws(Fault) in try whole(v[0], "ceil", .up)
        },
        Builtin(
            "abs", [("number", number + [.duration])], .any, "the number without its sign",
            [("abs(-2.5)", "2.5"), ("abs(-5m)", "5m")]
        ) { (v, _) throws(Fault) in try magnitude(v[0]) },
        Builtin(
            "min", [("values...", [])], .any, "the least of several values, or of a list; nulls don't count",
            [("min(3, 1, 2)", "1"), ("min([b, a])", "a")]
        ) { (v, _) throws(Fault) in try extreme(v, "min", .less) },
        Builtin(
            "max", [("values...", [])], .any,
            "the greatest of several values, or of a list; nulls don't count",
            [("max(3, 1, 2)", "3"), ("max([1m, 30s])", "1m")]
        ) { (v, _) throws(Fault) in try extreme(v, "max", .greater) },
        Builtin(
            "sum", [("list", [.list])], .any, "the sum of a list's numbers or durations; nulls don't count",
            [("sum([1, 2, 3.5])", "6.5"), ("sum([1m, 30s])", "1m 30s")]
        ) { (v, _) throws(Fault) in try sum(v[0]) },
    ]

    private static func rounded(_ values: [Value]) throws(Fault) -> Value {
        guard values.count == 2, !values[1].isNull else {
            return try whole(values[0], "round", .toNearestOrEven)
        }
        guard case .int(let places) = values[1] else {
            throw wrong("round", "an int as its second argument", values[1])
        }
        switch values[0] {
        case .int where places >= 0: return values[0]
        case .int(let number): return .int(try Conversion.rounded(number, places: places))
        case .float(let number): return .float(try Conversion.rounded(number, places: places))
        default: throw wrong("round", "a number", values[0])
        }
    }

    private static func whole(
        _ value: Value, _ name: String, _ rule: FloatingPointRoundingRule
    ) throws(Fault) -> Value {
        switch value {
        case .int: return value
        case .float(let number):
            guard let int = Int(exactly: number.rounded(rule)) else {
                throw Fault("the result does not fit 64 bits")
            }
            return .int(int)
        default: throw wrong(name, "a number", value)
        }
    }

    private static func magnitude(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .int(let number): return number < 0 ? try Arithmetic.negate(value) : value
        case .float(let number): return .float(number.magnitude)
        case .duration(let span): return span.microseconds < 0 ? try Arithmetic.negate(value) : value
        default: throw wrong("abs", "a number or a duration", value)
        }
    }

    private static func extreme(_ values: [Value], _ name: String, _ wanted: Order) throws(Fault) -> Value {
        var candidates = values
        if values.count == 1 {
            if case .box(let box) = values[0], let range = box as? RangeValue {
                return .int(wanted == .less ? min(range.first, range.last) : max(range.first, range.last))
            }
            guard case .list(let elements) = values[0] else {
                throw wrong(name, "several values or a list", values[0])
            }
            candidates = elements
        }
        var best: Value?
        for candidate in candidates where !candidate.isNull {
            guard let current = best else {
                best = candidate
                continue
            }
            if try Comparison.order(candidate, current) == wanted { best = candidate }
        }
        return best ?? .null
    }

    private static func sum(_ value: Value) throws(Fault) -> Value {
        var total: Value?
        for element in try list(value, "sum") where !element.isNull {
            switch element {
            case .int, .float, .duration: break
            default: throw Fault("'sum' adds numbers and durations, not \(element.phrase)")
            }
            total = if let total { try Arithmetic.apply(.add, total, element) } else { element }
        }
        return total ?? .int(0)
    }
}
