import Foundation
import SevenBridgesData
import Testing

@testable import SevenBridgesSandbox

@Suite struct FateTests {
    @Test func followsFromSeedAndNumberAlone() {
        var faults = Faults()
        faults.failRate = 0.2
        faults.dropRate = 0.1
        faults.truncateRate = 0.1
        let fates = (1...1000).map { faults.fate(of: $0) }
        let again = (1...1000).map { faults.fate(of: $0) }
        faults.seed = 2
        let others = (1...1000).map { faults.fate(of: $0) }
        #expect(again == fates)
        #expect(others != fates)
    }

    @Test func strikesAsOftenAsWanted() {
        var faults = Faults()
        faults.failRate = 0.2
        faults.dropRate = 0.1
        faults.truncateRate = 0.05
        let struck = (1...20_000).compactMap { faults.fate(of: $0).fault }
        var counts: [String: Int] = [:]
        for fault in struck {
            switch fault {
            case .drop(let moment): counts["drop \(moment)", default: 0] += 1
            case .fail(let status, let moment):
                counts["fail \(moment)", default: 0] += 1
                counts["\(status)", default: 0] += 1
            case .truncate: counts["truncate", default: 0] += 1
            }
        }
        for (name, share) in [
            ("drop beforeEffect", 0.05), ("drop afterEffect", 0.05), ("fail beforeEffect", 0.1),
            ("fail afterEffect", 0.1), ("truncate", 0.05), ("500", 0.05), ("502", 0.05), ("503", 0.05),
            ("504", 0.05),
        ] {
            #expect(abs(Double(counts[name] ?? 0) / 20_000 - share) < 0.01, "\(name)")
        }
    }

    @Test func noFaultsAreTheDefault() {
        let fates = (1...1000).map { Faults().fate(of: $0) }
        #expect(Set(fates) == [Fate(delay: .zero, fault: nil)])
    }

    @Test func ratesBeyondTheirBoundsAreTakenAsTheBounds() {
        var faults = Faults()
        faults.failRate = 7
        faults.dropRate = -.infinity
        faults.truncateRate = .nan
        let failures = (1...100).count { if case .fail = faults.fate(of: $0).fault { true } else { false } }
        #expect(failures == 100)
    }
}

@Suite struct FaultTests {
    @Test func failuresStrikeBeforeAndAfterTheEffect() async throws {
        try await withFaults({ $0.failRate = 1 }) { sandbox, client async throws in
            var statuses: Set<Int> = []
            for number in 1...40 {
                let answer = try await client.send("POST", "projects", ["name": .string("P\(number)")])
                statuses.insert(answer.status)
                let isJSON = answer.headers["content-type"] == "application/json"
                #expect(isJSON == [500, 503].contains(answer.status))
            }
            #expect(statuses == [500, 502, 503, 504])
            let done = sandbox.calls.count(where: \.hadEffect)
            #expect(done > 5 && done < 35)
            for call in sandbox.calls {
                #expect(
                    call.fault == (call.hadEffect ? "failed after the effect" : "failed before the effect"))
            }
        }
    }

    @Test func answersAndFailuresTellTheSandboxesTime() async throws {
        try await withSandbox(clock: ManualClock("2023-06-06T11:14:11Z")) { client async throws in
            #expect(try await client.get("user").headers["date"] == "Tue, 06 Jun 2023 11:14:11 GMT")
        }
        let clock = ManualClock("2024-02-29T00:00:00Z")
        try await withSandbox(clock: clock, configure: { $0.faults.failRate = 1 }) { client async throws in
            clock.advance(seconds: 1)
            for _ in 1...10 {
                #expect(try await client.get("user").headers["date"] == "Thu, 29 Feb 2024 00:00:01 GMT")
            }
        }
    }

    @Test func droppedConnectionsHaveNoAnswer() async throws {
        try await withFaults({ $0.dropRate = 1 }) { sandbox, client async throws in
            for number in 1...20 {
                await #expect(throws: (any Error).self) {
                    _ = try await client.send("POST", "projects", ["name": .string("P\(number)")])
                }
            }
            #expect(sandbox.calls.allSatisfy { $0.status == nil })
            #expect(Set(sandbox.calls.map(\.hadEffect)) == [true, false])
        }
    }

    @Test func truncatedAnswersEndBeforeTheirLength() async throws {
        try await withFaults({ $0.truncateRate = 1 }) { sandbox, client async throws in
            let answer = try await client.get("projects")
            #expect(answer.status == 200)
            #expect(answer.body.count < Int(answer.headers["content-length"] ?? "") ?? 0)
            #expect(sandbox.calls.map(\.fault) == ["truncated"])
        }
    }

    @Test func answersWithoutBodyCannotBeTruncated() async throws {
        try await withFaults({ $0.truncateRate = 1 }) { sandbox, client async throws in
            #expect(try await client.send("DELETE", "projects/rosalind/scratch").status == 204)
            #expect(sandbox.calls.map(\.fault) == [nil])
        }
    }

    @Test func maintenanceEndsAfterItsTime() async throws {
        let clock = ManualClock()
        try await withFaults(clock: clock, { $0.maintenance = TimeSpan(microseconds: 60_000_000) }) {
            _, client in
            let answer = try await client.get("user")
            #expect(answer.status == 503)
            #expect(answer.json["code"] == 0)
            clock.advance(seconds: 60)
            #expect(try await client.get("user").status == 200)
        }
    }

    @Test func latencyHoldsAnswersBack() async throws {
        try await withFaults({ $0.latency = TimeSpan(microseconds: 50_000) }) { _, client async throws in
            let time = try await ContinuousClock().measure { _ = try await client.get("user") }
            #expect(time >= .milliseconds(50))
        }
    }

    @Test func bandwidthHoldsBytesBack() async throws {
        try await withFaults({ $0.bandwidth = ByteCount(1_000_000) }) { _, client async throws in
            let url = try await client.signedURL(try await client.fileID("EX01_first_reads_1.fastq"))
            var size = 0
            let time = try await ContinuousClock().measure {
                size = try await client.anonymous.get(url).body.count
            }
            #expect(size == 172_000)
            #expect(time >= .milliseconds(160))
        }
    }
}

@Suite struct RecordTests {
    @Test func saysWhatWasAddedChangedAndRemoved() async throws {
        try await withFaults({ _ in }) { sandbox, client async throws in
            let project = try await client.newProject()
            _ = try await client.send("PATCH", "projects/\(project)", ["name": "New name"])
            _ = try await client.get("projects/\(project)")
            _ = try await client.send("DELETE", "projects/\(project)")
            let calls = sandbox.calls
            #expect(calls.map(\.number) == [1, 2, 3, 4])
            #expect(calls.map(\.status) == [201, 200, 200, 204])
            #expect(calls[0].path == "/v2/projects")
            let changes = calls.map { $0.changes.filter { $0.table == "projects" } }
            #expect(changes.map { $0.map(\.kind) } == [[.added], [.changed], [], [.removed]])
            #expect(changes.joined().allSatisfy { $0.key == project })
        }
    }

    @Test func readingHasNoEffect() async throws {
        try await withFaults({ _ in }) { sandbox, client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            #expect(try await client.anonymous.get(url).status == 200)
            #expect(sandbox.calls.map(\.hadEffect) == [false, false, false])
        }
    }

    @Test func isNotKeptUnlessWanted() async throws {
        let sandbox = Sandbox(SandboxConfiguration(token: "t"))
        let url = try await sandbox.start()
        let port = try #require(URL(string: url)?.port)
        #expect(try await WireClient(port: UInt16(port), token: "t").get("user").status == 200)
        #expect(sandbox.calls.isEmpty)
        await sandbox.stop()
    }

    @Test func filesHaveLinesOfJSONWithoutSecrets() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try await withFaults(record: file.path, { _ in }) { _, client async throws in
            let url = try await client.signedURL(try await client.fileID("targets.bed"))
            #expect(try await client.anonymous.get(url).status == 200)
            #expect(try await client.send("PUT", "projects/rosalind/scratch", "{}").status == 405)
            #expect(try await client.get("user?auth_token=test-token").status == 200)
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = try text.split(separator: "\n").map { try JSON.parse(String($0)) }
        #expect(lines.map { $0["status"] } == [200, 200, 200, 405, 200])
        #expect(lines[2]["path"].stringValue?.hasPrefix("/storage/") == true)
        #expect(!text.contains("Signature") && !text.contains("test-token"))
        #expect(lines[4]["path"] == "/v2/user?auth_token=***")
    }

    @Test func anUnwritableFileIsAnError() async throws {
        var configuration = SandboxConfiguration(token: "t")
        configuration.recordFile = "/dev/null/record"
        let error = await #expect(throws: SandboxError.self) { _ = try await Sandbox(configuration).start() }
        #expect(error?.code == .cannotRecord)
    }
}

/// Runs a test against a sandbox with faults, which keeps a record.
private func withFaults(
    clock: ManualClock = ManualClock(), record: String? = nil, _ configure: (inout Faults) -> Void,
    _ body: (Sandbox, WireClient) async throws -> Void
) async throws {
    var configuration = SandboxConfiguration(token: "test-token")
    configuration.now = { clock.now }
    configuration.keepsRecord = true
    configuration.recordFile = record
    configure(&configuration.faults)
    let sandbox = Sandbox(configuration)
    let url = try await sandbox.start()
    let port = try #require(URL(string: url)?.port)
    do {
        try await body(sandbox, WireClient(port: UInt16(port), token: "test-token"))
    } catch {
        await sandbox.stop()
        throw error
    }
    await sandbox.stop()
}
