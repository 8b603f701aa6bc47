import Testing

@testable import ShellLanguage

/// Regular expressions: what they match, by a table, and what they refuse.
@Suite struct RegexTests {
    /// Pattern, text, and the first match with its groups; nil where there is none.
    private static let table: [(pattern: String, text: String, groups: [String?]?)] = [
        ("abc", "xabcx", ["abc"]), ("a.c", "a\nc", nil), ("(?s)a.c", "a\nc", ["a\nc"]),
        ("a|ab", "ab", ["a"]), ("(a|ab)(c|bcd)", "abcd", ["abcd", "a", "bcd"]), ("", "abc", [""]),
        ("(a\\1|b)+", "ab", ["b", "b"]), ("(?:(\\1b|a)){2}", "aab", ["aab", "ab"]),
        ("(a)|b", "b", ["b", nil]), ("(a+)(b+)?", "aac", ["aa", "aa", nil]),
        ("a{2,3}", "aaaa", ["aaa"]), ("a{2,3}?", "aaaa", ["aa"]), ("a{2}", "a", nil), ("a{0}b", "ab", ["b"]),
        ("a*+a", "aaa", nil), ("(?>a*)a", "aaa", nil), ("a++b", "aab", ["aab"]),
        ("(\\w+) (\\w+)", "hello big world", ["hello big", "hello", "big"]),
        ("(?<year>\\d{4})-(?<month>\\d\\d)", "on 2024-05-01", ["2024-05", "2024", "05"]),
        ("(\\w)\\1", "abccd", ["cc", "c"]), ("(?<q>['\"]).*?\\k<q>", "say \"it's\"", ["\"it's\"", "\""]),
        ("foo(?=bar)", "foobaz foobar", ["foo"]), ("foo(?!bar)", "foobar fooba", ["foo"]),
        ("(?<=\\$)\\d+", "a7 $42", ["42"]), ("(?<!\\$)\\b\\d+", "$42 17", ["17"]),
        ("(?<=ab|c)d", "abd", ["d"]), ("(?<=a{1,3})b", "aaab", ["b"]), ("(?<=(\\w))b", "ab", ["b", "a"]),
        ("(?i)STRASSE", "Strasse", ["Strasse"]), ("(?i)é", "É", ["É"]), ("(?i)k", "\u{212A}", ["\u{212A}"]),
        ("(?i)[a-z]+", "ABC", ["ABC"]), ("(?i)[^a]", "Ab", ["b"]), ("a(?i)b", "aB", ["aB"]),
        ("a(?i:b)c", "aBC", nil), ("(a(?i)b)c", "aBc", ["aBc", "aB"]), ("(?i-i:a)(?-i)B", "ab", nil),
        ("(?x) a b # comment", "ab", ["ab"]), ("(?x)[a b]+", " ab", ["ab"]), ("(?x)a\\ b", "a b", ["a b"]),
        ("^b", "a\nb", nil), ("(?m)^b", "a\nb", ["b"]), ("a$", "a\n", ["a"]), ("a\\z", "a\n", nil),
        ("a\\Z", "a\r\n", ["a"]), ("(?m)a$", "a\nb", ["a"]), ("\\Ab", "ab", nil), ("^$", "", [""]),
        ("\\bcat\\b", "a cat.", ["cat"]), ("\\Bat", "cat at", ["at"]), ("\\b", "", nil), ("\\B", "", [""]),
        ("[a-c&&[b-d]]+", "abcd", ["bc"]), ("[a-z--[aeiou]]+", "aeixyz", ["xyz"]),
        ("[\\p{L}&&[^\\p{Lu}]]+", "ABcd", ["cd"]), ("[[:alpha:]]+", "12ab", ["ab"]),
        ("[^[:space:]]+", " ab ", ["ab"]), ("[]]", "]", ["]"]), ("[^]]", "]a", ["a"]), ("[a-]", "-", ["-"]),
        ("[\\]\\\\]+", "\\]", ["\\]"]), ("[\\b]", "\u{8}", ["\u{8}"]), ("[a\\-z]+", "a-z", ["a-z"]),
        ("\\p{Greek}+", "abcαβγ", ["αβγ"]), ("\\p{script=Han}", "a漢", ["漢"]), ("\\p{gc=Nd}+", "a٣4", ["٣4"]),
        ("\\P{L}", "a1", ["1"]), ("\\p{^L}", "a1", ["1"]), ("\\p{Uppercase Letter}", "aB", ["B"]),
        ("\\d+", "٣٤", ["٣٤"]), ("\\w+", "naïve_1", ["naïve_1"]), ("\\s", "\u{A0}", ["\u{A0}"]),
        ("\\h+", "a \tb", [" \t"]), ("a\\Rb", "a\r\nb", ["a\r\nb"]), ("\\R\\n", "\r\n", nil),
        ("\\X", "e\u{301}x", ["e\u{301}"]), (".", "e\u{301}", ["e"]), (".", "😀", ["😀"]),
        ("\\Q.*\\E+", ".**", [".**"]), ("\\x41\\u0042\\x{43}", "ABC", ["ABC"]),
        ("\\0101", "A", ["A"]), ("\\N{GREEK SMALL LETTER ALPHA}", "α", ["α"]), ("\\cA", "\u{1}", ["\u{1}"]),
        ("\\t\\n\\r\\f\\a\\e", "\t\n\r\u{C}\u{7}\u{1B}", ["\t\n\r\u{C}\u{7}\u{1B}"]),
        ("(a*)*", "aab", ["aa", ""]), ("(a|b)*", "abc", ["ab", "b"]), ("(|a)*", "aa", ["", ""]),
        ("(a?)*?b", "aab", ["aab", "a"]), ("(?:)*", "a", [""]), ("(a*)+", "b", ["", ""]),
        ("\\.fastq(\\.gz)?$", "x.fastq.gz", [".fastq.gz", ".gz"]), ("a]", "a]", ["a]"]),
        ("(?#comment)a", "a", ["a"]), ("\\/", "a/b", ["/"]), ("[/]", "a/b", ["/"]),
        ("x*", "é", [""]), ("é+", "eéé", ["éé"]), ("[à-ü]+", "xéüz", ["éü"]), ("[^x]+", "éx", ["é"]),
    ]

    @Test func matchesWhatTheTableSays() throws {
        for (pattern, text, expected) in Self.table {
            let regex = try #require(try? RegularExpression(pattern, flags: []), "\(pattern)")
            let found = try groups(regex, text)
            #expect(found == expected, "\(pattern.debugDescription) in \(text.debugDescription)")
            let isMatch = try withText(text) { try regex.matches($0, StepMeter(nil)) }
            #expect(isMatch == (expected != nil), "\(pattern.debugDescription) in \(text.debugDescription)")
        }
    }

    /// Pattern, what is wrong, and the bytes that it is about.
    private static let refused: [(pattern: String, message: String, range: Range<Int>)] = [
        ("a)", "there is no '(' for this ')'", 1..<2), ("é(", "the group has no ')'", 2..<3),
        ("[a", "the set has no ']'", 0..<1), ("*a", "there is nothing to repeat", 0..<1),
        ("a**", "this is already repeated", 2..<3), ("a{2,1}", "the larger count stands first", 1..<6),
        ("a{x}", "a count is written {2}, {2,} or {2,5}", 1..<2), ("a}", "'}' is no count here", 1..<2),
        ("a\\", "a backslash stands at the end", 1..<2), ("\\y", "'\\y' means nothing", 0..<2),
        ("\\p{Klingon}", "there is no property 'Klingon'", 0..<11),
        ("\\pL", "a property is written \\p{Lu}", 0..<2),
        ("(a)\\2", "there is no group 2", 3..<5), ("\\k<n>", "there is no group 'n' before this", 0..<5),
        ("(?<n>a)(?<n>b)", "there is a group 'n' already", 7..<12),
        ("(?<=a+)b", "looking behind needs a longest length", 0..<7),
        ("(?q)", "'(?q' means nothing", 0..<3), ("[z-a]", "the range goes backwards", 1..<4),
        ("[a-\\d]", "a range ends with a character", 1..<5),
        ("\\x{110000}", "there is no such code point", 0..<10),
        ("\\N{NO SUCH}", "no character is called 'NO SUCH'", 0..<11),
        ("(?#a", "the comment has no ')'", 0..<4),
        ("(?:a{9999}){9999}", "the regex is too large", 0..<17),
        ("a{10001}", "a count can't be larger than 10000", 1..<8),
        (String(repeating: "(", count: 300), "the regex is nested deeper than 200 levels", 200..<201),
    ]

    @Test func refusesWhatItCannotRead() {
        for (pattern, message, range) in Self.refused {
            do throws(RegexProblem) {
                _ = try RegularExpression(pattern, flags: [])
                Issue.record("\(pattern) is read")
            } catch {
                #expect(error.message == message, "\(pattern)")
                #expect(error.range == range, "\(pattern)")
            }
        }
    }

    @Test func isLinearWhereBacktrackingIsNot() throws {
        let text = String(repeating: "a", count: 20_000) + "!"
        for pattern in [
            "(a+)+$", "(a*)*b", "(a|aa)+$", "(a|a)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)(.*)(.*)(.*)[0-9]",
        ] {
            let regex = try RegularExpression(pattern, flags: [])
            #expect(try groups(regex, text) == nil, "\(pattern)")
        }
    }

    @Test func whatStillBacktracksIsEndedByTheMeter() throws {
        let regex = try RegularExpression("(?=a)(a+)+$", flags: [])
        let session = Session(output: RecordedOutput(), stepLimit: 1_000_000, files: .all)
        #expect(throws: Fault.limit("the program took more than 1000000 steps")) {
            try withText(String(repeating: "a", count: 60) + "!") { try regex.matches($0, session.meter) }
        }
    }

    @Test func deepTextTakesNoStack() throws {
        let text = String(repeating: "ab", count: 200_000)
        let regex = try RegularExpression("^(?:(a)|(b))*$", flags: [])
        #expect(try groups(regex, text)?.dropFirst() == ["a", "b"])
        let backtracking = try RegularExpression("(?=a)^(?:(a)|(b))*$", flags: [])
        #expect(try groups(backtracking, String(text.prefix(200_000)))?.dropFirst() == ["a", "b"])
    }

    @Test func refusesToTakeAllMemory() throws {
        let regex = try RegularExpression("(?=a)(?:(a))*$", flags: [])
        #expect(throws: Fault.self) { try groups(regex, String(repeating: "a", count: 3_000_000)) }
    }

    private func groups(_ regex: RegularExpression, _ text: String) throws -> [String?]? {
        try withText(text) { text in
            guard let match = try regex.firstMatch(in: text, from: 0, StepMeter(nil)) else { return nil }
            return stride(from: 0, to: match.count, by: 2).map { index -> String? in
                guard match[index] >= 0, match[index + 1] >= match[index] else { return nil }
                return String(decoding: text.bytes[match[index]..<match[index + 1]], as: UTF8.self)
            }
        }
    }
}
