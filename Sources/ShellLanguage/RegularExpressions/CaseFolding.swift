/// Which code points differ in case only: Unicode's simple case folding.
enum CaseFolding {
    /// The code point that stands for all that differ from this one in case only.
    static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return (0x41...0x5A).contains(scalar) ? scalar | 0x20 : scalar }
        // The dotless i is its own letter, whatever its upper case looks like.
        guard scalar != 0x131 else { return scalar }
        return single(\.lowercaseMapping, of: single(\.uppercaseMapping, of: scalar))
    }

    /// The code points that fold to the same one, itself included.
    static func variants(of scalar: UInt32) -> [UInt32] {
        if scalar < 0x80 { return asciiVariants(of: scalar) }
        return table[fold(scalar)] ?? [scalar]
    }

    private static func asciiVariants(of scalar: UInt32) -> [UInt32] {
        let lower = scalar | 0x20
        guard (0x61...0x7A).contains(lower) else { return [scalar] }
        let plain = [lower, lower & ~0x20]
        switch Unicode.Scalar(lower) {
        // The Kelvin sign and the long s are the only others.
        case "k": return plain + [0x212A]
        case "s": return plain + [0x17F]
        default: return plain
        }
    }

    private static func single(_ mapping: KeyPath<Unicode.Scalar.Properties, String>, of scalar: UInt32)
        -> UInt32
    {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return scalar }
        let mapped = properties[keyPath: mapping].unicodeScalars
        guard let first = mapped.first, mapped.count == 1 else { return scalar }
        return first.value
    }

    /// The code points by what they fold to, where there are several.
    private static let table: [UInt32: [UInt32]] = {
        var table: [UInt32: [UInt32]] = [:]
        for block in casedBlocks {
            for scalar in block { table[fold(scalar), default: []].append(scalar) }
        }
        return table.filter { $0.value.count > 1 }
    }()

    /// The blocks of Unicode that have letters with case.
    private static let casedBlocks: [ClosedRange<UInt32>] = [
        0x41...0x5A, 0x61...0x7A, 0xB5...0x587, 0x10A0...0x10FF, 0x13A0...0x13FF, 0x1C80...0x1CBF,
        0x1D79...0x1D8E, 0x1E00...0x1FFF, 0x2126...0x2188, 0x24B6...0x24E9, 0x2C00...0x2D2F, 0xA640...0xA7FF,
        0xAB30...0xABBF, 0xFF21...0xFF5A, 0x10400...0x104FF, 0x10570...0x105BF, 0x10C80...0x10CFF,
        0x118A0...0x118DF, 0x16E40...0x16E7F, 0x1E900...0x1E943,
    ]
}
