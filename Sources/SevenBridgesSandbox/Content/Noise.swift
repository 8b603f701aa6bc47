/// Bytes that look random, between a beginning and an end that tell the format.
struct Noise: Hashable, Codable, Sendable {
    let seed: UInt64
    let size: Int
    private let head: [UInt8]
    private let tail: [UInt8]

    private init(seed: UInt64, size: Int, head: [UInt8], tail: [UInt8] = []) {
        self.seed = seed
        self.size = max(size, head.count + tail.count)
        self.head = head
        self.tail = tail
    }

    /// A file that begins as gzip does.
    static func gzip(seed: UInt64, size: Int) -> Noise {
        Noise(seed: seed, size: size, head: [0x1f, 0x8b, 0x08, 0x00])
    }

    /// A file that begins and ends as BGZF does: BAM, and what bgzip and tabix make.
    static func blockGzip(seed: UInt64, size: Int) -> Noise {
        let emptyBlock: [UInt8] = [
            0x1f, 0x8b, 0x08, 0x04, 0, 0, 0, 0, 0, 0xff, 0x06, 0, 0x42, 0x43, 0x02, 0, 0x1b, 0, 0x03, 0, 0, 0,
            0, 0,
            0, 0, 0, 0,
        ]
        return Noise(seed: seed, size: size, head: [0x1f, 0x8b, 0x08, 0x04], tail: emptyBlock)
    }

    /// A file that begins as the index of a BAM file does.
    static func bamIndex(seed: UInt64, size: Int) -> Noise {
        Noise(seed: seed, size: size, head: Array("BAI\u{1}".utf8))
    }

    func bytes(in range: Range<Int>) -> [UInt8] {
        var bytes = middle(range)
        overlay(head, at: 0, on: &bytes, of: range)
        overlay(tail, at: size - tail.count, on: &bytes, of: range)
        return bytes
    }

    private func middle(_ range: Range<Int>) -> [UInt8] {
        let width = MemoryLayout<UInt64>.size
        let firstWord = range.lowerBound / width
        let words = (firstWord..<(range.upperBound + width - 1) / width).map {
            SeededGenerator.word($0, seed: seed).littleEndian
        }
        return words.withUnsafeBytes { bytes in
            Array(bytes.dropFirst(range.lowerBound - firstWord * width).prefix(range.count))
        }
    }

    private func overlay(_ mark: [UInt8], at offset: Int, on bytes: inout [UInt8], of range: Range<Int>) {
        let shared = range.clamped(to: offset..<offset + mark.count)
        for position in shared { bytes[position - range.lowerBound] = mark[position - offset] }
    }
}
