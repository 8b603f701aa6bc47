// Feeds the JSON reader and the language with programs grown at random and mutated, and fails where a property does not
// hold; a trap ends the process, which is the finding. Never shipped.
//
//     swift run sbsh-fuzz [SECONDS] [SEED]

let seconds = CommandLine.arguments.dropFirst().first.flatMap { Double($0) } ?? 5
let seed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1
await fuzz(seconds: seconds, seed: seed)

/// Runs rounds until the time is up.
func fuzz(seconds: Double, seed: UInt64) async {
    var generator = SeededGenerator(seed: seed)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var rounds = 0
    while clock.now < end {
        rounds += 1
        JSONFuzzer.round(&generator)
        await LanguageFuzzer.round(&generator)
    }
    print("\(rounds) rounds in \(seconds) s from seed \(seed): nothing found")
}
