import Testing

@testable import LineEditing

@Suite struct CompletionEditTests {
    private func edit(_ line: String, start: Int, _ texts: [String], suffix: String = "") -> CompletionEdit {
        let completions = Completions(start: start, candidates: texts.map { Candidate($0, suffix: suffix) })
        return CompletionEdit(line: line, cursor: line.unicodeScalars.count, completions: completions)
    }

    @Test(
        arguments: [
            ("list tas", 5, ["tasks"], 3, "tasks "), ("list ", 5, ["tasks"], 0, "tasks "),
            ("list p", 5, ["projects", "properties"], 1, "pro"),
            ("list PRO", 5, ["projects", "project"], 3, "project"),
            ("list pro", 5, ["projects", "properties"], 0, ""), ("list my", 5, ["5f1", "5f2"], 0, ""),
            ("", 0, [], 0, ""), ("x", 9, ["y"], 0, "y "), ("grü", 0, ["grüße", "grün"], 0, ""),
            ("e\u{301}", 0, ["é1", "é1x"], 2, "é1"),
        ] as [(String, Int, [String], Int, String)])
    func insertsWhatCandidatesShare(line: String, start: Int, texts: [String], deleted: Int, inserted: String)
    {
        let edit = edit(line, start: start, texts, suffix: " ")
        #expect(edit.deleted == deleted)
        #expect(edit.inserted == inserted)
        #expect(edit.listed.count == (texts.count > 1 ? texts.count : 0))
    }

    @Test func completesBeforeTheCursorOnly() {
        let completions = Completions(start: 0, candidates: [Candidate("tasks")])
        let edit = CompletionEdit(line: "ta | first", cursor: 2, completions: completions)
        #expect(edit.deleted == 2)
        #expect(edit.inserted == "tasks")
    }

    @Test func hasNothingToDoWithoutCandidates() {
        #expect(edit("x", start: 0, []).isEmpty)
        #expect(edit("tasks", start: 0, ["tasks"]).isEmpty)
        #expect(!edit("p", start: 0, ["pa", "pb"]).isEmpty)
    }
}

@Suite struct CompletionListingTests {
    private let words = ["apps", "billing", "files", "projects", "tasks", "users", "volumes"].map {
        Candidate($0)
    }

    @Test func fillsColumnsDownwards() {
        #expect(
            CompletionListing.lines(words, columns: 40, rows: 24) == [
                "apps      files     tasks     volumes", "billing   projects  users",
            ]
        )
    }

    @Test func countsWhatDoesNotFit() {
        #expect(
            CompletionListing.lines(words, columns: 24, rows: 4) == ["apps      billing", "… and 5 more"]
        )
        #expect(
            CompletionListing.lines(words, columns: 1, rows: 1).last == "… and 6 more"
        )
    }

    @Test func showsDescriptionsBesideLabels() {
        let candidates = [
            Candidate("5f1", label: "my-project", description: "rfranklin, 3 members"),
            Candidate("5f2", label: "表格\u{1B}[2J", description: ""),
            Candidate("5f3", label: "x", description: "a\nb"),
        ]
        #expect(
            CompletionListing.lines(candidates, columns: 30, rows: 24)
                == [
                    "my-project  rfranklin, 3 mem…", "表格\u{FFFD}[2J", "x           a\u{FFFD}b",
                ]
        )
    }
}

@Suite struct ScreenCursorTests {
    @Test(arguments: [
        ("", 0, 0), ("abc", 0, 3), ("0123456789", 1, 0), ("0123456789ab", 1, 2), ("a\nbc", 1, 2),
        ("012345678表", 1, 2),
        ("表格", 0, 4), ("a\u{1}", 0, 3), ("a\tb", 0, 9),
    ])
    func followsWrapping(text: String, row: Int, column: Int) {
        var cursor = ScreenCursor(columns: 10)
        cursor.pass(text.unicodeScalars)
        #expect(cursor.row == row)
        #expect(cursor.column == column)
    }
}

@Suite struct PromptTextTests {
    @Test(arguments: [
        ("sbsh> ", "sbsh> ", "sbsh> "),
        ("\u{1B}[1ma\u{1B}[0m> ", "a> ", "\u{1}\u{1B}[1m\u{1}a\u{1}\u{1B}[0m\u{1}> "),
        ("a>\u{1B}[0m", "a>", "a\u{1}\u{1B}[0m\u{1}>"),
        ("\u{1B}[1m>\u{1B}[0m", ">", "\u{1}\u{1B}[1m\u{1B}[0m\u{1}>"),
        ("a\n\u{7}b", "ab", "ab"), ("\u{1B}[1m", "", ""), ("\u{1B}[", "[", "["),
    ])
    func marksWhatTakesNoRoom(prompt: String, visible: String, marked: String) {
        #expect(PromptText(prompt).visible == visible)
        #expect(PromptText(prompt).marked == marked)
    }
}
