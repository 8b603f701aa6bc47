import SevenBridgesData
import ShellLanguage

/// Programs must be parsed, checked and run to an end or an error; a diagnostic must be printable.
enum LanguageFuzzer {
    /// Pieces that programs are grown from: enough of the grammar to get deep into it.
    private static let pieces = [
        "1", "-7", "3.5", "1GB", "2024-05-01", "5m", "true", "null", "001", "text", "\"a $x b\"", "'raw'",
        "$x", "$y.n",
        "[1, 2, a]", "{n: 1, k: a}", "1..5", "$(", ")", "(", "]", "{", "}", "|", ";", "\n", ",", ":", ".",
        "..", "=",
        "==", "!=", "<", "~", "!~", "like", "in", "not in", "has", "and", "or", "not", "+", "-", "*", "/",
        "//", "%", "??",
        "where", "select", "sort", "first", "last", "count", "get", "each", "print", "to", "json", "csv",
        "if", "else",
        "for", "$i", "in", "def", "f", "return", "break", "continue", "param", "len(", "min(", "split(", "\"",
        "'",
        "\"\"\"", "/re+/", "#", "key=", "--flag", "n", "k", "$it", "&", "\\", "é", "😀", "\u{0}",
    ]

    /// Whole programs to mutate.
    private static let seeds = [
        "$x = 3; $x += 1; print \"x is $x and ${x} and $($x * 2)\"",
        "[{n: a, k: 1}, {n: b, k: 2}] | where k > 1 and n ~ b | select n twice=(k * 2) | sort n desc | to csv",
        "def fib [n: int] { if $n < 2 { return $n }; return fib($n - 1) + fib($n - 2) }; fib(7)",
        "for $i in 1..3 { if $i == 2 { continue }; print $i } ; 1..10 | each { |n| $n * $n } | first 3",
        "param top: int = 10 # how many\n$l = [1, 2, 3]; $l[0] = 9; $l[-1]; $l[0..1] | count",
    ]

    /// Files, programs of the system and waits are none of its business.
    private static let commands = CommandSet(
        DataCommands.all.filter { !["read", "write", "local", "sleep", "wait"].contains($0.signature.name) })

    static func round(_ random: inout SeededGenerator) async {
        await run(program(&random), random)
    }

    /// Reads, checks and runs a program, whatever it is.
    static func run(_ program: [UInt8], _ random: SeededGenerator) async {
        guard let source = try? Source(name: "<fuzz>", utf8: program) else { return }
        announce(program, random)
        let interpreter = Interpreter(
            commands: commands, output: Sink(), stepLimit: 20_000, files: FileAccess.none,
            system: SystemAccess.none)
        let checked = interpreter.check(source)
        for diagnostic in checked.diagnostics where diagnostic.description.isEmpty {
            found("a diagnostic without words", String(decoding: program, as: UTF8.self), random)
        }
        guard !mayStartPrograms(program) else { return }
        let clock = ContinuousClock()
        let start = clock.now
        try? await interpreter.run(checked)
        if clock.now - start > .seconds(10) {
            found("it takes more than 10 seconds", String(decoding: program, as: UTF8.self), random)
        }
    }

    /// Whether a `!` stands in it that is no part of an operator: `!command` runs a program of the system.
    private static func mayStartPrograms(_ program: [UInt8]) -> Bool {
        zip(program, program.dropFirst() + [0]).contains { byte, next in
            byte == UInt8(ascii: "!") && next != UInt8(ascii: "=") && next != UInt8(ascii: "~")
        }
    }

    private static func program(_ random: inout SeededGenerator) -> [UInt8] {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return random.mutated(random.pick(seeds))
        case 1:
            let count = Int.random(in: 1..<20, using: &random)
            let grown = (0..<count).map { _ in random.pick(pieces) + (random.chance(80) ? " " : "") }
            return Array(grown.joined().utf8)
        default:
            var grammar = ProgramGrammar(random: random, budget: Int.random(in: 3...30, using: &random))
            let program = grammar.program()
            random = grammar.random
            return random.chance(70) ? Array(program.utf8) : random.mutated(program)
        }
    }
}

/// Output that nobody reads; it stops endless streams.
private final class Sink: ProgramOutput {
    private var count = 0

    func display(_ values: any ValueStream, as flow: Flow) async throws {
        while let batch = try await values.next() { try add(batch.count) }
    }

    func write(_ text: String) throws { try add(1) }

    func report(_ diagnostic: Diagnostic) {}

    private func add(_ more: Int) throws {
        count += more
        if count > 10_000 { throw ExitRequest(status: 0) }
    }
}
