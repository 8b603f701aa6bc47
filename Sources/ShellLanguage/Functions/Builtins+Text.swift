import SevenBridgesData

extension Builtins {
    static let text = [
        Builtin(
            "len", [("value", [])], .int, "how many characters, elements or keys there are",
            [("len(\"日本\")", "2"), ("len([a, b, c])", "3")]
        ) { (v, _) throws(Fault) in try length(v[0]) },
        Builtin("upper", "the text in upper case", ("upper(\"aé\")", "AÉ")) { $0.uppercased() },
        Builtin("lower", "the text in lower case", ("lower(\"AÉ\")", "aé")) { $0.lowercased() },
        Builtin(
            "trim", "the text without white space around it", ("trim(\"  a b \")", "a b"), trimmed),
        Builtin(
            "split", [("text", [.string]), ("separator?", [])], .list,
            "the parts of a text between separators, or between white space; a regex's groups stand between them",
            [
                ("split(\"a,b,,c\", \",\")", "[\"a\",\"b\",\"\",\"c\"]"),
                ("split(\" a  b \")", "[\"a\",\"b\"]"),
                ("split(\"a1b22c\", /\\d+/)", "[\"a\",\"b\",\"c\"]"),
            ]
        ) { (v, meter) throws(Fault) in try split(v, meter) },
        Builtin(
            "join", [("list", [.list]), ("separator?", [.string])], .string,
            "the elements as one text, with a separator between them",
            [("join([a, b, 3], \"-\")", "a-b-3")]
        ) { (v, meter) throws(Fault) in try joined(v, meter) },
        Builtin(
            "replace", [("text", [.string]), ("old", []), ("new", [.string])], .string,
            "the text with each occurrence replaced; $1 or ${name} in it is a regex's group",
            [
                ("replace(\"a.b.c\", \".\", \"-\")", "a-b-c"),
                ("replace(\"S1_R2\", /S(\\d)_R(\\d)/, '$2/$1')", "2/1"),
            ]
        ) { (v, meter) throws(Fault) in try replaced(v, meter) },
        Builtin(
            "match", [("text", [.string]), ("regex", [])], .any,
            "the groups of a regex's first match (all of it where it has none), or null",
            [("match(\"S12_R1\", /S(\\d+)_R(\\d)/)", "[\"12\",\"1\"]"), ("match(\"abc\", /x/)", "null")]
        ) { (v, _) throws(Fault) in try match(v) },
        Builtin(
            "format", [("value", []), ("spec", [.string])], .string,
            "the value as Python's format(value, spec) writes it; a date takes strftime's, bytes also 'h'",
            [
                ("format(3.14159, \".2f\")", "3.14"), ("format(1234567, \",\")", "1,234,567"),
                ("format(42, \"08b\")", "00101010"), ("format(\"ab\", \"*^6\")", "**ab**"),
                ("format(2024-05-01, \"%d.%m.%Y\")", "01.05.2024"), ("format(1500000000, \"h\")", "1.5 GB"),
            ]
        ) { (v, meter) throws(Fault) in
            .string(try ValueFormat.format(v[0], try text(v[1], "format"), meter))
        },
    ]

    static func length(_ value: Value) throws(Fault) -> Value {
        switch value {
        case .string(let text): return .int(text.characterCount)
        case .list(let elements): return .int(elements.count)
        case .record(let record): return .int(record.count)
        case .box(let box):
            guard let range = box as? RangeValue else { break }
            guard let count = range.count else { throw Fault("the range has more numbers than fit 64 bits") }
            return .int(count)
        default: break
        }
        throw wrong("len", "text, a list, a map or a range", value)
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    private static func split(_ values: [Value], _ meter: StepMeter) throws(Fault) -> Value {
        let whole = try text(values[0], "split")
        try meter.reserve(2 * whole.utf8.count)
        guard values.count == 2 else {
            return .list(words(whole))
        }
        if let regex = regex(values[1]) { return .list(try regex.split(whole)) }
        guard case .string(let separator) = values[1] else {
            throw wrong("split", "a string or a /regex/ as its second argument", values[1])
        }
        guard !separator.isEmpty else { throw Fault("'split' can't split at empty text") }
        return .list(
            whole.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) })
    }

    private static func joined(_ values: [Value], _ meter: StepMeter) throws(Fault) -> Value {
        let elements = try list(values[0], "join")
        let separator = values.count == 2 ? try text(values[1], "join") : ""
        var result = ""
        var reserved = 0
        for (index, element) in elements.enumerated() {
            if index > 0 { result += separator }
            result += element.inserted
            guard result.utf8.count > reserved else { continue }
            // Doubling what is reserved keeps the meter's work small and its lead large enough.
            reserved = max(1024, 2 * result.utf8.count)
            try meter.reserve(reserved)
        }
        return .string(result)
    }

    private static func replaced(_ values: [Value], _ meter: StepMeter) throws(Fault) -> Value {
        let whole = try text(values[0], "replace")
        guard case .string(let new) = values[2] else {
            throw wrong("replace", "a string as its third argument", values[2])
        }
        try meter.reserve(2 * whole.utf8.count)
        if let regex = regex(values[1]) { return .string(try regex.replacing(in: whole, with: new)) }
        guard case .string(let old) = values[1] else {
            throw wrong("replace", "a string or a /regex/ as its second argument", values[1])
        }
        guard !old.isEmpty else { throw Fault("'replace' can't replace empty text") }
        let parts = whole.split(separator: old, omittingEmptySubsequences: false)
        let (added, overflow) = parts.count.multipliedReportingOverflow(by: new.utf8.count)
        guard !overflow else { throw Arithmetic.textTooLarge }
        try meter.reserve(added)
        return .string(parts.joined(separator: new))
    }

    private static func match(_ values: [Value]) throws(Fault) -> Value {
        guard let regex = regex(values[1]) else {
            throw wrong("match", "a /regex/ as its second argument", values[1])
        }
        if values[0].isNull { return .null }
        return try regex.groups(in: try text(values[0], "match")).map { .list($0) } ?? .null
    }
}
