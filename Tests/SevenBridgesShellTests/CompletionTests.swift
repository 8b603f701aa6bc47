import Foundation
import SevenBridges
import SevenBridgesData
import SevenBridgesShell
import ShellLanguage
import Testing
import TranscriptTesting

/// Replays tables of texts with their cursor, `‸`, and compares all that is offered.
@Suite struct CompletionTests {
    @Test(
        arguments: TranscriptFiles.all(in: .module).filter {
            TranscriptFiles.path(of: $0).contains("/completion/")
        })
    func offersWhatTheTableSays(file: URL) async throws {
        let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
        let host = CompletionHost()
        let replayed = await transcript.replayed { await host.offers(for: $0) }
        let difference = try TranscriptFiles.difference(replayed, file)
        #expect(difference == nil, "\(TranscriptFiles.path(of: file)): \(difference ?? "")")
    }

    /// What is offered for a value is read back as that value, whatever characters it has.
    @Test(
        arguments: [
            "plain", "two words", "a\"b", "a'b", "$x", "a$x", "${x}", "$(x)", "#x", "a#b", "--x", "a=b",
            "a,b", "a|b",
            "a;b", "(a)", "[a]", "{a}", "a\\b", "tab\there", "new\nline", "esc\u{1B}[31m", "grüße", "👩‍🔬 lab",
            "\u{202E}x",
            "&", "-", ">", "/a/", "1..2", "~x", "é", "e\u{301}", "a'", "\"", "'", " ", "a ", "*", "?", "<x>",
            "a&b",
        ])
    func candidatesAreReadAsWhatTheyStandFor(name: String) async throws {
        for typed in [
            "download to=", "download to=\"", "download to='", "install ", "[1] | each { download to=",
        ] {
            let host = CompletionHost(files: [name])
            let (start, candidates) = host.candidates(typed, cursor: typed.unicodeScalars.count)
            let candidate = try #require(candidates.first { $0.label == name }, "\(typed)")
            var text = String(typed.unicodeScalars.prefix(start)) + candidate.text + candidate.suffix
            if text.hasSuffix(" ") { text.removeLast() }
            #expect(host.argument(of: text) == name, "\(text)")
        }
    }

    @Test func cursorOutsideTheTextOffersSomethingOrNothingButNeverTraps() {
        let host = CompletionHost()
        for text in [
            "", "files ", "\"", "$", "((((", "}}}}", "{{{{", "'\u{0}", "#", "\\", "$(", "${", "a.b.", "| |",
        ] {
            for cursor in -1...8 { _ = host.candidates(text, cursor: cursor) }
        }
    }

    @Test func everyPrefixOfEveryExampleIsAnswered() {
        let host = CompletionHost()
        for command in host.commands.all {
            for example in command.signature.examples {
                for end in stride(from: 0, through: example.code.unicodeScalars.count, by: 3) {
                    let (start, _) = host.candidates(example.code, cursor: end)
                    #expect(start <= end, "\(example.code) at \(end)")
                }
            }
        }
    }

    @Test func wordsOfEveryExampleAreOfferedWhereTheyStand() {
        let host = CompletionHost()
        for command in host.commands.all {
            let name = command.signature.name
            for example in command.signature.examples where example.code.hasPrefix(name + " ") {
                let typed = String(name.dropLast())
                let (_, candidates) = host.candidates(typed, cursor: typed.count)
                let last = name.split(separator: " ").last.map(String.init)
                #expect(candidates.contains { $0.text == name || $0.text == last }, "\(name)")
            }
        }
    }
}
