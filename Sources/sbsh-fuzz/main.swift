import ShellLanguage

// Feeds the JSON reader and the language with programs grown at random and mutated, and fails where a property does not
// hold; a trap ends the process, which is the finding. Never shipped.
//
//     swift run sbsh-fuzz [SECONDS] [SEED] [TARGET ...]
//
// Each round has a seed of its own, printed with what it finds: `sbsh-fuzz 0 SEED TARGET` repeats that round alone.

let arguments = CommandLine.arguments.dropFirst()
let seconds = arguments.first.flatMap { Double($0) } ?? 5
let seed = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1
let targets = FuzzTarget.named(Array(arguments.dropFirst(2)))
for target in targets { await target.run(seconds: seconds / Double(targets.count), seed: seed) }
