import ShellLanguage
import Testing

/// What help shows runs: examples of commands and keywords, without an error and without a remark.
@Suite struct HelpExampleTests {
    /// Those that need a file of their own.
    private static let withFiles: Set = ["source", "use", "read", "write", "local", "lines"]

    @Test func everyExampleOfACommandRuns() async {
        for signature in DataCommands.all.map(\.signature) where !Self.withFiles.contains(signature.name) {
            for example in signature.examples {
                let printed = await ToyHost().run(example.code)
                #expect(
                    !printed.contains("error: ") && !printed.contains("note: "), "\(example.code)\n\(printed)"
                )
            }
        }
    }

    @Test func everyExampleOfAKeywordRuns() async {
        for keyword in Keyword.all where !Self.withFiles.contains(keyword.name) {
            let printed = await ToyHost().run(keyword.example.code)
            #expect(!printed.isEmpty && !printed.contains("error: "), "\(keyword.name)\n\(printed)")
        }
    }

    @Test func everyKeywordOfTheParserIsExplained() async {
        for keyword in Keyword.all {
            let program = "1 | \(keyword.name)"
            let printed = await ToyHost().run(program)
            #expect(printed.contains("'\(keyword.name)' can't stand in a pipeline"), "\(printed)")
        }
        #expect(Set(Keyword.all.map(\.name)).count == 14)
    }
}
