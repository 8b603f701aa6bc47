import SevenBridgesData
import Testing

@Suite struct JSONTests {
    @Test func aKeyThatReadsAsMoreIsNeverTakenForTheTextThatItLooksLike() throws {
        let backslashes = #"[{"\\\\": 1}, {"\\": 2}, {"\\": 3}]"#
        #expect(JSON.text(try JSON.parse(backslashes)) == #"[{"\\\\":1},{"\\":2},{"\\":3}]"#)
        let quotes = #"[{"a\":{\"b":1},{"a":{"b":1}}]"#
        #expect(JSON.text(try JSON.parse(quotes)) == quotes)
    }

    @Test func recordsOfAPageShareAShape() throws {
        let page = try JSON.parse(
            #"[{"id": 1, "name": "a"}, {"id": 2, "name": "b"}, {"id": 3, "name": "c"}]"#)
        let records = try #require(page.listValue).compactMap(\.recordValue)
        #expect(records.count == 3)
        #expect(records.allSatisfy { $0.shape === records[1].shape })
    }

    @Test func objectsThatDifferKeepTheirOwnKeys() throws {
        let page = try JSON.parse(#"[{"a": 1, "b": 2}, {"a": 1}, {"a": 1, "c": 3}, {"b": 4, "a": 1}, {}]"#)
        let keys = try #require(page.listValue).compactMap { $0.recordValue?.keys }
        #expect(keys == [["a", "b"], ["a"], ["a", "c"], ["b", "a"], []])
    }

    @Test func escapedKeysAreFoundAgain() throws {
        let page = try JSON.parse(#"[{"a\"b": 1, "\u0061": 2}, {"a\"b": 3, "a": 4}]"#)
        #expect(page.listValue?[1] == ["a\"b": 3, "a": 4])
    }

    @Test func ofARepeatedKeyTheLastValueHolds() throws {
        #expect(try JSON.parse(#"{"a": 1, "b": 2, "a": 3}"#) == ["a": 3, "b": 2])
    }

    @Test(arguments: [
        ("9223372036854775807", Value.int(.max)), ("-9223372036854775808", .int(.min)), ("-0", .int(0)),
        ("1e2", .float(100)), ("0.1", .float(0.1)), ("5e-324", .float(.leastNonzeroMagnitude)),
    ])
    func readsNumbersExactly(text: String, expected: Value) throws {
        #expect(try JSON.parse(text) == expected)
    }

    @Test(arguments: [
        ("[1,\n 2,]", 2, 4, "expected a value, found ']'"),
        ("{\"é\": tru}", 1, 10, "expected 'true', found '}'"),
        ("\"abc", 1, 1, "the string has no closing quote"),
        ("", 1, 1, "the text ends where a value should be"),
        ("[01]", 1, 2, "a number may not start with 0"),
        ("9223372036854775808", 1, 1, "the integer does not fit 64 bits"),
        ("{} x", 1, 4, "more text after the document"),
    ])
    func saysWhatIsWrongAndWhere(text: String, line: Int, column: Int, message: String) {
        let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
        #expect(error?.message == message)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func nestingEndsInAnError() {
        let limit = JSON.nestingLimit
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSON.parse(nested(limit)) }
        #expect(throws: JSONError.self) { try JSON.parse(nested(limit + 1)) }
        #expect(throws: JSONError.self) { try JSON.parse(String(repeating: "{\"a\":", count: 1_000_000)) }
    }

    @Test func writesIndented() {
        let value: Value = ["a": [1, .float(2.5), []], "b": [:], "c": "x\n\u{1}"]
        let expected = """
            {
              "a": [
                1,
                2.5,
                []
              ],
              "b": {},
              "c": "x\\n\\u0001"
            }
            """
        #expect(JSON.text(value, pretty: true) == expected)
    }
}
