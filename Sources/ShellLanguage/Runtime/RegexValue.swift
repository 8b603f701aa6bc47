import Foundation
import SevenBridgesData

/// A compiled `/regex/flags`, in ICU's dialect.
///
/// Immutable after `init`; `NSRegularExpression` may be used from several threads.
final class RegexValue: Value.Box, @unchecked Sendable {
    private let regex: NSRegularExpression
    private let spelling: String

    private static let flags: [Character: NSRegularExpression.Options] = [
        "i": .caseInsensitive, "m": .anchorsMatchLines, "s": .dotMatchesLineSeparators,
        "x": .allowCommentsAndWhitespace,
    ]

    init(pattern: String, flags: String) throws(Fault) {
        var options: NSRegularExpression.Options = []
        for flag in flags {
            guard let option = Self.flags[flag] else {
                throw Fault("'\(flag)' is no flag of a regex", hint: "known are i m s x")
            }
            options.insert(option)
        }
        let unescaped = pattern.split(separator: "\\/", omittingEmptySubsequences: false).joined(
            separator: "/")
        guard let regex = try? NSRegularExpression(pattern: unescaped, options: options) else {
            throw Fault(
                "the regex can't be read", hint: "see that its brackets close and its escapes are known")
        }
        self.regex = regex
        spelling = "/\(pattern)/\(flags)"
    }

    override var kind: String { "regex" }
    override var text: String { spelling }

    func matches(_ text: String) -> Bool {
        regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }

    /// The captured groups of the first match, the whole match where there are none; nil without a match.
    func groups(in text: String) -> [Value]? {
        guard let match = regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) else {
            return nil
        }
        let first = match.numberOfRanges > 1 ? 1 : 0
        return (first..<match.numberOfRanges).map { group in
            Range(match.range(at: group), in: text).map { .string(String(text[$0])) } ?? .null
        }
    }

    func replacing(in text: String, with template: String) -> String {
        let range = NSRange(text.startIndex..., in: text)
        return regex.stringByReplacingMatches(in: text, range: range, withTemplate: template)
    }
}
