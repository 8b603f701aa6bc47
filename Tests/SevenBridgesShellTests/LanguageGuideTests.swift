import Foundation
import SevenBridges
import SevenBridgesShell
import ShellLanguage
import Testing

/// The language guide is one article: its examples run, and `help language` prints it as text.
///
/// After a change of the article, `SBSH_RECORD=1 swift test --filter LanguageGuide` writes what its examples print and
/// the Swift file with its text.
@Suite(.serialized) struct LanguageGuideTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/ShellLanguage").standardized
    private static let file = sources.appendingPathComponent("ShellLanguage.docc/LanguageGuide.md")
    private static let isRecording = ProcessInfo.processInfo.environment["SBSH_RECORD"] != nil

    private func article() throws -> Article {
        Article(try String(contentsOf: Self.file, encoding: .utf8))
    }

    @Test func itsExamplesPrintWhatItSays() async throws {
        let article = try article()
        let replayed = try await SandboxHost.with { host in
            await article.replayed { await host.run($0).replacing("<transcript>", with: "<prompt>") }
        }
        if Self.isRecording {
            try replayed.markdown.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let expected = Self.isRecording ? replayed : article
        for (printed, said) in zip(replayed.pieces, expected.pieces) {
            guard case .code(let printed) = printed, case .code(let said) = said else { continue }
            #expect(printed == said)
        }
    }

    @Test func itsScriptsAreValid() throws {
        let shell = Shell(output: RecordedText()) { throw ConfigurationError(.notConfigured, "no account") }
        for script in try article().scripts {
            #expect(shell.check(Source(name: "guide", text: script)).diagnostics.isEmpty)
        }
    }

    @Test func helpPrintsTheArticleAsItIs() throws {
        let text = try article().plainText
        if Self.isRecording {
            try Self.swiftFile(text).write(
                to: Self.sources.appendingPathComponent("LanguageGuide+Text.swift"), atomically: true,
                encoding: .utf8)
        } else {
            #expect(
                LanguageGuide.text + "\n" == text,
                "stale: run SBSH_RECORD=1 swift test --filter LanguageGuide")
        }
    }

    @Test func aSectionIsFoundByAWordOfItsTitle() {
        #expect(LanguageGuide.section("filter")?.hasPrefix("Filters\n───────\n") == true)
        #expect(LanguageGuide.section("no such title") == nil)
    }

    private static func swiftFile(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return """
            // Made from ShellLanguage.docc/LanguageGuide.md: SBSH_RECORD=1 swift test --filter LanguageGuide

            extension LanguageGuide {
                /// The guide as plain text, 80 columns wide where it is prose.
                public static let text = #\"""

            """ + lines.map { $0.isEmpty ? "" : "        " + $0 }.joined(separator: "\n") + """

                        \"""#
                }

                """
    }
}
