/// The bytes of an uploaded file: those of its parts, one after another, each in a blob of its own.
struct StoredParts: Codable, Hashable, Sendable {
    private let pieces: [Piece]
    /// The ETag of the whole.
    let tag: String

    private struct Piece: Codable, Hashable, Sendable {
        let blob: String
        /// Where its bytes end in the file.
        let end: Int
    }

    init(_ parts: [UploadPart]) {
        var end = 0
        pieces = parts.map { part in
            end += part.size
            return Piece(blob: part.blob, end: end)
        }
        tag = ObjectTag.combined(parts.map(\.tag))
    }

    var size: Int { pieces.last?.end ?? 0 }

    /// The names of the blobs that the bytes are in.
    var blobs: [String] { pieces.map(\.blob) }

    func bytes(in range: Range<Int>, blobs: BlobFolder) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var index = firstPiece(endingAfter: range.lowerBound)
        while index < pieces.count, bytes.count < range.count {
            let start = index == 0 ? 0 : pieces[index - 1].end
            let wanted = range.clamped(to: start..<pieces[index].end)
            bytes += try blobs.bytes(
                of: pieces[index].blob, in: wanted.lowerBound - start..<wanted.upperBound - start)
            index += 1
        }
        return bytes
    }

    private func firstPiece(endingAfter offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = low + (high - low) / 2
            if pieces[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
