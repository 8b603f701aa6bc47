/// A number of bytes, shown in powers of 1000 as the platform and disk makers count.
public struct ByteCount: Hashable, Sendable {
    /// The number of bytes.
    public var bytes: Int

    /// So many bytes.
    public init(_ bytes: Int) {
        self.bytes = bytes
    }
}

extension ByteCount {
    /// A unit that size literals may end in.
    public enum Unit: String, CaseIterable, Sendable {
        case bytes = "B"
        case kilobytes = "KB"
        case megabytes = "MB"
        case gigabytes = "GB"
        case terabytes = "TB"
        case petabytes = "PB"
        case kibibytes = "KiB"
        case mebibytes = "MiB"
        case gibibytes = "GiB"
        case tebibytes = "TiB"
        case pebibytes = "PiB"

        /// How many bytes the unit has.
        public var bytes: Int {
            switch self {
            case .bytes: 1
            case .kilobytes: 1_000
            case .megabytes: 1_000_000
            case .gigabytes: 1_000_000_000
            case .terabytes: 1_000_000_000_000
            case .petabytes: 1_000_000_000_000_000
            case .kibibytes: 1 << 10
            case .mebibytes: 1 << 20
            case .gibibytes: 1 << 30
            case .tebibytes: 1 << 40
            case .pebibytes: 1 << 50
            }
        }
    }
}

extension ByteCount: CustomStringConvertible {
    private static let shownUnits: [Unit] = [.petabytes, .terabytes, .gigabytes, .megabytes, .kilobytes]

    /// Three digits at most: `999 B`, `1.5 GB`, `12.3 MB`, `434 MB`.
    public var description: String {
        let sign = bytes < 0 ? "-" : ""
        for unit in Self.shownUnits {
            let amount = Double(bytes.magnitude) / Double(unit.bytes)
            guard amount >= 0.9995 else { continue }
            let tenths = Int((amount * 10).rounded())
            let isWhole = tenths >= 1000 || tenths % 10 == 0
            let digits = isWhole ? "\(Int(amount.rounded()))" : "\(tenths / 10).\(tenths % 10)"
            return "\(sign)\(digits) \(unit.rawValue)"
        }
        return "\(bytes) B"
    }
}
