import SevenBridgesData

/// A function that expressions call. It has no side effect.
struct Builtin: Sendable {
    /// How many arguments it takes.
    let arity: ClosedRange<Int>
    /// What it gives, where that does not depend on its arguments.
    let result: ValueType
    /// Computes it; the number of arguments is already checked.
    let apply: @Sendable ([Value]) throws(Fault) -> Value

    init(
        _ arity: ClosedRange<Int>, _ result: ValueType,
        _ apply: @escaping @Sendable ([Value]) throws(Fault) -> Value
    ) {
        self.arity = arity
        self.result = result
        self.apply = apply
    }

    var arityPhrase: String { Self.phrase(arity) }

    /// A number of arguments in a sentence.
    static func phrase(_ arity: ClosedRange<Int>) -> String {
        switch (arity.lowerBound, arity.upperBound) {
        case (1, 1): "one argument"
        case (let low, let high) where low == high: "\(low) arguments"
        case (let low, .max): "at least \(low) arguments"
        case (let low, let high): "\(low) to \(high) arguments"
        }
    }
}

/// The functions of the language, by name.
enum Builtins {
    static let table: [String: Builtin] = [
        // Text
        "len": Builtin(1...1, .int) { (v) throws(Fault) in try length(v[0]) },
        "upper": Builtin(1...1, .string) { (v) throws(Fault) in .string(try text(v[0], "upper").uppercased())
        },
        "lower": Builtin(1...1, .string) { (v) throws(Fault) in .string(try text(v[0], "lower").lowercased())
        },
        "trim": Builtin(1...1, .string) { (v) throws(Fault) in .string(trimmed(try text(v[0], "trim"))) },
        "split": Builtin(1...2, .list) { (v) throws(Fault) in try split(v) },
        "join": Builtin(1...2, .string) { (v) throws(Fault) in try joined(v) },
        "replace": Builtin(3...3, .string) { (v) throws(Fault) in try replaced(v) },
        "match": Builtin(2...2, .any) { (v) throws(Fault) in try match(v) },
        // Names of files, as Python's pathlib has them
        "basename": Builtin(1...1, .string) { (v) throws(Fault) in
            .string(FileName(try text(v[0], "basename")).base)
        },
        "dirname": Builtin(1...1, .string) { (v) throws(Fault) in
            .string(FileName(try text(v[0], "dirname")).folder)
        },
        "stem": Builtin(1...1, .string) { (v) throws(Fault) in .string(FileName(try text(v[0], "stem")).stem)
        },
        "ext": Builtin(1...1, .string) { (v) throws(Fault) in
            .string(FileName(try text(v[0], "ext")).extension)
        },
        // Numbers
        "round": Builtin(1...2, .any) { (v) throws(Fault) in try rounded(v) },
        "floor": Builtin(1...1, .int) { (v) throws(Fault) in try whole(v[0], "floor", .down) },
        "ceil": Builtin(1...1, .int) { (v) throws(Fault) in try whole(v[0], "ceil", .up) },
        "abs": Builtin(1...1, .any) { (v) throws(Fault) in try magnitude(v[0]) },
        "min": Builtin(1...(.max), .any) { (v) throws(Fault) in try extreme(v, "min", .less) },
        "max": Builtin(1...(.max), .any) { (v) throws(Fault) in try extreme(v, "max", .greater) },
        "sum": Builtin(1...1, .any) { (v) throws(Fault) in try sum(v[0]) },
        // Collections
        "keys": Builtin(1...1, .list) { (v) throws(Fault) in
            .list(try record(v[0], "keys").keys.map { .string($0) })
        },
        "values": Builtin(1...1, .list) { (v) throws(Fault) in .list(try record(v[0], "values").values) },
        // Kinds
        "type": Builtin(1...1, .string) { (v) throws(Fault) in .string(v[0].kind) },
        "int": Builtin(1...1, .int) { (v) throws(Fault) in try Conversion.int(v[0]) },
        "float": Builtin(1...1, .float) { (v) throws(Fault) in try Conversion.float(v[0]) },
        "string": Builtin(1...1, .string) { (v) throws(Fault) in .string(v[0].inserted) },
        "date": Builtin(1...1, .date) { (v) throws(Fault) in try Conversion.date(v[0]) },
        "parse_json": Builtin(1...1, .any) { (v) throws(Fault) in try Conversion.parsedJSON(v[0]) },
        "to_json": Builtin(1...1, .string) { (v) throws(Fault) in .string(JSON.text(v[0])) },
        // Time
        "now": Builtin(0...0, .date) { (v) throws(Fault) in .date(Conversion.now()) },
        "today": Builtin(0...0, .date) { (v) throws(Fault) in .date(Conversion.today()) },
        // The process
        "env": Builtin(1...1, .any) { (v) throws(Fault) in Conversion.environment(try text(v[0], "env")) },
    ]

    static func text(_ value: Value, _ name: String) throws(Fault) -> String {
        guard case .string(let text) = value else { throw wrong(name, "a string", value) }
        return text
    }

    static func record(_ value: Value, _ name: String) throws(Fault) -> Record {
        guard case .record(let record) = value else { throw wrong(name, "a map", value) }
        return record
    }

    private static func wrong(_ name: String, _ wanted: String, _ value: Value) -> Fault {
        Fault("'\(name)' takes \(wanted), not \(value.phrase)")
    }

    // MARK: Text

    static func length(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .string(let text): return .int(text.characterCount)
        case .list(let elements): return .int(elements.count)
        case .record(let record): return .int(record.count)
        case .box(let box):
            guard let count = (box as? RangeValue)?.count else {
                throw wrong("len", "text, a list or a map", value)
            }
            return .int(count)
        default: throw wrong("len", "text, a list or a map", value)
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    private static func split(_ values: [Value]) throws(Fault) -> Value {
        let whole = try text(values[0], "split")
        guard values.count == 2 else {
            return .list(words(whole))
        }
        if case .box(let box) = values[1], let regex = box as? RegexValue {
            return .list(try regex.split(whole))
        }
        let separator = try text(values[1], "split")
        guard !separator.isEmpty else { throw Fault("'split' can't split at empty text") }
        return .list(
            whole.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) })
    }

    private static func joined(_ values: [Value]) throws(Fault) -> Value {
        guard case .list(let elements) = values[0] else { throw wrong("join", "a list", values[0]) }
        let separator = values.count == 2 ? try text(values[1], "join") : ""
        return .string(elements.map(\.inserted).joined(separator: separator))
    }

    private static func replaced(_ values: [Value]) throws(Fault) -> Value {
        let whole = try text(values[0], "replace")
        let new = try text(values[2], "replace")
        if case .box(let box) = values[1], let regex = box as? RegexValue {
            return .string(try regex.replacing(in: whole, with: new))
        }
        let old = try text(values[1], "replace")
        guard !old.isEmpty else { throw Fault("'replace' can't replace empty text") }
        return .string(whole.split(separator: old, omittingEmptySubsequences: false).joined(separator: new))
    }

    private static func match(_ values: [Value]) throws(Fault) -> Value {
        guard case .box(let box) = values[1], let regex = box as? RegexValue else {
            throw wrong("match", "a /regex/ as its second argument", values[1])
        }
        if values[0].isNull { return .null }
        return try regex.groups(in: try text(values[0], "match")).map { .list($0) } ?? .null
    }

    // MARK: Numbers

    private static func rounded(_ values: [Value]) throws(Fault) -> Value {
        guard values.count == 2 else { return try whole(values[0], "round", .toNearestOrEven) }
        guard case .int(let places) = values[1], (-300...300).contains(places) else {
            throw Fault("'round' takes from -300 to 300 places")
        }
        switch values[0] {
        case .int where places >= 0: return values[0]
        case .int(let number): return .float(Conversion.rounded(Double(number), places: places))
        case .float(let number): return .float(Conversion.rounded(number, places: places))
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
        default: throw wrong("abs", "a number", value)
        }
    }

    private static func extreme(_ values: [Value], _ name: String, _ wanted: Order) throws(Fault) -> Value {
        var candidates = values
        if values.count == 1 {
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
        guard case .list(let elements) = value else { throw wrong("sum", "a list", value) }
        var total: Value = .int(0)
        for (index, element) in elements.enumerated() where !element.isNull {
            total = index == 0 ? element : try Arithmetic.apply(.add, total, element)
        }
        return total
    }
}
