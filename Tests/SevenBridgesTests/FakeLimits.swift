import CurlTransport
import SevenBridgesData
import Synchronization

/// A server with a rate limit in windows of whole seconds, as the platform has it.
final class FakeLimits: Sendable {
    struct State {
        var used = 0
        var windowEnd: Int64 = 0
        var answered = 0
        var refused = 0
    }

    let state = Mutex(State())
    private let (limit, seconds): (Int, Int64)
    private let clock: ManualClock
    /// How far the server's clock is ahead of ours, in seconds.
    private let skew: Int64
    private let tellsDate: Bool

    init(_ limit: Int, per seconds: Int64, _ clock: ManualClock, skew: Int64 = 0, tellsDate: Bool = false) {
        (self.limit, self.seconds) = (limit, seconds)
        self.clock = clock
        self.skew = skew
        self.tellsDate = tellsDate
    }

    var answered: Int { state.withLock(\.answered) }
    var refused: Int { state.withLock(\.refused) }

    var transport: AnsweringTransport {
        AnsweringTransport { _ in
            let reply = self.arrive()
            for _ in 0..<3 { await Task.yield() }
            return reply
        }
    }

    private func arrive() -> StubTransport.Reply {
        let now = clock.now.microseconds / 1_000_000 + skew
        return state.withLock { state in
            if now >= state.windowEnd { (state.windowEnd, state.used) = (now + seconds, 0) }
            var headers: HTTPHeaders = ["X-RateLimit-Limit": "\(limit)"]
            headers["X-RateLimit-Reset"] = "\(state.windowEnd)"
            if tellsDate { headers["Date"] = httpDate(now) }
            guard state.used < limit else {
                state.refused += 1
                headers["X-RateLimit-Remaining"] = "0"
                return .json(
                    #"{"status": 429, "code": 1000, "message": "limit"}"#, status: 429, headers: headers)
            }
            state.used += 1
            state.answered += 1
            headers["X-RateLimit-Remaining"] = "\(limit - state.used)"
            return .json(#"{"username": "ada"}"#, headers: headers)
        }
    }
}

/// Of the days that tests use.
func httpDate(_ seconds: Int64) -> String {
    let text = Timestamp(seconds: seconds)?.iso8601 ?? ""
    let (day, time) = (text.dropFirst(8).prefix(2), text.dropFirst(11).prefix(8))
    return "Tue, \(day) Nov 2023 \(time) GMT"
}
