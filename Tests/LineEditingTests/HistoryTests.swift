import Testing

@testable import LineEditing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct HistoryTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private var file: HistoryFile { HistoryFile(directory: directory.path + "/state/sbsh") }

    @Test func leavesOutWhatIsNotWorthKeeping() {
        let history = History(file: nil) { $0.contains("token") }
        for entry in ["projects", "projects", " files", "", "  \n", "login token=x", "tasks", "projects"] {
            history.record(entry)
        }
        #expect(history.entries == ["projects", "tasks", "projects"])
        #expect(!history.record("projects"))
        #expect(history.record("apps"))
    }

    @Test func givesBackWhatItKept() {
        let entries = ["projects | first 3", "def f {\n  \"a\\n\"\n}", "grüße 表格 \\", "\\n"]
        let history = History(file: file)
        for entry in entries { history.record(entry) }
        #expect(history.takeWarnings() == [])
        #expect(History(file: file).entries == entries)
    }

    @Test func onlyItsOwnerMayReadIt() {
        History(file: file).record("projects")
        #expect(mode(of: file.path) == 0o600)
        #expect(mode(of: file.directory) == 0o700)
        chmod(file.path, 0o644)
        History(file: file).record("files")
        #expect(mode(of: file.path) == 0o600)
    }

    @Test func twoShellsKeepEachOthersEntries() async {
        let file = file
        await withTaskGroup { group in
            for shell in 0..<4 {
                group.addTask {
                    let history = History(file: file)
                    for number in 0..<50 { history.record("shell \(shell) entry \(number)") }
                }
            }
        }
        #expect(Set(file.load().entries).count == 200)
    }

    @Test func shortensAFileThatHasGrownLong() throws {
        try directory.make("state/sbsh/history", holding: (1...20).map { "entry \($0)\n" }.joined().utf8)
        #expect(file.load(limit: 18).entries.count == 18)
        #expect(try directory.text("state/sbsh/history").hasPrefix("entry 1\n"))
        #expect(file.load(limit: 3).entries == ["entry 18", "entry 19", "entry 20"])
        #expect(try directory.text("state/sbsh/history") == "entry 18\nentry 19\nentry 20\n")
        #expect(mode(of: file.path) == 0o600)
    }

    @Test func passesOverDamageAndLeavesItInTheFile() throws {
        let damaged = Array("good\nb".utf8) + [0xFF, 0x0A, 0x61, 0x00, 0x0A, 0x78]
        try directory.make("state/sbsh/history", holding: damaged)
        let history = History(file: file)
        #expect(history.entries == ["good", "x"])
        #expect(history.takeWarnings().map(\.code) == [.damaged])
        history.record("new")
        #expect(try directory.bytes("state/sbsh/history").suffix(6) == Array("x\nnew\n".utf8)[...])
        #expect(try directory.bytes("state/sbsh/history").contains(0xFF))
    }

    @Test func warnsOnceWhenTheFileIsUnusable() throws {
        try directory.make("state/sbsh/history/in-the-way", holding: [])
        let history = History(file: file)
        #expect(history.entries == [])
        #expect(history.record("one"))
        #expect(history.record("two"))
        #expect(history.entries == ["one", "two"])
        #expect(
            history.takeWarnings().map(\.description) == [
                "the history file \(file.path) could not be read: Is a directory",
                "the history file \(file.path) could not be written: Is a directory",
            ]
        )
        #expect(history.takeWarnings() == [])
    }

    @Test func hasABound() {
        let history = History(file: nil)
        for number in 0...History.limit { history.record("\(number)") }
        var seen = 0
        #expect(history.entries(after: &seen).count == History.limit)
        #expect(history.entries.first == "1")
        history.record("more")
        #expect(history.entries(after: &seen) == ["more"])
        #expect(history.entries(after: &seen) == [])
    }

    private func mode(of path: String) -> mode_t {
        var information = stat()
        stat(path, &information)
        return information.st_mode & 0o777
    }
}
