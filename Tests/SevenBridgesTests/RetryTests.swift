import CurlTransport
import SevenBridges
import SevenBridgesData
import Testing

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy()

    private func decide(
        _ outcome: RetryPolicy.Outcome, attempt: Int = 1, repeatable: Bool = true, jitter: Double = 0
    ) -> RetryPolicy.Decision {
        policy.decision(after: outcome, attempt: attempt, isRepeatable: repeatable, jitter: jitter)
    }

    @Test func aLimitedRequestWaitsForTheResetWhateverItsVerb() {
        let limited = RetryPolicy.Outcome.answered(status: 429, code: 1000, wait: .seconds(42))
        #expect(decide(limited, repeatable: false) == .retry(after: .seconds(42)))
        #expect(
            decide(.answered(status: 429, code: 1000, wait: .seconds(9999))) == .retry(after: .seconds(300)))
        #expect(
            decide(.answered(status: 429, code: nil, wait: nil), attempt: 3) == .retry(after: .seconds(4)))
    }

    @Test func maintenanceIsWaitedForWithGrowingDelay() {
        let closed = RetryPolicy.Outcome.answered(status: 503, code: 0, wait: nil)
        let delays = [1, 2, 3, 7, 19].map { decide(closed, attempt: $0, repeatable: false) }
        #expect(delays == [5, 10, 20, 300, 300].map { .retry(after: .seconds($0)) })
        #expect(decide(closed, attempt: 20) == .giveUp)
    }

    @Test(arguments: [408, 500, 502, 503, 504])
    func failuresOfTheServerRepeatOnlyWhatDoesNoHarm(status: Int) {
        let failure = RetryPolicy.Outcome.answered(status: status, code: 90004, wait: nil)
        #expect(decide(failure, attempt: 2) == .retry(after: .seconds(2)))
        #expect(decide(failure, repeatable: false) == .giveUp)
        #expect(decide(failure, attempt: 6) == .giveUp)
    }

    @Test(arguments: [400, 401, 403, 404, 405, 409, 414, 415, 501])
    func refusalsAreFinal(status: Int) {
        #expect(decide(.answered(status: status, code: nil, wait: nil)) == .giveUp)
    }

    @Test func whatNeverLeftMayAlwaysBeRepeated() {
        #expect(decide(.failed(wasSent: false), repeatable: false) == .retry(after: .seconds(1)))
        #expect(decide(.failed(wasSent: true), repeatable: false) == .giveUp)
        #expect(decide(.failed(wasSent: true)) == .retry(after: .seconds(1)))
    }

    @Test func jitterOnlyLengthensTheDelay() {
        #expect(decide(.failed(wasSent: false), jitter: 0.5) == .retry(after: .milliseconds(1250)))
    }
}

@Suite struct RetryTests {
    private let user = StubTransport.Reply.json(#"{"username": "jdoe"}"#)

    private func recording(_ delays: Recorder<Duration>) -> Timing {
        Timing(
            now: { Timestamp(microseconds: 1_700_000_000_000_000) }, sleep: { delays.record($0) },
            jitter: { 0 })
    }

    @Test func aLimitedReadComesThroughAfterTheReset() async throws {
        let delays = Recorder<Duration>()
        let (client, transport) = try Fixtures.client(
            .json(
                #"{"code": 1000, "message": "limit"}"#, status: 429,
                headers: [
                    "X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "0",
                    "X-RateLimit-Reset": "1700000030",
                ]), user
        ) { $0.timing = recording(delays) }
        #expect(try await client.users.me().username == "jdoe")
        #expect(delays.all == [.seconds(30)] && transport.requests.count == 2)
        #expect(client.rateLimit?.remaining == 0 && client.rateLimit?.limit == 1000)
        #expect(client.callCount.requests == 2 && client.callCount.repetitions == 1)
    }

    @Test func retryAfterIsHonoured() async throws {
        let delays = Recorder<Duration>()
        let (client, _) = try Fixtures.client(
            .json("", status: 503, headers: ["Retry-After": "7"]), user
        ) { $0.timing = recording(delays) }
        _ = try await client.users.me()
        #expect(delays.all == [.seconds(7)])
    }

    @Test func aCreationThatMayHaveArrivedIsNotRepeated() async throws {
        let lost = TransportError(.connectionLost, requestWasSent: true)
        let (client, transport) = try Fixtures.client(.failure(lost), user)
        await #expect(throws: APIError.self) { try await client.projects.create(name: "n") }
        #expect(transport.requests.count == 1)
    }

    @Test func aChangeThatMayHaveArrivedIsRepeatedBecauseItSetsTheSameValues() async throws {
        let lost = TransportError(.connectionLost, requestWasSent: true)
        let (client, transport) = try Fixtures.client(
            .json(Fixtures.fileJSON()), .failure(lost), .json("", status: 502),
            .json(Fixtures.fileJSON(#""name": "g""#)))
        var file = try await client.files.get(Fixtures.file)
        file.name = "g"
        try await file.save()
        #expect(file.name == "g" && transport.requests.count == 4)
    }

    @Test func aCreationThatNeverLeftIsRepeated() async throws {
        let (client, transport) = try Fixtures.client(
            .failure(TransportError(.couldNotConnect)), .json(#"{"id": "u/n"}"#))
        #expect(try await client.projects.create(name: "n").id == "u/n")
        #expect(transport.requests.count == 2)
    }

    @Test func aBodyThatBreaksOffIsFetchedAgain() async throws {
        let cut = TransportError(.truncatedBody, requestWasSent: true)
        let (client, _) = try Fixtures.client(.body([Array("{".utf8)], failure: cut), user)
        #expect(try await client.users.me().id == "jdoe")
    }

    @Test func aRepeatedDeletionThatFindsNothingIsDone() async throws {
        let lost = TransportError(.connectionLost, requestWasSent: true)
        let (client, _) = try Fixtures.client(
            .json(Fixtures.fileJSON()), .failure(lost), .json(#"{"code": 5002}"#, status: 404))
        try await client.files.get(Fixtures.file).delete()
    }

    @Test func aFirstDeletionThatFindsNothingIsAnError() async throws {
        let (client, _) = try Fixtures.client(
            .json(Fixtures.fileJSON()), .json(#"{"code": 5002}"#, status: 404))
        let file = try await client.files.get(Fixtures.file)
        #expect(await apiError { try await file.delete() }?.kind == .notFound)
    }

    @Test func attemptsAreBounded() async throws {
        let failure = StubTransport.Reply.json("", status: 500)
        let (client, transport) = try Fixtures.client(
            failure, failure, failure, failure, failure, failure, user)
        #expect(await apiError { _ = try await client.users.me() }?.kind == .server)
        #expect(transport.requests.count == 5)
    }

    @Test func cancellationEndsTheWait() async throws {
        let (client, transport) = try Fixtures.client(.json("", status: 500), user) {
            $0.timing.sleep = { _ in throw CancellationError() }
        }
        await #expect(throws: CancellationError.self) { try await client.users.me() }
        #expect(transport.requests.count == 1)
    }
}
