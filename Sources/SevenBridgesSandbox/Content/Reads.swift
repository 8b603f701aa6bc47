/// Sequencing reads in FASTQ: four lines each, all reads of one length.
struct Reads: RegularContent, Hashable, Codable, Sendable {
    let seed: UInt64
    /// The accession of the run, such as `SRR1039508`.
    let run: String
    /// Which end of the fragments was read: 1 or 2.
    let mate: Int
    let count: Int

    private static let length = 75
    private static let digits = 9

    var size: Int { count * recordSize }

    var recordSize: Int {
        let header = 1 + run.utf8.count + 1 + Self.digits + 3
        return header + 2 * (Self.length + 1) + 2
    }

    func record(_ index: Int) -> [UInt8] {
        let number = String(index + 1)
        let padded = String(repeating: "0", count: max(0, Self.digits - number.utf8.count)) + number
        var record = Array("@\(run).\(padded)/\(mate)\n".utf8)
        record += line(from: Array("ACGT".utf8), index: index, stream: 0)
        record += Array("+\n".utf8)
        record += line(from: Array("FFFFFFF:".utf8), index: index, stream: 1)
        return record
    }

    /// A line of letters drawn from an alphabet.
    private func line(from alphabet: [UInt8], index: Int, stream: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed: SeededGenerator.word(index, seed: seed ^ stream))
        return (0..<Self.length).map { _ in alphabet[Int(generator.next() >> 32) % alphabet.count] }
            + [UInt8(ascii: "\n")]
    }
}
