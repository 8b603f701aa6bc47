/// Grows programs from the grammar: every one is meant to be read without a problem, in any layout that is allowed.
struct ProgramGrammar {
    var random: SeededGenerator
    /// How much may still be grown: each piece takes from it, so that programs end.
    private var budget: Int
    /// Variables that were assigned, in the blocks that are open.
    private var variables: [[String]] = [["x", "y"]]
    private var isInLoop = false
    private var isInDefinition = false
    /// Whether newlines and comments are white space: inside brackets.
    private var isInBrackets = false

    /// A grammar that grows a program of about this many pieces.
    init(random: SeededGenerator, budget: Int) {
        self.random = random
        self.budget = budget
    }

    /// A whole program.
    mutating func program() -> String {
        var text = random.chance(5) ? "#!/usr/bin/env sbsh\n" : ""
        text += "$x = 3\n$y = {n: 1, k: [a, b]}\n"
        if random.chance(20) { text += comment() + "param top: int = \(literal()) " + comment() }
        while budget > 0 { text += statement() + separator() }
        return text + (random.chance(30) ? comment() : "")
    }

    // MARK: Layout

    private mutating func comment() -> String {
        random.pick(["# a remark\n", "#\n", "#tight\n", "  # 'quoted \" $( {\n", "# é 😀\n"])
    }

    private mutating func separator() -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: "; "
        case 1: "\n\n\n"
        case 2: " " + comment()
        case 3: "\n" + comment()
        case 4: "\n\n" + comment() + "\n"
        case 5: " ;\n"
        default: "\n"
        }
    }

    /// White space where any may stand, and where it must.
    private mutating func gap(_ atLeast: String = "") -> String {
        guard isInBrackets, random.chance(12) else { return random.chance(15) ? "  " : atLeast }
        return random.pick(["\n", " # here\n", "\n  # own line\n\n", "\t"])
    }

    private mutating func space() -> String { gap(" ") }

    private mutating func inBrackets(_ content: (inout ProgramGrammar) -> String) -> String {
        let outer = isInBrackets
        isInBrackets = true
        defer { isInBrackets = outer }
        return content(&self)
    }

    // MARK: Statements

    private mutating func statement() -> String {
        budget -= 1
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<7: return pipeline()
        case 7..<11: return assignment()
        case 11: return conditional()
        case 12: return loop()
        case 13: return "while " + comparison() + " " + block(isLoop: true, ending: "break")
        case 14, 15: return definition()
        case 16 where isInDefinition: return random.chance(80) ? "return " + value() : "return"
        case 17 where isInLoop: return random.pick(["break", "continue"])
        default: return expression()
        }
    }

    private mutating func block(isLoop: Bool = false, ending: String = "") -> String {
        let outer = (isInLoop, isInBrackets)
        isInLoop = isLoop || isInLoop
        isInBrackets = false
        variables.append([])
        defer {
            (isInLoop, isInBrackets) = outer
            variables.removeLast()
        }
        if random.chance(5), ending.isEmpty { return random.pick(["{}", "{ }", "{\n}", "{ # nothing\n}"]) }
        var text = random.pick(["{ ", "{\n", "{", "{ # opens\n", "{\n\n  # first\n"])
        for position in 0...Int.random(in: 0...2, using: &random) {
            if position > 0 { text += separator() }
            text += statement()
        }
        if !ending.isEmpty { text += "; " + ending }
        return text + random.pick([" }", "\n}", "}", " # closes\n}"])
    }

    private mutating func conditional() -> String {
        var text = "if " + comparison() + " " + block()
        if random.chance(40) {
            text += random.pick([" ", "\n", "\n# why\n"]) + "else if \(comparison()) \(block())"
        }
        if random.chance(50) { text += random.pick([" ", "\n"]) + "else " + block() }
        return text
    }

    private mutating func loop() -> String {
        let name = random.pick(["i", "p"])
        let sequence = random.pick(["1..3", "[a, 2]", "$(1..4 | first 2)", "1..$x"])
        variables.append([name])
        defer { variables.removeLast() }
        return "for $\(name) in \(sequence) " + block(isLoop: true)
    }

    private mutating func definition() -> String {
        let outer = (variables, isInLoop, isInDefinition)
        (variables, isInLoop, isInDefinition) = ([["n", "in"]], false, true)
        defer { (variables, isInLoop, isInDefinition) = outer }
        let name = random.pick(["f", "g", "copy-all"])
        let parameters = random.pick([
            "", "[n]", "[n: int]", "[n: any = 3, k: list = [a, 1]]", "[\n  n # one\n]",
        ])
        if parameters.isEmpty { variables = [["in"]] }
        return (random.chance(30) ? comment() : "") + "def \(name) \(parameters)\(space())" + block()
    }

    private mutating func assignment() -> String {
        let name = random.pick(["a", "b", "x", "long_name"])
        let isKnown = variables.contains { $0.contains(name) }
        let sign =
            isKnown && random.chance(30) ? random.pick([" += ", " = "]) : random.pick([" = ", "=", "  = "])
        let text = "$\(name)" + sign + value()
        variables[variables.count - 1].append(name)
        return text
    }

    private mutating func value() -> String {
        random.chance(25) ? pipeline() : random.chance(10) ? conditional() : expression()
    }

    // MARK: Pipelines

    private mutating func pipeline() -> String {
        budget -= 1
        var text = random.chance(60) ? head() : expression()
        for _ in 0..<Int.random(in: 0...3, using: &random) { text += pipe() + stage() }
        return text
    }

    private mutating func pipe() -> String {
        random.pick([" | ", " | ", "|", "\n  | ", " |\n", " # then\n| ", "| # then\n# and\n"])
    }

    private mutating func head() -> String {
        random.pick(["1..5", "[{n: a, k: 1}, {n: b, k: 2}]", "$y", "print text", "\"a b\"", "[1, 2, 3]"])
    }

    private mutating func stage() -> String {
        budget -= 1
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return "where " + condition()
        case 2: return "select n \(random.pick(["", "k "]))twice=(\(parenthesized()))"
        case 3: return "sort " + random.pick(["n", "k desc", "(len(n)) desc", ""])
        case 4: return random.pick(["first", "first 2", "last", "count", "get n"])
        case 5, 6: return "each " + closure()
        case 7: return "to " + random.pick(["json", "csv", "jsonl"])
        default: return "print " + argument() + " " + argument()
        }
    }

    private mutating func closure() -> String {
        if random.chance(60) {
            variables.append(["it"])
            defer { variables.removeLast() }
            return block()
        }
        variables.append(["v"])
        defer { variables.removeLast() }
        let body = block()
        return random.pick(["{ |v|", "{|v| ", "{\n|v|"]) + body.dropFirst()
    }

    private mutating func condition() -> String {
        let left = random.pick(["n", "k", "len(n)", "$it.n", "metadata.\"Sample ID\"", "size / 1GB"])
        let right = random.pick([
            "fasta", "1", "1GB", "-3", "[a, b]", "2024-05-01", "/re+/i", "$x", "\"a b\"", "a-b",
        ])
        let first =
            left + " " + random.pick(["=", "==", "!=", "<", ">=", "~", "like", "in", "not in", "has"]) + " "
            + right
        guard budget > 0, random.chance(30) else { return first }
        budget -= 1
        return first + space() + random.pick(["and", "or", "and not", "or\n"]) + " " + condition()
    }

    private mutating func argument() -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "(" + parenthesized() + ")"
        case 1: return string()
        case 2: return list()
        case 3:
            return random.pick(["./out/$x", "a${x}b", "$x", "$y.n", "x$(1 + 2).txt", "*.bam", "a,b", "a:b"])
        case 4: return "$(" + inBrackets { $0.gap() + $0.pipeline() + $0.gap() } + ")"
        default: return random.pick(["word", "12", "001", "1GB", "null", "-x", "a.b", "'raw ''it'''"])
        }
    }

    // MARK: Expressions

    private mutating func parenthesized() -> String {
        inBrackets { $0.gap() + $0.expression() + $0.gap() }
    }

    private mutating func comparison() -> String {
        random.pick(["$x", "1", "len(\"ab\")"]) + random.pick([" == ", " < ", " > ", " != "]) + "3"
    }

    private mutating func expression() -> String {
        budget -= 1
        guard budget > 0 else { return literal() }
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: return literal()
        case 2, 3: return variable()
        case 4: return string()
        case 5: return list()
        case 6: return map()
        case 7: return "(" + parenthesized() + ")"
        case 8: return "$(" + inBrackets { $0.gap() + $0.pipeline() + $0.gap() } + ")"
        case 9:
            return random.pick(["len(", "type(", "upper("])
                + inBrackets { $0.gap() + $0.expression() + $0.gap() } + ")"
        case 10: return random.pick(["-", "- "]) + random.pick(["$x", "($x)", "1", "1.5"])
        default: return operation()
        }
    }

    private mutating func operation() -> String {
        let op = random.pick(["+", "-", "*", "/", "//", "%", "??", "..", "+", "*"])
        let left = random.pick(["$x", "1", "(1 + 2)", "2", "$y.n"])
        return left + space() + op + random.pick([" ", " ", "\n", " # op\n"]) + expression()
    }

    private mutating func literal() -> String {
        random.pick([
            "1", "1_000", "3.14", "1e3", "10KB", "1.5GiB", "250ms", "2024-05-01", "true", "null",
            "2024-05-01T10:00:00Z",
        ])
    }

    private mutating func variable() -> String {
        let name = random.pick(variables.flatMap { $0 })
        return random.pick([
            "$\(name)", "${\(name)}", "$y.n", "$y?.n", "$y.k[0]", "$y.k[-1]", "$y.k[0..1]", "$y.\"n\"",
        ])
    }

    private mutating func string() -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return "'raw # \" ''quoted'''"
        case 1: return "\"plain \\n \\u{1F600} \\$ # no comment\""
        case 2: return "\"a $x b ${y.n} c\""
        case 3: return "\"a $(" + pipeline() + ") b\""
        case 4: return "\"\"\"\n  line $x\n    more\n  \"\"\""
        default: return "\"\""
        }
    }

    private mutating func list() -> String {
        "["
            + inBrackets { grammar in
                let elements = (0..<Int.random(in: 0...3, using: &grammar.random)).map { _ in
                    grammar.element()
                }
                return grammar.gap() + elements.joined(separator: "," + grammar.space())
                    + (elements.isEmpty || grammar.random.chance(85) ? "" : ",") + grammar.gap()
            } + "]"
    }

    private mutating func element() -> String {
        random.chance(50)
            ? random.pick(["S1", "a b".replacing(" ", with: "_"), "./x", "001", "\"a b\"", "-7", "1..3"])
            : expression()
    }

    private mutating func map() -> String {
        // A brace at the start of a statement is a map; in parentheses it is one anywhere.
        "({"
            + inBrackets { grammar in
                let keys = ["n", "k", "\"a b\"", "'raw'", "2x"].prefix(
                    Int.random(in: 0...3, using: &grammar.random))
                let pairs = keys.map { key in grammar.gap() + key + ":" + grammar.space() + grammar.element()
                }
                return pairs.joined(separator: ",") + grammar.gap()
            } + "})"
    }
}
