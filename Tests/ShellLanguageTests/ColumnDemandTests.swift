import Foundation
import SevenBridgesData
import ShellLanguage
import Testing

/// A pipeline over a file of JSON Lines gives the same whether the reader leaves columns out or not.
@Suite struct ColumnDemandTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).jsonl").path

    private static let rows = [
        #"{"a": 1, "b": "x", "m": {"k": 1, "j": 2}, "n": null}"#, #"{"b": "y", "a": 2, "m": {"k": 2}}"#,
        #"{"a": 3, "b": "xy", "m.k": 7, "c": [1, 2]}"#, #"{"c": 1}"#, #"{}"#, #"{"a": 1, "a": 5, "b": "x"}"#,
    ]

    /// Stages that want some columns, all of them, or none.
    private static let stages = [
        "where a > 1", "where b ~ x and m.k = 1", "where $it.a = 1", "where len(b) > 1", "where nosuch = 1",
        "sort a", "sort a desc b", "sort (m.k)", "first 3", "last 2", "select a", "select b k=(m.k)",
        "select m.k", "get b", "get m", "count", "group a", "group b total=(sum a)",
        "group (a) n=(count) top=(max m.k)", "each { $it }", "to jsonl",
    ]

    @Test func leavingOutChangesNothing() async throws {
        let text = (0..<36).map { Self.rows[$0 % Self.rows.count] + "\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let host = ToyHost()
        for first in Self.stages {
            for second in Self.stages {
                let tail = "\(first) | \(second)"
                let pruned = await host.run("read \(path) | \(tail)")
                // A variable holds the rows whole.
                let whole = await host.run("$rows = read \(path)\n$rows | \(tail)")
                #expect(withoutPlace(pruned) == withoutPlace(whole), "\(tail)")
            }
        }
    }

    /// What was printed, without the lines that show where in the program an error is.
    private func withoutPlace(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.hasPrefix("  ") }
    }
}
