import Foundation
import Testing

@testable import ShellLanguage

/// Compares our regular expressions with ICU's, as `NSRegularExpression` runs them, on patterns made at random.
@Suite struct RegexComparisonTests {
    private let rounds = ProcessInfo.processInfo.environment["SBSH_REGEX_ROUNDS"].flatMap { Int($0) } ?? 60

    @Test(arguments: 0..<6) func findsWhatICUFinds(seed: Int) throws {
        var maker = PatternMaker(seed: UInt64(seed))
        for _ in 0..<rounds {
            let pattern = maker.pattern()
            guard let theirs = try? NSRegularExpression(pattern: pattern) else {
                Issue.record("ICU refuses \(pattern.debugDescription)")
                continue
            }
            let ours: RegularExpression
            do throws(RegexProblem) { ours = try RegularExpression(pattern, flags: []) } catch {
                Issue.record("we refuse \(pattern.debugDescription): \(error.message)")
                continue
            }
            for _ in 0..<4 {
                let text = maker.text()
                let expected = icuMatches(theirs, text)
                let found = try ourMatches(ours, text)
                #expect(
                    found == expected,
                    "\(pattern.debugDescription) in \(text.debugDescription)")
                let isMatch = try withText(text) { try ours.matches($0, StepMeter(nil)) }
                #expect(
                    isMatch == !expected.isEmpty, "\(pattern.debugDescription) in \(text.debugDescription)")
            }
        }
    }

    private func icuMatches(_ regex: NSRegularExpression, _ text: String) -> [[Int]] {
        let matches = regex.matches(in: text, range: NSRange(text.startIndex..., in: text))
        return matches.map { match in
            var offsets: [Int] = []
            for group in 0..<match.numberOfRanges {
                let range = match.range(at: group)
                guard range.location != NSNotFound else {
                    offsets += [-1, -1]
                    continue
                }
                for offset in [range.lowerBound, range.upperBound] {
                    offsets.append(text.utf16.index(text.startIndex, offsetBy: offset).utf8Offset(in: text))
                }
            }
            return offsets
        }
    }

    private func ourMatches(_ regex: RegularExpression, _ text: String) throws -> [[Int]] {
        try withText(text) { text in
            var all: [[Int]] = []
            try regex.forEachMatch(in: text, StepMeter(nil)) { match in
                var offsets: [Int] = []
                for index in stride(from: 0, to: match.count, by: 2) {
                    let isSet = match[index] >= 0 && match[index + 1] >= match[index]
                    offsets += isSet ? [match[index], match[index + 1]] : [-1, -1]
                }
                all.append(offsets)
            }
            return all
        }
    }
}

/// Reads a text as the engines do.
func withText<Result>(_ text: String, _ body: (RegexText) throws -> Result) throws -> Result {
    var text = text
    return try text.withUTF8 { try body(RegexText($0)) }
}

extension String.Index {
    fileprivate func utf8Offset(in text: String) -> Int {
        text.utf8.distance(from: text.startIndex, to: self)
    }
}

/// Patterns and texts from a small world, where most patterns match something.
private struct PatternMaker {
    private var state: UInt64
    private var groups = 0

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
    }

    private mutating func random(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % bound
    }

    private mutating func pick(_ items: [String]) -> String { items[random(items.count)] }

    mutating func text() -> String {
        (0..<random(14)).map { _ in
            pick([
                "a", "a", "b", "b", "c", "A", "B", " ", "1", "\n", "\r\n", "é", "e\u{301}", "_", "ſ", "ǆ",
                "😀", "\u{2028}",
            ])
        }.joined()
    }

    mutating func pattern() -> String {
        groups = 0
        let flags = random(3) == 0 ? pick(["(?i)", "(?m)", "(?im)", "(?i)", "(?x) "]) : ""
        return flags + alternation(3)
    }

    private mutating func alternation(_ depth: Int) -> String {
        let first = sequence(depth)
        return random(4) == 0 ? first + "|" + sequence(depth) : first
    }

    private mutating func sequence(_ depth: Int) -> String {
        (0...random(3)).map { _ in quantified(depth) }.joined()
    }

    private mutating func quantified(_ depth: Int) -> String {
        let kind = random(depth > 0 ? 16 : 9)
        let atom = atom(kind, depth)
        // ICU refuses to repeat most of what takes no text.
        guard random(3) == 0, kind != 7, kind < 14 else { return atom }
        // What may be empty, repeated so, makes ICU overflow its stack and find nothing.
        if kind > 8 { return atom + pick(["*", "+", "?", "??", "{2}", "{1,2}", "{0,2}?", "?+"]) }
        return atom
            + pick(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}", "*+", "++", "?+"])
    }

    private mutating func atom(_ kind: Int, _ depth: Int) -> String {
        switch kind {
        case 0...4: return pick(["a", "b", "c", "A", "1", "é", "Ǆ", "s", "\\ "])
        case 5:
            return pick([".", "\\w", "\\d", "\\s", "\\W", "\\S", "\\R", "\\h", "\\p{Lu}", "\\P{L}", "\\v"])
        case 6:
            return pick([
                "[ab]", "[^a]", "[a-c1]", "[[ab][c]]", "[\\w&&[^b]]", "[a-c--b]", "[[:alpha:]&&[^a]]", "[]a]",
                "[^\\n]", "[\\d_-]", "[a-]",
            ])
        case 7: return pick(["^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z"])
        case 8: return groups > 0 ? "(?:\\\(1 + random(groups)))" : "b"
        case 9...11:
            let index = groups + 1
            groups = index
            return "(" + alternation(depth - 1) + ")"
        case 12: return "(?:" + alternation(depth - 1) + ")"
        case 13: return "(?>" + alternation(depth - 1) + ")"
        case 14: return pick(["(?=", "(?!"]) + alternation(depth - 1) + ")"
        default: return pick(["(?<=", "(?<!"]) + pick(["a", "b|aa", "\\w", "a{1,2}", "(?i)B"]) + ")"
        }
    }
}
