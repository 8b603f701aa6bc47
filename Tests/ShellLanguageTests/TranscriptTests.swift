import Foundation
import Testing
import TranscriptTesting

/// Replays every transcript of the language and compares whole outputs.
@Suite struct TranscriptTests {
    @Test(arguments: TranscriptFiles.all(in: .module)) func printsWhatTheTranscriptSays(file: URL)
        async throws
    {
        let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
        let host = ToyHost(reading: file.deletingLastPathComponent().lastPathComponent)
        let replayed = await transcript.replayed(host.run)
        let difference = try TranscriptFiles.difference(replayed, file)
        #expect(difference == nil, "\(TranscriptFiles.path(of: file)): \(difference ?? "")")
    }

    @Test func thereAreTranscripts() {
        #expect(TranscriptFiles.all(in: .module).count >= 8)
    }
}
