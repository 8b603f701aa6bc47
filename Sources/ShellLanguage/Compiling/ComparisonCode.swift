import SevenBridgesData

/// Picks the code of a comparison by what is known of its operands: unquoted words adapt to what stands beside them.
enum ComparisonCode {
    typealias Test = (Value, Value) throws(Fault) -> Bool

    static func test(_ op: BinaryOperator, _ left: Compiled, _ right: Compiled) -> Test {
        let (a, b) = (left.spelling, right.spelling)
        let elements = right.elementSpellings
        switch op {
        case .equal: return { (x, y) throws(Fault) in try equal(x, a, y, b) }
        case .notEqual: return { (x, y) throws(Fault) in !(try equal(x, a, y, b)) }
        case .less: return ordered(a, b) { $0 == .less }
        case .lessOrEqual: return ordered(a, b) { $0 == .less || $0 == .same }
        case .greater: return ordered(a, b) { $0 == .greater }
        case .greaterOrEqual: return ordered(a, b) { $0 == .greater || $0 == .same }
        case .matches: return { (x, y) throws(Fault) in try Comparison.contains(x, .init(y, spelling: b)) }
        case .notMatches:
            return { (x, y) throws(Fault) in !(try Comparison.contains(x, .init(y, spelling: b))) }
        case .like: return { (x, y) throws(Fault) in try Comparison.like(x, .init(y, spelling: b)) }
        case .in:
            return { (x, y) throws(Fault) in
                try Comparison.isMember(.init(x, spelling: a), of: y, spellings: elements)
            }
        case .notIn:
            return { (x, y) throws(Fault) in
                !(try Comparison.isMember(.init(x, spelling: a), of: y, spellings: elements))
            }
        case .has: return { (x, y) throws(Fault) in try Comparison.has(x, .init(y, spelling: b)) }
        default: return { (x, y) throws(Fault) in throw Fault("'\(op.rawValue)' does not compare") }
        }
    }

    private static func equal(_ x: Value, _ a: String?, _ y: Value, _ b: String?) throws(Fault) -> Bool {
        try Comparison.equal(.init(x, spelling: a), .init(y, spelling: b))
    }

    private static func ordered(_ a: String?, _ b: String?, _ holds: @escaping (Order) -> Bool) -> Test {
        { (x, y) throws(Fault) in
            if case .int(let left) = x, case .int(let right) = y { return holds(Order(left, right)) }
            return try Comparison.ordered(.init(x, spelling: a), .init(y, spelling: b), holds)
        }
    }
}
