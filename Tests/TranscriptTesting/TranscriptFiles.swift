public import Foundation

/// The transcripts of a test target: bundled copies to read, files in the source tree to record to.
public enum TranscriptFiles {
    /// The transcripts in a bundle's `transcripts` folder, by path.
    public static func all(in bundle: Bundle) -> [URL] {
        guard let folder = bundle.url(forResource: "transcripts", withExtension: nil) else { return [] }
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "sbsht" }
            .sorted { $0.path < $1.path }
    }

    /// Compares what was printed with what a file says, or writes it to the file with `SBSH_RECORD=1`, to be read as a
    /// diff. Nil where they agree, else the first lines that differ.
    public static func difference(
        _ replayed: Transcript, _ file: URL, testFile: String = #filePath
    ) throws -> String? {
        guard ProcessInfo.processInfo.environment["SBSH_RECORD"] == nil else {
            try replayed.description.write(
                to: original(of: file, testFile), atomically: true, encoding: .utf8)
            return nil
        }
        return firstDifference(replayed.description, try String(contentsOf: file, encoding: .utf8))
    }

    /// A transcript's path within its test target: `transcripts/values/literals.sbsht`.
    public static func path(of bundled: URL) -> String {
        let parts = bundled.pathComponents
        return parts[(parts.lastIndex(of: "transcripts") ?? parts.startIndex)...].joined(separator: "/")
    }

    /// The file in the source tree that a bundled copy was made from.
    private static func original(of bundled: URL, _ testFile: String) -> URL {
        URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent(path(of: bundled))
    }

    /// The first lines that differ, with a few lines before them.
    private static func firstDifference(_ actual: String, _ expected: String) -> String? {
        let (a, e) = (actual.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
        guard a != e else { return nil }
        let index = zip(a, e).prefix { $0 == $1 }.count
        let context = a[max(0, index - 6)..<min(index, a.count)].joined(separator: "\n")
        let shown = { (lines: [String]) in lines[min(index, lines.count)...].prefix(8).joined(separator: "\n")
        }
        return "after\n\(context)\nprinted\n\(shown(a))\ninstead of\n\(shown(e))"
    }
}
