import Foundation
import Testing

/// Replays every transcript and compares whole outputs.
///
/// `SBSH_RECORD=1 swift test --filter TranscriptTests` writes what the programs print now into the source tree, to be
/// read as a diff.
@Suite struct TranscriptTests {
    @Test(arguments: transcriptFiles()) func printsWhatTheTranscriptSays(file: URL) async throws {
        let recorded = try String(contentsOf: file, encoding: .utf8)
        let replayed = await Transcript(recorded).replayed().description
        if ProcessInfo.processInfo.environment["SBSH_RECORD"] != nil {
            try replayed.write(to: sourceFile(of: file), atomically: true, encoding: .utf8)
        } else {
            let difference = firstDifference(replayed, recorded)
            #expect(difference == nil, "\(file.lastPathComponent): \(difference ?? "")")
        }
    }

    @Test func thereAreTranscripts() {
        #expect(transcriptFiles().count >= 8)
    }
}

private func transcriptFiles() -> [URL] {
    guard let folder = Bundle.module.url(forResource: "transcripts", withExtension: nil) else { return [] }
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "sbsht" }.sorted {
        $0.path < $1.path
    }
}

/// The file in the source tree that a bundled copy was made from.
private func sourceFile(of bundled: URL) -> URL {
    let parts = bundled.pathComponents
    let start = parts.lastIndex(of: "transcripts") ?? parts.startIndex
    return parts[start...].reduce(URL(fileURLWithPath: #filePath).deletingLastPathComponent()) {
        $0.appendingPathComponent($1)
    }
}

/// The first lines that differ, with a few lines before them.
private func firstDifference(_ actual: String, _ expected: String) -> String? {
    let (a, e) = (actual.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    guard a != e else { return nil }
    let index = zip(a, e).prefix { $0 == $1 }.count
    let context = a[max(0, index - 6)..<index].joined(separator: "\n")
    let shown = { (lines: [String]) in lines[min(index, lines.count)...].prefix(8).joined(separator: "\n") }
    return "after\n\(context)\nprinted\n\(shown(a))\ninstead of\n\(shown(e))"
}
