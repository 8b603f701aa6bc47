import SevenBridgesData

/// The platform's clock: it may run faster than that on the wall, so that a task of hours takes seconds.
struct VirtualClock: Sendable {
    private let wall: @Sendable () -> Timestamp
    private let wallStart: Timestamp
    private let start: Timestamp
    private let scale: Double

    /// A clock that starts at a time, or now, and of which so many seconds pass in one of the wall's.
    init(scale: Double, wall: @escaping @Sendable () -> Timestamp, start: Timestamp? = nil) {
        self.wall = wall
        self.scale = scale
        wallStart = wall()
        self.start = max(start ?? wallStart, wallStart)
    }

    /// The platform's time.
    var now: Timestamp {
        let passed = Double(wall().microseconds.saturatingSubtract(wallStart.microseconds)) * scale
        // A clock that has run for thousands of years stands still rather than overflow.
        return Timestamp(
            microseconds: start.microseconds.saturatingAdd(Int64(clamping: min(max(passed, 0), 0x1p57))))
    }
}
