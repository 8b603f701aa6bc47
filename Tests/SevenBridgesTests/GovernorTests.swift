import CurlTransport
import SevenBridgesData
import Synchronization
import Testing

@testable import SevenBridges

/// The rules by themselves.
@Suite struct GovernorTests {
    private let start = Timestamp(microseconds: 1_700_000_000_000_000)
    private var governor = Governor()

    private func at(_ seconds: Double) -> Timestamp {
        Timestamp(microseconds: start.microseconds + Int64(seconds * 1_000_000))
    }

    private func told(_ remaining: Int, of limit: Int = 10, reset: Double = 2) -> RateLimit {
        RateLimit(limit: limit, remaining: remaining, reset: at(reset))
    }

    private mutating func allowed(_ now: Double = 0) -> Int {
        var count = 0
        while count < 1000, governor.request(at: at(now)) == .go { count += 1 }
        return count
    }

    @Test mutating func fewLeaveBeforeTheLimitIsKnown() {
        #expect(allowed() == Governor.firstBurst)
        #expect(governor.request(at: start) == .waitForAnswer)
    }

    @Test mutating func aServerWithoutLimitIsNotWaitedFor() {
        #expect(governor.request(at: start) == .go)
        governor.answered(nil, isRefusal: false, at: start)
        #expect(allowed() == 1000)
    }

    @Test mutating func allThatIsLeftMayLeaveAtOnce() {
        #expect(governor.request(at: start) == .go)
        governor.answered(told(7), isRefusal: false, at: start)
        #expect(allowed() == 7)
        #expect(governor.request(at: start) == .waitForAnswer)
    }

    @Test mutating func whatIsOnItsWayIsCountedOnce() {
        for _ in 0..<4 { #expect(governor.request(at: start) == .go) }
        governor.answered(told(6), isRefusal: false, at: start)
        #expect(allowed() == 3)
        // The answers come in any order; the lowest number holds.
        for remaining in [4, 5, 7] { governor.answered(told(remaining), isRefusal: false, at: start) }
        #expect(allowed() == 1)
    }

    @Test mutating func aUsedUpWindowIsWaitedForAndNoLonger() {
        #expect(governor.request(at: start) == .go)
        governor.answered(told(0), isRefusal: false, at: start)
        #expect(governor.request(at: at(1.999)) == .wait(until: at(2)))
        #expect(allowed(2) == 10)
        #expect(governor.request(at: at(2)) == .waitForAnswer)
    }

    @Test mutating func anAnswerOfTheWindowBeforeSaysNothingOfThisOne() {
        for _ in 0..<2 { #expect(governor.request(at: start) == .go) }
        governor.answered(told(8), isRefusal: false, at: start)
        #expect(governor.request(at: at(2)) == .go)
        governor.answered(told(0), isRefusal: false, at: at(2.1))
        #expect(governor.request(at: at(2.1)) == .go)
    }

    @Test mutating func aRefusalStopsEverybodyUntilTheReset() {
        for _ in 0..<3 { #expect(governor.request(at: start) == .go) }
        governor.answered(told(9), isRefusal: false, at: start)
        governor.answered(told(0), isRefusal: true, at: start)
        #expect(governor.request(at: start) == .wait(until: at(2)))
    }

    @Test mutating func aRefusalWithAResetThatIsOverStopsForASecond() {
        #expect(governor.request(at: start) == .go)
        governor.answered(told(0, reset: -30), isRefusal: true, at: start)
        #expect(governor.request(at: start) == .wait(until: at(1)))
    }

    @Test mutating func aWindowOfAnHourIsNotBelieved() {
        #expect(governor.request(at: start) == .go)
        governor.answered(told(0, reset: 3600), isRefusal: false, at: start)
        #expect(governor.request(at: start) == .wait(until: at(300)))
    }

    @Test mutating func aRequestThatWasSentInVainMayHaveCounted() {
        for _ in 0..<3 { #expect(governor.request(at: start) == .go) }
        governor.answered(told(5), isRefusal: false, at: start)
        governor.failed(wasSent: true)
        governor.failed(wasSent: false)
        #expect(allowed() == 4)
    }
}

/// The client and a server with a limit, in a time made by hand.
@Suite(.timeLimit(.minutes(1))) struct RateLimitTests {
    /// Starts three tenths into a second.
    private let start = Timestamp(microseconds: 1_700_000_000_300_000)

    private func elapsed(_ clock: ManualClock) -> Int64 {
        (clock.now.microseconds - start.microseconds) / 1000
    }

    @Test(arguments: [1, 16, 200])
    func aThousandCallsFitIntoTenWindowsWithoutOneRefusal(workers: Int) async throws {
        let clock = ManualClock(start)
        let limits = FakeLimits(100, per: 2, clock)
        let client = try limits.transport.client { $0.timing = clock.timing }
        try await clock.run(workers, count: 1000) { _ in _ = try await client.users.me() }
        #expect(limits.answered == 1000 && limits.refused == 0)
        // The first window began with its second: nine resets later, the tenth lasts as long as we like.
        #expect(elapsed(clock) == 17_700)
    }

    @Test func copiesOfAClientShareTheLimit() async throws {
        let clock = ManualClock(start)
        let limits = FakeLimits(100, per: 2, clock)
        let client = try limits.transport.client { $0.timing = clock.timing }
        try await clock.run(8, count: 300) { number in
            _ = try await (number % 2 == 0 ? client : client.dry).users.me()
        }
        #expect(limits.refused == 0 && elapsed(clock) == 3_700)
    }

    @Test(arguments: [-3600, 3600] as [Int64])
    func aServerWhoseClockIsWrongIsUnderstoodByItsDate(skew: Int64) async throws {
        let clock = ManualClock(start)
        let limits = FakeLimits(100, per: 2, clock, skew: skew, tellsDate: true)
        let client = try limits.transport.client { $0.timing = clock.timing }
        try await clock.run(16, count: 400) { _ in _ = try await client.users.me() }
        // Its date has whole seconds only, so a window may be waited for up to a second too long, or met too early.
        #expect(limits.answered == 400 && elapsed(clock) <= 9_000)
    }

    @Test func aServerWhoseClockIsBehindAndThatTellsNoDateIsAskedAgain() async throws {
        let clock = ManualClock(start)
        let limits = FakeLimits(50, per: 2, clock, skew: -600)
        let client = try limits.transport.client { $0.timing = clock.timing }
        try await clock.run(4, count: 200) { _ in _ = try await client.users.me() }
        #expect(limits.answered == 200 && limits.refused > 0)
    }

    @Test func refusalsThatOthersCauseDoNotReachTheCaller() async throws {
        let clock = ManualClock(start)
        let limits = FakeLimits(50, per: 2, clock)
        let client = try limits.transport.client { $0.timing = clock.timing }
        try await clock.run(4, count: 400) { number in
            // Somebody else uses up the rest of the window.
            if number % 40 == 20 { limits.state.withLock { $0.used = 50 } }
            _ = try await client.users.me()
        }
        #expect(limits.answered == 400 && limits.refused > 0)
    }

    @Test func nothingWaitsWhileCallsAreLeft() async throws {
        let clock = ManualClock(start)
        let limits = FakeLimits(1000, per: 300, clock)
        let client = try limits.transport.client { $0.timing = clock.timing }
        try await clock.run(50, count: 1000) { _ in _ = try await client.users.me() }
        #expect(elapsed(clock) == 0)
    }

    @Test func aWaitForTheNextWindowIsToldOnceAndCanBeCancelled() async throws {
        let events = Recorder<TraceEvent>()
        let clock = ManualClock(start)
        let limits = FakeLimits(1, per: 2, clock)
        let client = try limits.transport.client { options in
            options.timing = clock.timing
            options.timing.sleep = { _ in throw CancellationError() }
            options.trace = { events.record($0) }
        }
        _ = try await client.users.me()
        for _ in 0..<3 {
            await #expect(throws: CancellationError.self) { try await client.users.me() }
        }
        let waits = events.all.compactMap { event -> Duration? in
            if case .limited(let wait) = event.event { wait } else { nil }
        }
        #expect(waits == [.milliseconds(1700)] && limits.refused == 0)
    }

    @Test func whoStandsInTheQueueCanBeCancelled() async throws {
        let (ready, release, asked) = (Occasion(), Occasion(), Recorder<Int>())
        let client = try AnsweringTransport { _ in
            asked.record(1)
            if asked.all.count == Governor.firstBurst { ready.come() }
            await release.wait()
            return .json(#"{"username": "ada"}"#)
        }.client()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Governor.firstBurst { group.addTask { _ = try await client.users.me() } }
            await ready.wait()
            let queued = Task { try await client.users.me() }
            let patient = Task { try await client.users.me() }
            queued.cancel()
            await #expect(throws: CancellationError.self) { try await queued.value }
            #expect(asked.all.count == Governor.firstBurst)
            release.come()
            try await group.waitForAll()
            #expect(try await patient.value.id == "ada")
        }
    }

    @Test func theLimitIsKnownFromTheLastAnswer() async throws {
        let clock = ManualClock(start)
        let transport = FakeLimits(100, per: 2, clock).transport
        let client = try transport.client { $0.timing = clock.timing }
        _ = try await client.users.me()
        let told = try await (client.limit, client.remaining, client.resetTime)
        #expect(told == (100, 99, Timestamp(microseconds: 1_700_000_002_000_000)))
        #expect(transport.requests.count == 1)
    }

    @Test func theLimitIsAskedForOnceWhereNoAnswerHasToldIt() async throws {
        let (client, transport) = try Fixtures.client(
            .json(#"{"rate": {"limit": 1000, "remaining": 993, "reset": 1735689600}}"#))
        #expect(try await client.remaining == 993)
        #expect(try await client.resetTime == Timestamp(iso8601: "2025-01-01"))
        #expect(transport.lines == ["GET /rate_limit"])
    }
}
