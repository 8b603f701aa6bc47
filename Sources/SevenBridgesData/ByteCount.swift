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

    /// At most three digits before the point and one after: `999 B`, `1.5 GB`, `12 MB`.
    public var description: String {
        let sign = bytes < 0 ? "-" : ""
        let magnitude = Double(bytes.magnitude)
        for unit in Self.shownUnits {
            let tenths = (magnitude / Double(unit.bytes) * 10).rounded()
            guard tenths >= 10 else { continue }
            let whole = Int(tenths) / 10
            let tenth = Int(tenths) % 10
            return tenth == 0 || whole >= 100
                ? "\(sign)\(whole) \(unit.rawValue)" : "\(sign)\(whole).\(tenth) \(unit.rawValue)"
        }
        return "\(bytes) B"
    }
}
