import Foundation
import ShellLanguage

/// Mutated programs of the transcripts, where the sources are at hand: they know every corner of the language.
enum TranscriptFuzzer {
    private static let programs: [String] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Tests/ShellLanguageTests/transcripts").standardizedFileURL
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let paths = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "sbsht" }
        return paths.sorted { $0.path < $1.path }.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
            .flatMap(programs)
    }()

    /// Lines that start with `~> `, with those that go on with `..`.
    private static func programs(of transcript: String) -> [String] {
        var programs: [String] = []
        var isInProgram = false
        for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("~> ") {
                programs.append(String(line.dropFirst(3)))
                isInProgram = true
            } else if isInProgram, line.hasPrefix("..") {
                programs[programs.count - 1] += "\n" + line.dropFirst(3)
            } else {
                isInProgram = false
            }
        }
        return programs
    }

    static func round(_ random: inout SeededGenerator) async {
        guard !programs.isEmpty else { return }
        var program = random.mutated(random.pick(programs))
        if random.chance(30) { program += Array("\n".utf8) + random.mutated(random.pick(programs)) }
        if let text = String(validating: program, as: UTF8.self) { FormatterFuzzer.check(text, random) }
        await LanguageFuzzer.run(program, random)
    }
}
