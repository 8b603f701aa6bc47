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

    static func round(_ generator: inout SeededGenerator) async {
        let program = program(&generator)
        guard let source = try? Source(name: "<fuzz>", utf8: program) else { return }
        let interpreter = Interpreter(
            commands: CommandSet(DataCommands.all), output: Sink(), stepLimit: 20_000)
        let checked = interpreter.check(source)
        for diagnostic in checked.diagnostics where diagnostic.description.isEmpty {
            found("a diagnostic without words", String(decoding: program, as: UTF8.self), generator)
        }
        try? await interpreter.run(checked)
    }

    private static func program(_ generator: inout SeededGenerator) -> [UInt8] {
        if generator.chance(50) { return generator.mutated(generator.pick(seeds)) }
        let count = Int.random(in: 1..<20, using: &generator)
        let grown = (0..<count).map { _ in generator.pick(pieces) + (generator.chance(80) ? " " : "") }
            .joined()
        return Array(grown.utf8)
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
