import SevenBridgesData

/// How values compare, unquoted words included. Pure: no positions, no rows.
enum Comparison {
    /// A value, and its spelling where it was written as an unquoted word.
    struct Operand {
        var value: Value
        var spelling: String?

        init(_ value: Value, spelling: String? = nil) {
            self.value = value
            self.spelling = spelling
        }
    }

    // MARK: Equality

    /// `left = right`. Null equals only null; different kinds are an error.
    static func equal(_ left: Operand, _ right: Operand) throws(Fault) -> Bool {
        switch (left.value, right.value) {
        case (.null, .null): return true
        case (.string(let text), _) where right.spelling != nil: return text == right.spelling
        case (_, .string(let text)) where left.spelling != nil: return text == left.spelling
        case (.null, _), (_, .null): return false
        case (.date(let date), .string(let text)) where right.spelling != nil,
            (.string(let text), .date(let date)) where left.spelling != nil:
            return Timestamp(iso8601: text) == date
        default:
            guard areComparable(left.value, right.value) else { throw mismatch(left, right) }
            return left.value == right.value
        }
    }

    private static func areComparable(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.int, .int), (.float, .float), (.int, .float), (.float, .int), (.string, .string),
            (.bool, .bool),
            (.date, .date), (.duration, .duration), (.list, .list), (.record, .record), (.box, .box):
            true
        default: false
        }
    }

    /// An unquoted word that can't become what stands beside it is named.
    private static func mismatch(_ left: Operand, _ right: Operand) -> Fault {
        switch (left.value, right.value) {
        case (let value, .string(let text)) where right.spelling != nil,
            (.string(let text), let value) where left.spelling != nil:
            Fault("\(value.phrase) can't be compared with the text '\(text)'")
        default: mismatch(left.value, right.value)
        }
    }

    static func mismatch(_ left: Value, _ right: Value) -> Fault {
        Fault("\(left.phrase) can't be compared with \(right.phrase)", hint: conversionHint(left, right))
    }

    private static func conversionHint(_ left: Value, _ right: Value) -> String {
        switch (left, right) {
        case (.string, .int), (.int, .string): "convert one: int(...) or string(...)"
        case (.string, .float), (.float, .string): "convert one: float(...) or string(...)"
        case (.string, .date), (.date, .string): "convert the text: date(...)"
        default: "they are of different kinds"
        }
    }

    // MARK: Order

    /// Whether `left` stands in this order to `right`. With null the answer is no.
    static func ordered(
        _ left: Operand, _ right: Operand, _ holds: (Order) -> Bool
    ) throws(Fault) -> Bool {
        switch (left.value, right.value) {
        case (.null, _), (_, .null): return false
        case (.string(let text), let other) where right.spelling != nil && !other.isString:
            guard let read = reading(text, like: other) else { return false }
            return holds(try order(read, other))
        case (let other, .string(let text)) where left.spelling != nil && !other.isString:
            guard let read = reading(text, like: other) else { return false }
            return holds(try order(other, read))
        case (.string, _) where left.spelling != nil && !right.value.isString,
            (_, .string) where right.spelling != nil && !left.value.isString:
            throw mismatch(left, right)
        default: return holds(try order(left.value, right.value))
        }
    }

    /// How two values stand to each other; kinds without order, or of different kinds, are an error.
    static func order(_ left: Value, _ right: Value) throws(Fault) -> Order {
        switch (left, right) {
        case (.int(let a), .int(let b)): return Order(a, b)
        case (.float(let a), .float(let b)): return Order(a, b)
        case (.int(let a), .float(let b)): return Order(a, b)
        case (.float(let a), .int(let b)): return Order(b, a).reversed
        case (.string(let a), .string(let b)): return Order(a, b)
        case (.date(let a), .date(let b)): return Order(a, b)
        case (.duration(let a), .duration(let b)): return Order(a, b)
        case (.bool(let a), .bool(let b)): return Order(a ? 1 : 0, b ? 1 : 0)
        case (.list, .list), (.record, .record), (.box, .box): throw Fault("\(left.phrase) has no order")
        default: throw mismatch(left, right)
        }
    }

    /// A string read as the kind of an unquoted literal beside it; nil where it does not read so.
    private static func reading(_ text: String, like other: Value) -> Value? {
        switch other {
        case .int, .float: Literal.number(text) ?? Literal.size(text)
        case .date: Timestamp(iso8601: text).map { .date($0) }
        case .duration: Literal.duration(text)
        default: nil
        }
    }

    // MARK: Text and membership

    /// `left ~ right`: contains the text, ignoring case. Null contains nothing.
    static func contains(_ left: Value, _ right: Operand) throws(Fault) -> Bool {
        if case .box(let box) = right.value, let regex = box as? RegexValue {
            return left.isNull ? false : try regex.matches(try text(of: left, "~"))
        }
        if left.isNull || right.value.isNull { return false }
        guard let needle = right.spelling ?? right.value.stringValue else {
            throw Fault("'~' looks for text or a /regex/, not \(right.value.phrase)")
        }
        return TextSearch.contains(try text(of: left, "~"), needle)
    }

    /// `left like right`: a glob over the whole value, minding case.
    static func like(_ left: Value, _ right: Operand) throws(Fault) -> Bool {
        if left.isNull || right.value.isNull { return false }
        guard let pattern = right.spelling ?? right.value.stringValue else {
            throw Fault("'like' takes a pattern such as *.bam, not \(right.value.phrase)")
        }
        return TextSearch.glob(pattern, matches: try text(of: left, "like"))
    }

    private static func text(of value: Value, _ op: String) throws(Fault) -> String {
        guard case .string(let text) = value else {
            throw Fault("'\(op)' looks into text, not into \(value.phrase)")
        }
        return text
    }

    /// `left in right`: is one of a list or a range. Elements of another kind are passed over, and null is in nothing.
    static func isMember(_ left: Operand, of right: Value, spellings: [String?]) throws(Fault) -> Bool {
        switch right {
        case .list where left.value.isNull, .box where left.value.isNull: return false
        case .null: return false
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                let spelling = index < spellings.count ? spellings[index] : nil
                if (try? equal(left, Operand(element, spelling: spelling))) == true { return true }
            }
            return false
        case .box(let box):
            guard let range = box as? RangeValue else { break }
            return wholeNumber(left.value, canBeText: spellings.contains { $0 != nil }).map(range.contains)
                ?? false
        default: break
        }
        throw Fault("'in' looks into a list or a range, not into \(right.phrase)")
    }

    /// A number that may be in a range; text is read where the range was written with unquoted numbers.
    private static func wholeNumber(_ value: Value, canBeText: Bool) -> Int? {
        switch value {
        case .int(let number): number
        case .float(let number): Int(exactly: number)
        case .string(let text) where canBeText: Literal.number(text)?.intValue
        default: nil
        }
    }

    /// `left has right`: a list or map contains. Elements of another kind are passed over, and nothing has null.
    static func has(_ left: Value, _ right: Operand) throws(Fault) -> Bool {
        switch left {
        case .null: return false
        case .list where right.value.isNull, .record where right.value.isNull: return false
        case .list(let elements):
            return elements.contains { (try? equal(Operand($0), right)) == true }
        case .record(let record):
            guard let key = right.spelling ?? right.value.stringValue else {
                throw Fault("a map has keys that are text, not \(right.value.phrase)")
            }
            return record[key] != nil
        default:
            throw Fault("'has' looks into a list or a map, not into \(left.phrase)", hint: "for text use '~'")
        }
    }
}

/// How one value stands to another.
enum Order {
    case less, same, greater
    /// Not a number on one side: no order at all.
    case none

    init<T: Comparable>(_ left: T, _ right: T) {
        self = left < right ? .less : left == right ? .same : left > right ? .greater : .none
    }

    /// Exact, where converting a large int to a float would round it.
    init(_ left: Int, _ right: Double) {
        guard right < 9_223_372_036_854_775_808 else {
            self = .less
            return
        }
        guard right >= -9_223_372_036_854_775_808 else {
            self = .greater
            return
        }
        let whole = Int(right.rounded(.down))
        self = left == whole && right != right.rounded(.down) ? .less : Order(left, whole)
    }

    var reversed: Order {
        switch self {
        case .less: .greater
        case .greater: .less
        case .same, .none: self
        }
    }
}

extension Value {
    fileprivate var isString: Bool {
        if case .string = self { true } else { false }
    }
}
