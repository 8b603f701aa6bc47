import SevenBridgesData

/// A machine that jobs run on.
struct Instance: Codable, Hashable, Sendable {
    let type: String
    let disk: Int

    /// The hourly price of the types that people ask for, in cents.
    private static let prices = [
        "c4.2xlarge": 40, "c4.4xlarge": 80, "c4.8xlarge": 159, "c5.2xlarge": 34, "c5.4xlarge": 68,
        "c5.9xlarge": 153, "m4.2xlarge": 40, "m5.2xlarge": 38, "m5.4xlarge": 77, "r4.2xlarge": 53,
        "r4.4xlarge": 106, "r5.4xlarge": 101,
    ]
    private static let standard = Instance(type: "c4.2xlarge", disk: 1024)
    private static let largestDisk = 4096

    init(type: String, disk: Int) {
        self.type = type
        self.disk = disk
    }

    /// The machine that settings name, or an app, or neither.
    init(_ settings: ExecutionSettings, app: CWLApp?) {
        let isChosen = settings.instanceType.uppercased() != "AUTO"
        let parts = (isChosen ? settings.instanceType : app?.instanceType ?? "").split(separator: ";")
        type = parts.first.map(String.init) ?? Self.standard.type
        let size = parts.count > 2 ? Int(parts[2]) : nil
        disk = min(max(1, size ?? Self.standard.disk), Self.largestDisk)
    }

    /// What an hour costs in cents; an interruptible machine costs a third.
    func hourlyPrice(isInterruptible: Bool) -> Double {
        let price = Double(Self.prices[type] ?? 50)
        return isInterruptible ? price / 3 : price
    }

    /// What an hour of its disk costs in cents.
    var hourlyDiskPrice: Double { Double(disk) * 0.0137 }
}
