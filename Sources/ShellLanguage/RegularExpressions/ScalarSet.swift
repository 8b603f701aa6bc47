/// A set of code points: the answers for ASCII at hand, a question for all others.
///
/// Properties are asked scalar by scalar, never listed: `\p{L}` costs nothing until a text has such letters.
struct ScalarSet: Sendable {
    private indirect enum Membership: Sendable {
        /// Sorted, without overlaps.
        case ranges([ClosedRange<UInt32>])
        case property(@Sendable (Unicode.Scalar) -> Bool)
        case union([ScalarSet])
        case intersection(ScalarSet, ScalarSet)
        case complement(ScalarSet)
        case ignoringCase(ScalarSet)
    }

    private let membership: Membership
    /// One bit for each of the first 64 code points, and of the next 64.
    let low: UInt64
    let high: UInt64

    private init(_ membership: Membership) {
        self.membership = membership
        var bits: (UInt64, UInt64) = (0, 0)
        for scalar in UInt32(0)..<64 where Self.contains(scalar, membership) { bits.0 |= 1 << UInt64(scalar) }
        for scalar in UInt32(64)..<128 where Self.contains(scalar, membership) {
            bits.1 |= 1 << UInt64(scalar - 64)
        }
        (low, high) = bits
    }

    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        if scalar < 64 { return low >> UInt64(scalar) & 1 != 0 }
        if scalar < 128 { return high >> UInt64(scalar - 64) & 1 != 0 }
        return Self.contains(scalar, membership)
    }

    private static func contains(_ scalar: UInt32, _ membership: Membership) -> Bool {
        switch membership {
        case .ranges(let ranges): return contains(scalar, ranges)
        case .property(let holds): return Unicode.Scalar(scalar).map(holds) ?? false
        case .union(let sets): return sets.contains { $0.contains(scalar) }
        case .intersection(let a, let b): return a.contains(scalar) && b.contains(scalar)
        case .complement(let set): return !set.contains(scalar)
        case .ignoringCase(let set):
            return set.contains(scalar) || CaseFolding.variants(of: scalar).contains { set.contains($0) }
        }
    }

    private static func contains(_ scalar: UInt32, _ ranges: [ClosedRange<UInt32>]) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar
    }

    /// The first bytes, in UTF-8, of the members; more than these where it is no plain list.
    var firstBytes: Set<UInt8> {
        var bytes = Set((0..<128).filter { contains($0) }.map { UInt8($0) })
        guard case .ranges(let ranges) = membership else { return bytes.union(0xC2...0xF4) }
        for range in ranges where range.upperBound >= 0x80 {
            bytes.formUnion(Self.leadByte(max(range.lowerBound, 0x80))...Self.leadByte(range.upperBound))
        }
        return bytes
    }

    private static func leadByte(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case ..<0x80: UInt8(scalar)
        case ..<0x800: 0xC0 | UInt8(scalar >> 6)
        case ..<0x10000: 0xE0 | UInt8(scalar >> 12)
        default: 0xF0 | UInt8(min(scalar >> 18, 4))
        }
    }
}

extension ScalarSet {
    /// The code points in ranges.
    init(ranges: [ClosedRange<UInt32>]) {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.init(.ranges(merged))
    }

    /// These code points.
    init(_ scalars: [UInt32]) {
        self.init(ranges: scalars.map { $0...$0 })
    }

    init(union sets: [ScalarSet]) {
        self.init(.union(sets))
    }

    /// The code points for which a question is answered with yes.
    init(where holds: @escaping @Sendable (Unicode.Scalar) -> Bool) {
        self.init(.property(holds))
    }

    var complement: ScalarSet { ScalarSet(.complement(self)) }
    /// With every code point also those that differ from it in case only.
    var ignoringCase: ScalarSet { ScalarSet(.ignoringCase(self)) }

    func intersection(_ other: ScalarSet) -> ScalarSet { ScalarSet(.intersection(self, other)) }
    func subtracting(_ other: ScalarSet) -> ScalarSet { ScalarSet(.intersection(self, other.complement)) }
}

extension ScalarSet {
    static let all = ScalarSet(ranges: [0...0x10FFFF])
    /// `\v`, and what `.` leaves out.
    static let lineTerminator = ScalarSet(ranges: [0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])
    static let noLineTerminator = ScalarSet(ranges: [0...0x09, 0x0E...0x84, 0x86...0x2027, 0x202A...0x10FFFF])
    /// `\d`
    static let digit = ScalarSet { $0.properties.generalCategory == .decimalNumber }
    /// `\s`
    static let space = ScalarSet { $0.properties.isWhitespace }
    /// `\h`
    static let horizontalSpace = ScalarSet {
        $0 == "\t" || $0.properties.generalCategory == .spaceSeparator
    }
    /// `\w`
    static let word = ScalarSet { scalar in
        if scalar.properties.isAlphabetic { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
        default: return scalar == "\u{200C}" || scalar == "\u{200D}"
        }
    }
    /// What joins the character before it, and makes no word boundary.
    static let extending = ScalarSet {
        $0.properties.isGraphemeExtend || $0.properties.generalCategory == .format
    }
}
