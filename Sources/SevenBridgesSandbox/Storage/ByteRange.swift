/// What a `Range` header asks for.
enum ByteRange: Equatable {
    /// The whole object: there is no header, or none that storage understands.
    case whole
    /// These bytes, which the object has.
    case part(Range<Int>)
    /// Bytes that the object does not have.
    case unsatisfiable

    /// Reads a header for an object of a size: one range, `bytes=0-99`, `bytes=100-` or `bytes=-100`.
    init(_ header: String?, size: Int) {
        guard let header, header.hasPrefix("bytes=") else {
            self = .whole
            return
        }
        let ends = header.dropFirst("bytes=".count).split(
            separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            self = .whole
            return
        }
        switch (Self.number(ends[0]), Self.number(ends[1])) {
        case (let first?, let last) where last != nil || ends[1].isEmpty:
            self = Self.part(first, last, size: size)
        case (nil, let length?) where ends[0].isEmpty:
            self = length == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - length)..<size)
        default: self = .whole
        }
    }

    private static func part(_ first: Int, _ last: Int?, size: Int) -> ByteRange {
        if let last, last < first { return .whole }
        guard first < size else { return .unsatisfiable }
        return .part(first..<min(last ?? size - 1, size - 1) + 1)
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
