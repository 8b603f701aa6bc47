/// What the bytes of a file are, without holding them: any range of a file of any size can be had at once.
enum Content: Hashable, Codable, Sendable {
    /// These bytes, for small texts.
    case text([UInt8])
    /// Bytes without structure, as compressed formats have them.
    case noise(Noise)
    /// Sequencing reads in FASTQ.
    case reads(Reads)
    /// A reference sequence in FASTA.
    case bases(Bases)
    /// What was uploaded.
    case stored(StoredParts)
    /// A file of this machine, in a folder that is a bucket.
    case local(LocalFile)

    /// How many bytes there are.
    var size: Int {
        switch self {
        case .text(let bytes): bytes.count
        case .noise(let noise): noise.size
        case .reads(let reads): reads.size
        case .bases(let bases): bases.size
        case .stored(let parts): parts.size
        case .local(let file): file.size
        }
    }

    /// The bytes of a range that lies within the file; cost and memory go with the range.
    ///
    /// Throws where bytes lie on a disk that can't be read, or are no longer there.
    func bytes(in range: Range<Int>, blobs: BlobFolder) throws -> [UInt8] {
        switch self {
        case .text(let bytes): Array(bytes[range])
        case .noise(let noise): noise.bytes(in: range)
        case .reads(let reads): reads.bytes(in: range)
        case .bases(let bases): bases.bytes(in: range)
        case .stored(let parts): try parts.bytes(in: range, blobs: blobs)
        case .local(let file): try file.bytes(in: range, blobs: blobs)
        }
    }
}

/// A format of lines or records that all have the same length, so that the one at an offset is known.
protocol RegularContent {
    var recordSize: Int { get }
    func record(_ index: Int) -> [UInt8]
}

extension RegularContent {
    /// The bytes of a range, made from the records that it touches.
    func bytes(in range: Range<Int>) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        let first = range.lowerBound / recordSize
        let last = (range.upperBound - 1) / recordSize
        var bytes: [UInt8] = []
        bytes.reserveCapacity((last - first + 1) * recordSize)
        for index in first...last { bytes += record(index) }
        let start = range.lowerBound - first * recordSize
        return Array(bytes[start..<start + range.count])
    }
}
