import Foundation
import Testing

@testable import SevenBridgesData

/// A reader that leaves keys out is as strict as one that reads them, and gives the same values for the others.
@Suite struct JSONPruningTests {
    private static let documents = [
        #"{"a": 1, "b": {"c": [1, "x\n", null]}, "d": "é"}"#, #"{"b": 1, "a": {"a": 2, "b": 3}}"#, #"{}"#,
        #"{"a": 1, "a": 2, "b": 3}"#, #"{"a":1,"b":2,"d":3}"#, #"{"d": -0.5e3, "e": [[], {}], "a": true}"#,
        #"[{"a": 1, "b": 2}]"#, #"7"#, #"{"\u0061": 1, "b": 2}"#,
    ]

    @Test(arguments: [[], ["a"], ["b"], ["a", "d"], ["a", "b", "c", "d", "e"]] as [[String]])
    func keptKeysHaveTheirValues(keys: [String]) throws {
        var pruning = JSONReader(keeping: Set(keys))
        var reader = JSONReader()
        for document in Self.documents + Self.documents.reversed() {
            let bytes = Array(document.utf8)
            var expected = try reader.read(bytes)
            if case .record(let record) = expected {
                expected = .record(
                    Record(record.pairs.filter { keys.contains($0.key) }.map { ($0.key, $0.value) }))
            }
            #expect(try pruning.read(bytes) == expected, "\(document) \(keys)")
        }
    }

    @Test func whatIsLeftOutIsCheckedAllTheSame() {
        let damaged = [
            #"{"x": tru}"#, #"{"x": 01}"#, #"{"x": "\q"}"#, #"{"x": [1,]}"#, #"{"x": {"y" 1}}"#,
            #"{"x": "a}"#,
            "{\"x\": \"\u{1}\"}", #"{"x": 1e999}"#, #"{"x": "\ud800"}"#, #"{"x": 1,}"#, #"{"x"}"#,
            #"{"x": }"#,
            "{\"x\": " + String(repeating: "[", count: 600),
        ]
        for document in damaged {
            var pruning = JSONReader(keeping: ["a"])
            var reader = JSONReader()
            let bytes = Array(document.utf8)
            for _ in 0..<2 {
                // The second time the reader knows what such an object looks like.
                let found = #expect(throws: JSONError.self) { try pruning.read(bytes) }
                let wanted = #expect(throws: JSONError.self) { try reader.read(bytes) }
                #expect(found == wanted, "\(document)")
                _ = try? pruning.read(Array(#"{"x": 1}"#.utf8))
                _ = try? reader.read(Array(#"{"x": 1}"#.utf8))
            }
        }
        var pruning = JSONReader(keeping: [])
        #expect(throws: JSONError.self) {
            try pruning.read([0x7B, 0x22, 0x78, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D])
        }
    }

    @Test func damagedTextIsRefusedWhereverItIsCut() throws {
        let bytes = Array(#"{"a": [1, -2.5e3, "x\u00e9"], "b": {"c": true, "d": null}}"#.utf8)
        for end in 0..<bytes.count {
            for keys in [nil, [], ["b"]] as [Set<String>?] {
                var reader = JSONReader(keeping: keys)
                _ = try reader.read(bytes)
                #expect(throws: JSONError.self) { try reader.read(Array(bytes[..<end])) }
                #expect(try reader.read(bytes)["b"].isNull == (keys == []))
            }
        }
    }
}
