import ArgumentParser
import SevenBridgesData
import SevenBridgesSandbox

/// The options by which a sandbox misbehaves.
struct FaultOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Hold back each answer.", valueName: "ms"))
    var latency: Double = 0

    @Option(help: ArgumentHelp("Hold back each answer so much longer at most, by chance.", valueName: "ms"))
    var jitter: Double = 0

    @Option(help: ArgumentHelp("The share of requests answered by 500, 502, 503 or 504.", valueName: "0-1"))
    var failRate: Double = 0

    @Option(
        help: ArgumentHelp("The share of requests whose connection is closed unanswered.", valueName: "0-1"))
    var dropConnections: Double = 0

    @Option(help: ArgumentHelp("The share of answers that end before they are whole.", valueName: "0-1"))
    var truncate: Double = 0

    @Option(
        help: ArgumentHelp("How long after the start the API is under maintenance.", valueName: "seconds"))
    var maintenance: Double = 0

    @Option(
        help: ArgumentHelp("How much goes through a connection each second: 200kB, 10MB.", valueName: "bytes")
    )
    var bandwidth: BandwidthOption?

    @Option(help: ArgumentHelp("What decides which requests go wrong.", valueName: "number"))
    var faultSeed: UInt64 = 1

    /// Half a century, which no program waits for.
    private static let longest = 1_500_000_000.0

    func validate() throws {
        for (name, share) in [
            ("fail-rate", failRate), ("drop-connections", dropConnections), ("truncate", truncate),
        ]
        where !(0...1).contains(share) {
            throw ValidationError("--\(name) is a share of requests, from 0 to 1.")
        }
        for (name, time) in [("latency", latency), ("jitter", jitter), ("maintenance", maintenance)]
        where !(0...Self.longest).contains(time) {
            throw ValidationError("--\(name) is a time, from 0.")
        }
    }

    /// The faults that the options ask for.
    var faults: Faults {
        var faults = Faults()
        faults.latency = Self.span(seconds: latency / 1000)
        faults.jitter = Self.span(seconds: jitter / 1000)
        faults.failRate = failRate
        faults.dropRate = dropConnections
        faults.truncateRate = truncate
        faults.maintenance = Self.span(seconds: maintenance)
        faults.bandwidth = bandwidth.map { ByteCount($0.bytesPerSecond) }
        faults.seed = faultSeed
        return faults
    }

    private static func span(seconds: Double) -> TimeSpan {
        TimeSpan(seconds: seconds) ?? TimeSpan(microseconds: 0)
    }
}

/// A number of bytes a second as it is written on the command line: `5000`, `200kB`, `10MB`, `1.5MiB`.
struct BandwidthOption: ExpressibleByArgument {
    let bytesPerSecond: Int

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = argument.dropFirst(digits.count).lowercased()
        guard let number = Double(digits), let factor = Self.factor(unit), number * factor >= 1,
            number * factor < 0x1p62
        else { return nil }
        bytesPerSecond = Int(number * factor)
    }

    private static func factor(_ unit: String) -> Double? {
        unit.isEmpty
            ? 1 : ByteCount.Unit.allCases.first { $0.rawValue.lowercased() == unit }.map { Double($0.bytes) }
    }
}
