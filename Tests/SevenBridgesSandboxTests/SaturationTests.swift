import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct SaturationTests {
    @Test func sumsEndWhereNumbersDo() {
        #expect(Int.max.saturatingAdd(1) == .max)
        #expect(Int.min.saturatingAdd(-1) == .min)
        #expect(Int.min.saturatingSubtract(1) == .min)
        #expect(Int.max.saturatingSubtract(-1) == .max)
        #expect(2.saturatingAdd(3) == 5)
    }

    @Test(arguments: [
        (1e30, Int.max), (-1e30, .min), (.infinity, .max), (-.infinity, .min), (.nan, 0), (-2.9, -2),
        (0x1p63, .max),
    ])
    func numbersOutOfRangeAreTheNearest(_ number: Double, _ nearest: Int) {
        #expect(Int(clamping: number) == nearest)
    }

    @Test(arguments: [1, Int.max, Int.min]) func noRateLimitOverflows(_ number: Int) {
        var limit = SandboxConfiguration.RateLimit(requests: number, seconds: number)
        limit.requests = number
        limit.seconds = number
        var meter = RateMeter(limit)
        let now = Timestamp(microseconds: 1_700_000_000_000_000)
        #expect(meter.count(at: now) == (number > 0))
        #expect(meter.quota(at: now).limit == number)
    }
}
