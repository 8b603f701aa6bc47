import SevenBridgesData

// Micro-benchmarks of the parts where the time goes. Never shipped; `scripts/bench` runs them beside peers.
//
//     sbsh-bench json FILE      reads a file of JSON lines, rows dropped after reading

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "json" where arguments.count == 2: try JSONBenchmark.run(path: arguments[1])
default: print("usage: sbsh-bench json FILE")
}
