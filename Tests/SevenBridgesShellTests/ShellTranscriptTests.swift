import Foundation
import SevenBridges
import SevenBridgesShell
import ShellLanguage
import Testing
import TranscriptTesting

/// Replays the shell's transcripts, each on a sandbox of its own, and compares whole outputs.
@Suite struct ShellTranscriptTests {
    @Test(
        arguments: TranscriptFiles.all(in: .module).filter {
            !TranscriptFiles.path(of: $0).contains("/completion/")
        })
    func printsWhatTheTranscriptSays(file: URL) async throws {
        let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
        let replayed = try await SandboxHost.with { host in await transcript.replayed(host.run) }
        let difference = try TranscriptFiles.difference(replayed, file)
        #expect(difference == nil, "\(TranscriptFiles.path(of: file)): \(difference ?? "")")
    }
}

@Suite struct CatalogCommandTests {
    private let shell = Shell(output: RecordedText()) {
        throw ConfigurationError(.notConfigured, "no account")
    }

    @Test func everyCommandHasASummaryAndAnExample() {
        for command in shell.commands.all {
            let signature = command.signature
            #expect(!signature.summary.isEmpty, "\(signature.name)")
            #expect(!signature.examples.isEmpty, "\(signature.name)")
            #expect(signature.parameters.allSatisfy { !$0.summary.isEmpty }, "\(signature.name)")
        }
    }

    @Test func everyExampleIsAValidProgram() {
        for command in shell.commands.all {
            for example in command.signature.examples {
                // Examples speak of variables that a reader would have at that point.
                let program =
                    "$reads = files project=me/x; $f = file x; $x = $f; $p = project me/x\n" + example.code
                let checked = shell.check(Source(name: command.signature.name, text: program))
                #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics)")
            }
        }
    }

    @Test func everyPropertyOfTheCatalogIsKnownToTheChecker() {
        for type in Catalog.all where type.list != nil {
            for property in type.properties {
                let program = "\(type.plural) | get \(property.name)"
                let diagnostics = shell.check(Source(name: "<test>", text: program)).diagnostics
                #expect(!diagnostics.contains { $0.message.contains("has no property") }, "\(program)")
            }
        }
    }

    @Test func commandsAskForNoAccountBeforeTheyRun() async throws {
        let program = shell.check(Source(name: "<test>", text: "print 1"))
        try await shell.run(program)
    }
}
