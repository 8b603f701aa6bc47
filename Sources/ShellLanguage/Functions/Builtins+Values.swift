import SevenBridgesData

extension Builtins {
    static let collections = [
        Builtin(
            "keys", [("map", [.map])], .list, "the keys of a map, in order",
            [("keys({b: 1, a: 2})", "[\"b\",\"a\"]")]
        ) { (v, _) throws(Fault) in
            .list(try record(v[0], "keys").keys.map { .string($0) })
        },
        Builtin(
            "values", [("map", [.map])], .list, "the values of a map, in the order of its keys",
            [("values({b: 1, a: 2})", "[1,2]")]
        ) { (v, _) throws(Fault) in .list(try record(v[0], "values").values) },
    ]

    static let kinds = [
        Builtin(
            "type", [("value", [])], .string, "the name of the value's kind, or the resource's",
            [("type(1.5)", "float"), ("type([a])", "list")]
        ) { (v, _) throws(Fault) in .string(v[0].kind) },
        Builtin(
            "int", [("value", [.int, .float, .bool, .string])], .int,
            "the value as an int; a float loses its fraction",
            [("int(\"42\")", "42"), ("int(-2.7)", "-2"), ("int(\"10KB\")", "10000")]
        ) { (v, _) throws(Fault) in try Conversion.int(v[0]) },
        Builtin(
            "float", [("value", [.int, .float, .string])], .float, "the value as a float",
            [("float(\"2.5\")", "2.5")]
        ) { (v, _) throws(Fault) in try Conversion.float(v[0]) },
        Builtin(
            "string", [("value", [])], .string, "the value as text, as it stands in a string",
            [("string(1.5)", "1.5"), ("string([1, a])", "[1,\"a\"]")]
        ) { (v, meter) throws(Fault) in
            let text = v[0].inserted
            try meter.reserve(text.utf8.count)
            return .string(text)
        },
        Builtin(
            "parse_json", [("text", [.string])], .any, "the value that a JSON document spells",
            [("parse_json('[1, {\"a\": null}]')", "[1,{\"a\":null}]")]
        ) { (v, meter) throws(Fault) in
            try meter.reserve(4 * (try text(v[0], "parse_json")).utf8.count)
            return try Conversion.parsedJSON(v[0])
        },
        Builtin(
            "to_json", [("value", [])], .string, "the value as JSON on one line",
            [("to_json({a: [1, null]})", "{\"a\":[1,null]}")]
        ) { (v, meter) throws(Fault) in
            let text = JSON.text(v[0])
            try meter.reserve(text.utf8.count)
            return .string(text)
        },
        Builtin(
            "hash", [("text", [.string]), ("algorithm?", [.string])], .string,
            "the text's digest in hexadecimal: md5, sha1, sha256 (the default), sha384 or sha512",
            [("hash(\"abc\", \"md5\")", "900150983cd24fb0d6963f7d28e17f72")]
        ) { (v, _) throws(Fault) in
            let name = v.count == 2 ? try text(v[1], "hash") : "sha256"
            return .string(try Digests.hexadecimal(of: try text(v[0], "hash"), name))
        },
    ]

    static let time = [
        Builtin("now", [], .date, "this moment", [("type(now())", "date")]) { (_, _) throws(Fault) in
            .date(Conversion.now())
        },
        Builtin(
            "today", [], .date, "the midnight, UTC, with which today began", [("today() <= now()", "true")]
        ) {
            (_, _) throws(Fault) in .date(Conversion.today())
        },
        Builtin(
            "date", [("value", [.string, .int, .date])], .date,
            "the date that ISO 8601 text or a number of seconds since 1970 stands for",
            [
                ("date(\"2024-05-01T10:00:00+02:00\")", "2024-05-01T08:00:00Z"),
                ("date(0)", "1970-01-01T00:00:00Z"),
            ]
        ) { (v, _) throws(Fault) in try Conversion.date(v[0]) },
    ]

    static let system = [
        Builtin(
            "env", [("name", [.string])], .any, "an environment variable's text, or null",
            [("env(\"SBSH_NOT_SET_ANYWHERE\")", "null")]
        ) { (v, _) throws(Fault) in Conversion.environment(try text(v[0], "env")) }
    ]
}
