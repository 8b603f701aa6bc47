#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One thing that is fed at random.
struct FuzzTarget: Sendable {
    let name: String
    let round: @Sendable (inout SeededGenerator) async -> Void

    static let all = [
        FuzzTarget(name: "json") { JSONFuzzer.round(&$0) },
        FuzzTarget(name: "formatter") { FormatterFuzzer.round(&$0) },
        FuzzTarget(name: "language") { await LanguageFuzzer.round(&$0) },
        FuzzTarget(name: "transcripts") { await TranscriptFuzzer.round(&$0) },
    ]

    /// The targets of these names, or all.
    static func named(_ names: [String]) -> [FuzzTarget] {
        guard let unknown = names.first(where: { name in !all.contains { $0.name == name } }) else {
            return names.isEmpty ? all : all.filter { names.contains($0.name) }
        }
        print("there is no target '\(unknown)': known are \(all.map(\.name).joined(separator: ", "))")
        exit(2)
    }

    /// Runs rounds until the time is up, at least one.
    func run(seconds: Double, seed: UInt64) async {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var rounds: UInt64 = 0
        repeat {
            var random = SeededGenerator(seed: seed &+ rounds)
            rounds += 1
            await round(&random)
        } while clock.now < end
        print("\(name): \(rounds) rounds from seed \(seed): nothing found")
    }
}
