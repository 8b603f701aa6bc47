import SevenBridges
import SevenBridgesData
import SevenBridgesSandbox
import Testing

@Suite struct FaultyPlatformTests {
    /// 5,000 operations while requests fail, connections break and the rate limit is hit, before and after requests take
    /// effect; what was done is counted from the sandbox's own record.
    @Test func everyOperationIsDoneOnceUnlessItsConnectionBreaks() async throws {
        let (outcomes, calls) = try await Self.run(lanes: 8, operations: 5000)
        let requests = Dictionary(grouping: calls, by: Self.number)
        #expect(outcomes.count == 5000)
        #expect(Set(outcomes.map(\.operation.kind)) == Set(Operation.Kind.allCases))

        for outcome in outcomes {
            let calls = requests[outcome.operation.number] ?? []
            let effects = calls.filter { !$0.fileChanges.isEmpty }
            let story = Story(outcome: outcome, calls: calls)
            if let error = outcome.error {
                // Reported only where nobody can know, and where asking again could do it twice.
                #expect(!outcome.operation.isSafelyRepeated, "\(story)")
                #expect(effects.count <= 1, "\(story)")
                #expect(calls.last?.fault?.hasPrefix("dropped") == true, "\(story)")
                #expect(error.kind == .unreachable && error.mayHaveBeenDone, "\(story)")
            } else {
                // Nothing lost, nothing done twice.
                #expect(effects.count == (outcome.operation.isRead ? 0 : 1), "\(story)")
            }
            #expect(effects.allSatisfy { $0.effect == outcome.operation.effect }, "\(story)")
        }
        // Creations are 30% of the operations, of whose connections 2% break.
        let reported = outcomes.count { $0.error != nil }
        #expect(reported > 5 && reported < 100)
        Self.expectFaults(in: calls)
    }

    /// The run met what it was to meet.
    private static func expectFaults(in calls: [CallRecord]) {
        for fault in ["failed before", "failed after", "dropped before", "dropped after"] {
            #expect(calls.count { $0.fault?.hasPrefix(fault) == true } > 20)
        }
        let added = calls.flatMap(\.fileChanges).filter { $0.kind == .added }.map(\.key)
        #expect(Set(added).count == added.count)
    }

    private static func run(lanes: Int, operations: Int) async throws -> ([Outcome], [CallRecord]) {
        let clock = SharedClock()
        var configuration = SandboxConfiguration(token: "0123456789abcdef")
        configuration.now = { clock.now }
        configuration.rateLimit = .init(requests: 1000, seconds: 2)
        configuration.faults.failRate = 0.05
        configuration.faults.dropRate = 0.02
        configuration.keepsRecord = true
        let sandbox = Sandbox(configuration)
        let account = try Configuration(
            endpoint: Endpoint(try await sandbox.start()), token: Token("0123456789abcdef"))
        var client = Client(configuration: account)
        client.options.timing = clock.timing
        client.options.retries.attempts = 12
        let original = try await original(client)
        let outcomes = try await withThrowingTaskGroup(of: [Outcome].self) { [client] group in
            for number in 1...lanes {
                group.addTask {
                    var lane = Lane(number, client: client, original: original)
                    return try await lane.perform(operations / lanes)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let calls = sandbox.calls
        await sandbox.stop()
        return (outcomes, calls)
    }

    private static func original(_ client: Client) async throws -> String {
        let call = APICall.get(
            "files",
            query: [QueryItem("project", "rosalind/exome-pilot"), QueryItem("name", "targets.bed")])
        let list = try await client.send(call).body["items"].listValue
        return try #require(list?.first?["id"].stringValue)
    }

    private static func number(_ call: CallRecord) -> Int {
        call.path.split(separator: "operation=").last.flatMap { Int($0) } ?? 0
    }
}

extension CallRecord {
    /// What became of files and projects, which is what operations are about.
    fileprivate var fileChanges: [Change] {
        changes.filter { ["files", "projects"].contains($0.table) }
    }

    fileprivate var effect: Operation.Effect {
        Operation.Effect(
            added: fileChanges.count { $0.kind == .added },
            changed: fileChanges.count { $0.kind == .changed },
            removed: fileChanges.count { $0.kind == .removed })
    }

    fileprivate var story: String { "\(status.map { "\($0)" } ?? "-")\(fault.map { " " + $0 } ?? "")" }
}

/// What happened to an operation, told only where it is asked for.
private struct Story: CustomStringConvertible {
    var outcome: Outcome
    var calls: [CallRecord]

    var description: String {
        "\(outcome.operation.kind) \(calls.map(\.story)) \(outcome.error.map { "\($0)" } ?? "done")"
    }
}
