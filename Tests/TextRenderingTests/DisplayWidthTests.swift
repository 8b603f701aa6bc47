import Testing
import TextRendering

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("sample_1.bam", 12), ("Grüße", 5), ("e\u{301}", 1), ("表格", 4), ("ｆｕｌｌ", 8), ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("🧬", 2), ("👩🏽‍🔬", 2), ("🇷🇸", 2), ("1️⃣", 2), ("❤️", 2), ("❤", 1),
        ("a\u{200B}b", 2),
        ("\u{1B}", 0), ("…", 1), ("─", 1), ("क्", 1),
    ])
    func countsColumns(text: String, columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns)
    }

    @Test(arguments: [
        ("alignment", 20, "alignment"), ("alignment", 9, "alignment"), ("alignment", 8, "alignme…"),
        ("alignment", 1, "…"), ("alignment", 0, ""), ("alignment", -3, ""), ("表格表格", 6, "表格…"),
        ("表格表格", 7, "表格表…"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👩🏽‍🔬👩🏽‍🔬", 3, "👩🏽‍🔬…"), ("👩🏽‍🔬👩🏽‍🔬", 2, "…"),
    ])
    func truncatesBetweenClusters(text: String, width: Int, expected: String) {
        #expect(DisplayWidth.truncated(text, to: width) == expected)
    }
}

@Suite struct PrintableTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("two\nlines", "two\\nlines"), ("a\tb\r\n", "a\\tb\\r\\n"),
        ("\u{1B}[31mred\u{7}", "^[[31mred^G"), ("\u{7F}\u{0}", "^?^@"), ("\u{9B}31m", "\u{FFFD}31m"),
        ("\u{202E}txt.exe", "\u{FFFD}txt.exe"), ("naïve 表", "naïve 表"),
    ])
    func showsControlCharacters(text: String, expected: String) {
        #expect(PrintableText.line(text) == expected)
    }

    @Test func keepsLinesApart() {
        #expect(PrintableText.lines("one\r\ntwo\u{7}\n") == ["one", "two^G"])
        #expect(PrintableText.lines("") == [""])
    }
}

@Suite struct TextWrappingTests {
    @Test(arguments: [
        ("the quick brown fox", 10, ["the quick", "brown fox"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("to abcdefgh now", 4, ["to", "abcd", "efgh", "now"]), ("", 4, [""]), ("a\n\nb", 4, ["a", "", "b"]),
        ("表格", 1, ["表", "格"]), ("wide  gap", 5, ["wide", "gap"]),
    ])
    func breaksAtSpacesFirst(text: String, width: Int, expected: [String]) {
        #expect(TextWrapping.lines(text, width: width) == expected)
    }
}
