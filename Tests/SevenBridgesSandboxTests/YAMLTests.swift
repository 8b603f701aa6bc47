import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct YAMLTests {
    @Test(
        arguments: [
            ("no", "no"), ("on", "on"), ("12:30", "12:30"), ("2020-01-01", "2020-01-01"), ("v1.0", "v1.0"),
            ("None", "None"), ("'5'", "5"), ("\"true\"", "true"), ("!!str 5", "5"), (".inf", ".inf"),
            ("a-", "a-"), ("1e999", "1e999"), ("0b1", "0b1"), ("1_000", "1_000"), ("|\n 5\n", "5\n"),
            ("null", .null), ("~", .null), ("", .null), ("true", true), ("False", false), ("5", 5),
            ("-7", -7), ("+3", 3), ("0x1F", 31), ("0o17", 15), ("010", 10), ("1.5", .float(1.5)),
            ("1e3", .float(1000)),
            (".5", .float(0.5)), ("99999999999999999999", .float(1e20)),
        ] as [(String, Value)])
    func plainScalarsMeanWhatTheCoreSchemaSays(_ text: String, _ value: Value) throws {
        #expect(try YAML.parse("key: \(text)")["key"] == value)
    }

    @Test func ofRepeatedKeysTheLastHolds() throws {
        let text = "a: 1\nb:\n  'x': é\n  y: 2\n  \"x\": 3\na: 4\nc: 5\na: 6\n"
        let value = try YAML.parse(text)
        #expect(value == ["b": ["y": 2, "x": 3], "c": 5, "a": 6])
    }

    @Test func aliasesStandForWhatTheyName() throws {
        let value = try YAML.parse("a: &id001 [1, 2]\nb: *id001\nc: *id001\n")
        #expect(value == ["a": [1, 2], "b": [1, 2], "c": [1, 2]])
    }

    @Test func aliasBombsAreRefusedAtOnce() {
        let levels = (1...30).map { "- &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }
        let bomb = "- &a0 [lol]\n" + levels.joined()
        let error = #expect(throws: CWLError.self) { try YAML.parse(bomb) }
        #expect(error?.message == "The aliases in the YAML text stand for too much.")
        #expect(throws: CWLError.self) { try YAML.parse(bomb + "- *a30 : x\n") }
        let repeated = "- &a [lol]\n" + String(repeating: "- &a [*a, *a]\n", count: 60)
        #expect(throws: CWLError.self) { try YAML.parse(repeated) }
    }

    @Test func deepNestingIsRefused() {
        for unit in ["- ", "? ", "[", "{a: ", "- ? "] {
            for count in [300, 100_000] {
                #expect(throws: CWLError.self, "\(unit) \(count)") {
                    try YAML.parse(String(repeating: unit, count: count))
                }
            }
        }
        let staircase = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(throws: CWLError.self) { try YAML.parse(staircase) }
    }

    @Test(
        arguments: [
            "", "a: [", "a: *nothing", "&a [*a]", "a: b: c", "? [1]\n: 2", "\u{0}", "a\n---\nb", "!<",
            "%YAML 9\n---\n",
            "a: \"\\xZZ\"", "\t- a", "{a, {b}: c}", "!!binary x", "!!int x", "- !!null 5", "a: 'x", "<<: 5",
            "&", "*",
        ])
    func whateverTheTextIsNothingTraps(_ text: String) {
        _ = try? YAML.parse(text)
    }

    @Test func errorsSayWhere() {
        let error = #expect(throws: CWLError.self) { try YAML.parse("a: 1\nb: [\n") }
        #expect(error?.message.contains("line 3") == true)
    }
}
