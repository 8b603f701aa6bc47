/// A reference sequence in FASTA: a header line and lines of bases, all padded to one length.
struct Bases: RegularContent, Hashable, Codable, Sendable {
    let seed: UInt64
    /// What the header line names, such as `chr22`.
    let name: String
    /// How many lines there are, with the header.
    let lineCount: Int

    var recordSize: Int { 61 }

    var size: Int { lineCount * recordSize }

    func record(_ index: Int) -> [UInt8] {
        guard index > 0 else { return header }
        let alphabet = Array("ACGT".utf8)
        var generator = SeededGenerator(seed: SeededGenerator.word(index, seed: seed))
        return (1..<recordSize).map { _ in alphabet[Int(generator.next() >> 62)] } + [UInt8(ascii: "\n")]
    }

    private var header: [UInt8] {
        let text = Array(">\(name) ".utf8.prefix(recordSize - 1))
        return text + Array(repeating: UInt8(ascii: "."), count: recordSize - 1 - text.count)
            + [UInt8(ascii: "\n")]
    }
}
