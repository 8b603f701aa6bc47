import Foundation
import Testing
import TranscriptTesting

/// Replays every transcript of the language and compares whole outputs.
@Suite struct TranscriptTests {
    @Test(arguments: TranscriptFiles.all(in: .module)) func printsWhatTheTranscriptSays(file: URL)
        async throws
    {
        let host = ToyHost()
        let replayed = await Transcript(try String(contentsOf: file, encoding: .utf8)).replayed(host.run)
        let difference = try TranscriptFiles.difference(replayed, file)
        #expect(difference == nil, "\(TranscriptFiles.path(of: file)): \(difference ?? "")")
    }

    @Test func thereAreTranscripts() {
        #expect(TranscriptFiles.all(in: .module).count >= 8)
    }
}
