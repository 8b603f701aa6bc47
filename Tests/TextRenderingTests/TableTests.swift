import Testing
import TextRendering

@Suite struct TableTests {
    private let files = Table(
        columns: [
            .init("id", canShrink: false), .init("name"), .init("size", alignment: .right, canShrink: false),
            .init("project"),
        ],
        rows: [
            ["5f1", "sample_1.bam", "1.5 GB", "rfranklin/my-project"],
            ["5f2", "reads.fastq.gz", "12 MB", ""],
        ]
    )

    @Test func alignsColumnsUnderTheirHeaders() {
        expect(
            files.lines(),
            """
            id   name              size  project
            ───  ──────────────  ──────  ────────────────────
            5f1  sample_1.bam    1.5 GB  rfranklin/my-project
            5f2  reads.fastq.gz   12 MB
            """
        )
    }

    @Test func shrinksTheWidestColumnsFirst() {
        expect(
            files.lines(width: 40),
            """
            id   name             size  project
            ───  ─────────────  ──────  ────────────
            5f1  sample_1.bam   1.5 GB  rfranklin/m…
            5f2  reads.fastq.…   12 MB
            """
        )
    }

    @Test func dropsColumnsThatDoNotFit() {
        expect(
            files.lines(width: 22),
            """
            id   name         size
            ───  ─────────  ──────
            5f1  sample_1…  1.5 GB
            5f2  reads.fa…   12 MB
            (+1 column: project)
            """
        )
        expect(
            files.lines(width: 10),
            """
            id
            ───
            5f1
            5f2
            (+3 colum…
            """
        )
    }

    @Test func keepsOneColumnEvenWhenItMustBeCut() {
        expect(files.lines(width: 2), "id\n──\n5…\n5…\n(…")
        expect(files.lines(width: 1), "…\n─\n…\n…\n…")
        expect(files.lines(width: 0), "…\n─\n…\n…\n…")
    }

    @Test(arguments: 1...80)
    func neverExceedsItsWidth(width: Int) {
        for line in files.lines(width: width) {
            #expect(DisplayWidth.columns(of: line) <= width)
            #expect(!line.hasSuffix(" "))
        }
    }

    @Test func hasNoLinesWithoutRowsOrColumns() {
        #expect(Table(columns: [.init("id")], rows: []).lines() == [])
        #expect(Table(columns: [], rows: [["1"]]).lines() == [])
    }

    @Test func alignsWideAndCombiningCharacters() {
        let table = Table(
            columns: [.init("name"), .init("n", alignment: .right)],
            rows: [["表格", "1"], ["e\u{301}te\u{301}", "22"], ["👩🏽‍🔬", "3"]]
        )
        expect(
            table.lines(style: Style(isASCII: true)),
            """
            name   n
            ----  --
            表格   1
            e\u{301}te\u{301}   22
            👩🏽‍🔬     3
            """
        )
    }

    @Test func showsControlCharactersInCells() {
        let table = Table(columns: [.init("na\nme")], rows: [["\u{1B}[2Jgone"], ["a\tb"]])
        expect(table.lines(), "na\\nme\n─────────\n^[[2Jgone\na\\tb")
    }

    @Test func toleratesRaggedRows() {
        let table = Table(columns: [.init("a"), .init("b")], rows: [["1"], ["1", "2", "3"], []])
        expect(table.lines(), "a  b\n─  ─\n1\n1  2\n")
    }

    @Test func coloursHeaderAndRuleOnlyWhenAsked() {
        let table = Table(columns: [.init("a"), .init("b")], rows: [["1", "2"]])
        expect(
            table.lines(style: Style(isColoured: true)),
            "\u{1B}[1ma  b\u{1B}[0m\n\u{1B}[2m─  ─\u{1B}[0m\n1  2")
    }
}

@Suite struct CardTests {
    private let card = Card(fields: [
        .init("id", "5f1"), .init("description", "Reads of the first sequencing run\nand notes"),
        .init("tags", ""),
    ])

    @Test func alignsValues() {
        expect(
            card.lines(),
            """
            id           5f1
            description  Reads of the first sequencing run
                         and notes
            tags
            """
        )
    }

    @Test func wrapsLongValuesBelowThemselves() {
        expect(
            card.lines(width: 30),
            """
            id           5f1
            description  Reads of the
                         first sequencing
                         run
                         and notes
            tags
            """
        )
    }

    @Test func putsValuesBelowKeysWhereItIsNarrow() {
        expect(
            card.lines(width: 12),
            """
            id
              5f1
            description
              Reads of
              the first
              sequencing
              run
              and notes
            tags
            """
        )
    }

    @Test(arguments: 1...60)
    func neverExceedsItsWidth(width: Int) {
        for line in card.lines(width: width) { #expect(DisplayWidth.columns(of: line) <= width) }
    }

    @Test func boldsKeysOnlyWhenColoured() {
        let card = Card(fields: [.init("id", "5f1")])
        #expect(card.lines(style: Style(isColoured: true)) == ["\u{1B}[1mid\u{1B}[0m  5f1"])
        #expect(Card(fields: []).lines() == [])
    }
}

/// Compares lines with the text they make.
func expect(_ lines: [String], _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(lines.joined(separator: "\n") == text, sourceLocation: sourceLocation)
}
