/// Decides which requests may run: so many per origin at a time, the others in order of arrival.
///
/// Requests are counted rather than connections (CURLMOPT_MAX_HOST_CONNECTIONS), because libcurl 7.88 wakes one waiting
/// transfer per finished one whatever their hosts are, so that a busy host can keep another's waiting for good.
struct Admission<ID: Hashable, Origin: Hashable> {
    private struct Lane {
        var running = 0
        var waiting: [ID] = []
    }

    private let limit: Int
    private var lanes: [Origin: Lane] = [:]

    /// At least one request per origin is let in.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Whether the request may run now; if not it waits.
    mutating func enter(_ id: ID, _ origin: Origin) -> Bool {
        guard lanes[origin, default: Lane()].running < limit else {
            lanes[origin, default: Lane()].waiting.append(id)
            return false
        }
        lanes[origin, default: Lane()].running += 1
        return true
    }

    /// A request that ran is over; returns the one that runs in its place.
    mutating func leave(_ origin: Origin) -> ID? {
        guard var lane = lanes[origin] else { return nil }
        let next = lane.waiting.isEmpty ? nil : lane.waiting.removeFirst()
        if next == nil { lane.running -= 1 }
        lanes[origin] = lane.running > 0 ? lane : nil
        return next
    }

    /// A request that waits gives up.
    mutating func withdraw(_ id: ID, _ origin: Origin) {
        lanes[origin]?.waiting.removeAll { $0 == id }
    }
}
