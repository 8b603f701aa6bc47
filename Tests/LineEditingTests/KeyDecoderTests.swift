import Testing

@testable import LineEditing

@Suite struct KeyDecoderTests {
    private func keys(_ bytes: some Sequence<UInt8>, timesOut: Bool = false) -> [Key] {
        var decoder = KeyDecoder()
        for byte in bytes { decoder.add(byte) }
        if timesOut { decoder.timeOut() }
        return Array(sequence(state: decoder) { $0.next() })
    }

    private func characters(_ text: String) -> [Key] { text.unicodeScalars.map(Key.character) }

    @Test func decodesScalars() {
        #expect(keys("aß表🧬\r".utf8) == characters("aß表🧬\r"))
        #expect(keys([0xE8, 0xA1]) == [])
    }

    @Test(
        arguments: [
            ([0xFF, 0x61], "\u{FFFD}a"), ([0xC3, 0x61], "\u{FFFD}a"),
            ([0xE8, 0xA1, 0xC3, 0xA9], "\u{FFFD}é"),
            ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}"), ([0xC2, 0x90], "\u{FFFD}"),
        ] as [([UInt8], String)])
    func repairsInvalidBytes(bytes: [UInt8], expected: String) {
        #expect(keys(bytes) == characters(expected))
    }

    @Test func tellsSignalsFromCharacters() {
        #expect(
            keys("a\u{3}\u{1A}\u{4}".utf8) == characters("a") + [.interrupt, .suspend] + characters("\u{4}"))
        #expect(keys([0xC3, 0x03]) == characters("\u{FFFD}") + [.interrupt])
    }

    @Test func letsOtherEscapesThrough() {
        #expect(keys("\u{1B}[A".utf8) == characters("\u{1B}[A"))
        #expect(keys("\u{1B}[20\u{1B}[A".utf8) == characters("\u{1B}[20\u{1B}[A"))
        #expect(keys("\u{1B}".utf8) == [])
        #expect(keys("\u{1B}[2".utf8, timesOut: true) == characters("\u{1B}[2"))
        #expect(keys("\u{1B}\u{3}".utf8) == characters("\u{1B}") + [.interrupt])
    }

    @Test(arguments: [
        ("a\rb\r\nc\n\n", "a\nb\nc"), ("t\tab\u{1B}[31m\u{0}\u{9B}", "t\tab[31m"), ("\u{1B}[20", "[20"),
        ("", ""),
        ("é表", "é表"),
    ])
    func cleansPastes(text: String, expected: String) {
        #expect(
            keys("x\u{1B}[200~\(text)\u{1B}[201~y".utf8) == characters("x") + [.paste(expected)]
                + characters("y"))
    }

    @Test func controlCEndsAPasteThatNeverEnds() {
        #expect(keys("\u{1B}[200~abc\u{3}x".utf8) == [.interrupt] + characters("x"))
    }
}
