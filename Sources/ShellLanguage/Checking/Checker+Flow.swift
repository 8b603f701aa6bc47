// What is never reached, and what ends nothing.

extension Checker {
    /// Checks statements in order, and warns of the first that can't be reached.
    mutating func check(_ statements: [Statement]) {
        var ended: Statement?
        for statement in statements {
            if let ending = ended, !statement.isDefinition {
                report(
                    "this is never reached", severity: .warning,
                    hint:
                        "the statement before it \(ending.endsProgram ? "ends the program" : "leaves the block")",
                    at: statement.firstWord)
                ended = nil
            }
            check(statement)
            if statement.leaves { ended = statement }
        }
    }

    /// Checks the body of a `for` or `while`.
    mutating func checkBody(ofLoop body: Block, declaring declare: (inout Checker) -> Void = { _ in }) {
        loopDepth += 1
        check(body, declaring: declare)
        loopDepth -= 1
    }

    /// `break` and `continue` stand in loops; in a closure they end its call.
    mutating func checkInLoop(_ statement: Statement) {
        guard loopDepth == 0, !function.isClosure else { return }
        report(
            "there is no loop around this", hint: "'return' leaves a 'def' or a script", at: statement.range)
    }
}

extension Statement {
    fileprivate var isDefinition: Bool {
        if case .definition = kind { true } else { false }
    }

    fileprivate var endsProgram: Bool {
        if case .pipeline = kind { true } else { false }
    }

    /// Whether nothing after it in its block is reached.
    fileprivate var leaves: Bool {
        switch kind {
        case .return, .break, .continue, .throw: true
        case .attempt(let attempt): attempt.body.leaves && attempt.handler.leaves
        case .pipeline(let pipeline): pipeline.isExit
        case .conditional(let conditional):
            conditional.otherwise?.leaves == true && conditional.branches.allSatisfy(\.body.leaves)
        default: false
        }
    }

    /// The start of it, on its first line.
    fileprivate var firstWord: SourceRange {
        switch kind {
        case .pipeline(let pipeline): pipeline.stages.first?.range ?? range
        default: range
        }
    }
}

extension Block {
    fileprivate var leaves: Bool { statements.contains(where: \.leaves) }
}

extension Pipeline {
    fileprivate var isExit: Bool {
        guard stages.count == 1, case .command(let call) = stages[0] else { return false }
        return call.name.text == "exit"
    }
}
