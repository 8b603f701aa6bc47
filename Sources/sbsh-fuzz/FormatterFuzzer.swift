import ShellLanguage

/// Formatting keeps meaning and comments, and what is formatted stays as it is.
enum FormatterFuzzer {
    static func round(_ random: inout SeededGenerator) {
        var grammar = ProgramGrammar(random: random, budget: Int.random(in: 3...60, using: &random))
        let program = grammar.program()
        let (_, problems) = Parser.parse(Source(name: "<grown>", text: program))
        if let problem = problems.first { found("a grown program is not read: \(problem)", program, random) }
        check(program, random)
        let mutated = random.mutated(program)
        if let text = String(validating: mutated, as: UTF8.self) { check(text, random) }
    }

    /// Fails where formatting a program changes what it means; a program that can't be read is none.
    static func check(_ text: String, _ random: SeededGenerator) {
        let (program, problems) = Parser.parse(Source(name: "<fuzz>", text: text))
        guard problems.isEmpty else { return }
        let formatted = Formatter.format(program)
        let (again, newProblems) = Parser.parse(Source(name: "<formatted>", text: formatted))
        if let problem = newProblems.first {
            found("a formatted program is not read: \(problem)\n\(formatted)\nfrom", text, random)
        }
        guard again.isSame(as: program) else {
            let trees = SyntaxDump.text(of: program) + "\n" + SyntaxDump.text(of: again)
            found("formatting changes the tree:\n\(formatted)\n\(trees)\nfrom", text, random)
        }
        guard again.comments.map(\.text) == program.comments.map(\.text) else {
            found("formatting loses a comment:\n\(formatted)\nfrom", text, random)
        }
        let twice = Formatter.format(again)
        guard twice == formatted else {
            found("formatting is not stable:\n\(formatted)\nthen\n\(twice)\nfrom", text, random)
        }
    }
}
