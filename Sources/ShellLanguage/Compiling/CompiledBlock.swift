import SevenBridgesData

/// The statements of a block, and what its variables need when it is entered.
struct CompiledBlock {
    let statements: [Code]
    /// The statements as one piece of code, for a block that is already entered; nil where one may wait.
    let body: Immediate?
    /// The same with what entering needs.
    private let whole: Immediate?
    private let entry: BlockEntry

    static var empty: CompiledBlock { CompiledBlock(statements: []) }

    init(entry: BlockEntry = BlockEntry(), statements: [Code]) {
        self.entry = entry
        self.statements = statements
        let pieces = statements.compactMap(\.immediate)
        body = pieces.count == statements.count ? Self.sequence(pieces[...]) : nil
        whole = body.map(entry.before)
    }

    var isImmediate: Bool { body != nil }

    /// Makes cells and closures; the first thing that a block does.
    func enter(_ machine: Machine) {
        entry.enter(machine)
    }

    /// Runs a block that never waits.
    func runImmediately(_ machine: Machine) throws -> Completion {
        guard let whole else { return .normal }
        return try whole.run(machine)
    }

    /// The block as one piece of code that never waits.
    var immediate: Immediate { whole ?? .nothing }

    // MARK: Code of several statements

    /// One piece of code after the other, by halves: many statements nest only a few calls.
    private static func sequence(_ pieces: ArraySlice<Immediate>) -> Immediate {
        guard let first = pieces.first else { return .nothing }
        guard pieces.count > 1 else { return first }
        let middle = pieces.startIndex + pieces.count / 2
        let front = sequence(pieces[..<middle]).run
        let back = sequence(pieces[middle...]).run
        return Immediate { machine in
            let completion = try front(machine)
            guard case .normal = completion else { return completion }
            return try back(machine)
        }
    }
}

/// What the variables of a block need when it is entered.
struct BlockEntry {
    /// Slots of variables that inner functions share: each entry makes new cells.
    var sharedSlots: [(slot: Int, isParameter: Bool)] = []
    /// Closures of the definitions in it.
    var definitions: [(Machine) -> Void] = []

    var isEmpty: Bool { sharedSlots.isEmpty && definitions.isEmpty }

    func enter(_ machine: Machine) {
        for (slot, isParameter) in sharedSlots {
            machine[slot] = .box(Cell(isParameter ? machine[slot] : .null))
        }
        for define in definitions { define(machine) }
    }

    /// A block's code with what entering it needs before.
    func before(_ body: Immediate) -> Immediate {
        guard !isEmpty else { return body }
        let run = body.run
        return Immediate { machine in
            enter(machine)
            return try run(machine)
        }
    }
}

// MARK: The returned value

extension CompiledBlock {
    /// The block as code that gives the value of its `return`, null where it falls off its end; nil where it may wait.
    var value: ValueCode? {
        guard isImmediate else { return nil }
        guard statements.count <= Self.longestTail else { return Self.returned(immediate) }
        let value = Self.tail(statements[...]).value
        guard !entry.isEmpty else { return ValueCode(value: value) }
        return ValueCode { [entry] machine in
            entry.enter(machine)
            return try value(machine)
        }
    }

    /// Each statement of a tail nests one call.
    private static let longestTail = 20

    /// Code for the rest of a function's statements.
    private static func tail(_ statements: ArraySlice<Code>) -> ValueCode {
        guard let first = statements.first else { return ValueCode { _ in .null } }
        let rest = statements.dropFirst()
        if case .returns(let value) = first { return ValueCode(value: value) }
        if let choice = choice(first, rest) { return choice }
        guard let run = first.immediate?.run else { return ValueCode { _ in .null } }
        let after = tail(rest).value
        return ValueCode { machine in
            guard case .normal = try run(machine) else { return machine.takeReturned() }
            return try after(machine)
        }
    }

    /// Code for `if CONDITION { return A }  return B` and the like, which needs no completions.
    private static func choice(_ code: Code, _ rest: ArraySlice<Code>) -> ValueCode? {
        guard case .choice(let branches, let otherwise) = code, branches.count == 1,
            branches[0].body.alwaysReturns, let value = branches[0].body.value?.value,
            otherwise.statements.isEmpty || otherwise.alwaysReturns,
            let other = (otherwise.statements.isEmpty ? tail(rest) : otherwise.value)?.value
        else { return nil }
        let holds = branches[0].condition.holds
        return ValueCode { machine in try holds(machine) ? try value(machine) : try other(machine) }
    }

    private static func returned(_ code: Immediate) -> ValueCode {
        let run = code.run
        return ValueCode { machine in
            guard case .return = try run(machine) else { return .null }
            return machine.takeReturned()
        }
    }

    /// Whether it is a single `return VALUE`.
    private var alwaysReturns: Bool {
        guard statements.count == 1, case .returns = statements[0] else { return false }
        return true
    }
}

extension Machine {
    /// What `return` gave.
    func takeReturned() -> Value {
        let value = returned
        returned = .null
        return value
    }
}

extension Code {
    /// Its code where it never waits.
    var immediate: Immediate? {
        switch self {
        case .run: return nil
        case .immediate(let run): return Immediate(run: run)
        case .yields(let value):
            return Immediate { machine in
                machine.emitted.append(try value(machine))
                return .normal
            }
        case .returns(let value):
            return Immediate { machine in
                machine.returned = try value(machine)
                return .return
            }
        case .choice(let branches, let otherwise): return Self.choice(branches[...], otherwise.immediate)
        }
    }

    /// `if`, `else if` and `else`: the first few by nesting, many by a loop.
    private static func choice(
        _ branches: ArraySlice<(condition: Condition, body: CompiledBlock)>, _ otherwise: Immediate
    ) -> Immediate {
        guard let first = branches.first else { return otherwise }
        guard branches.count < 4 else { return firstOf(branches, otherwise) }
        let (holds, body) = (first.condition.holds, first.body.immediate.run)
        let other = choice(branches.dropFirst(), otherwise).run
        return Immediate { machine in try holds(machine) ? try body(machine) : try other(machine) }
    }

    private static func firstOf(
        _ branches: ArraySlice<(condition: Condition, body: CompiledBlock)>, _ otherwise: Immediate
    ) -> Immediate {
        let branches = branches.map { (condition: $0.condition, body: $0.body.immediate) }
        return Immediate { machine in
            for (condition, body) in branches where try condition.holds(machine) {
                return try body.run(machine)
            }
            return try otherwise.run(machine)
        }
    }
}
