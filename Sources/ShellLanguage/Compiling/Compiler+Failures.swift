import SevenBridgesData

extension Compiler {
    /// `try`: the body, and what is done where it fails.
    mutating func compile(_ attempt: Attempt) -> Code {
        let body = compile(attempt.body)
        let handler = compile(attempt.handler)
        let variable = attempt.variable.flatMap { resolution.variables[$0.range.lower] }
        let store = variable.map { write($0) }
        let place = place(attempt.body.range)
        let catching: (Machine, any Error) throws -> Void = { machine, error in
            let failure = try ErrorValue.caught(error, at: place)
            handler.enter(machine)
            store?(machine, failure)
        }
        guard let handlerCode = handler.body?.run, body.isImmediate else {
            return .run { machine in AttemptRun(machine, body, handler, catching) }
        }
        return .immediate { machine in
            do {
                return try body.runImmediately(machine)
            } catch {
                try catching(machine, error)
                return try handlerCode(machine)
            }
        }
    }

    mutating func compileThrow(_ value: Expression, at range: SourceRange) -> Code {
        let compiled = compile(value)
        let place = place(range)
        return code(compiled.prelude) { machine in
            throw ErrorValue.thrown(try compiled.evaluate(machine), at: place)
        }
    }

    // MARK: Blocks as values

    /// `if` or `try` as a value: the last value of the block taken.
    mutating func compileBlockValue(_ make: (inout Compiler) -> Code) -> Compiled {
        let code = make(&self)
        if let run = code.immediate?.run {
            return Compiled { machine in
                let outer = machine.takeEmitted()
                defer { machine.emitted = outer }
                let completion = try run(machine)
                guard case .normal = completion else { throw BlockExit(completion: completion) }
                return machine.emitted.last ?? .null
            }
        }
        let slot = function.newSlot()
        let step: AsyncStep = { machine in
            let outer = machine.takeEmitted()
            defer { machine.emitted = outer }
            let stream = RunStream(BlockRun(machine, CompiledBlock(statements: [code])))
            var last: Value = .null
            while let batch = try await stream.next() { last = batch.last ?? last }
            if let exit = stream.exit { throw BlockExit(completion: exit) }
            machine[slot] = last
        }
        return Compiled(prelude: [step]) { $0[slot] }
    }

    /// Lets `return`, `break` and `continue` in a block that is a value leave the statement that it is the value of.
    func leavable(_ code: Code, by value: Expression?) -> Code {
        switch value?.kind {
        case .conditional?, .attempt?: break
        default: return code
        }
        if case .run(let start) = code { return .run { machine in LeavableRun(start(machine)) } }
        guard let run = code.immediate?.run else { return code }
        return .immediate { machine in
            do { return try run(machine) } catch let exit as BlockExit { return exit.completion }
        }
    }
}

/// Thrown by a block that is a value and was left by `return`, `break` or `continue`.
private struct BlockExit: ControlError {
    let completion: Completion
}

/// A statement that a block in it may leave.
private final class LeavableRun: Run {
    private let run: any Run

    init(_ run: any Run) {
        self.run = run
    }

    func next() async throws -> RunStep {
        do { return try await run.next() } catch let exit as BlockExit { return .done(exit.completion) }
    }
}

/// `try`: a run of the body and, where it fails, one of the handler.
private final class AttemptRun: Run {
    private let machine: Machine
    private let handler: CompiledBlock
    private let catching: (Machine, any Error) throws -> Void
    private var body: BlockRun?
    private var handling: BlockRun?

    init(
        _ machine: Machine, _ body: CompiledBlock, _ handler: CompiledBlock,
        _ catching: @escaping (Machine, any Error) throws -> Void
    ) {
        self.machine = machine
        self.handler = handler
        self.catching = catching
        self.body = BlockRun(machine, body)
    }

    func next() async throws -> RunStep {
        do {
            if let body { return try await body.next() }
        } catch {
            try catching(machine, error)
            body = nil
            handling = BlockRun(entered: machine, handler)
            // What the body had yielded before it failed stays yielded.
            let values = machine.takeEmitted()
            if !values.isEmpty { return .values(values) }
        }
        return try await handling?.next() ?? .done(.normal)
    }
}

extension Conditional {
    /// The same with blocks whose last pipeline is one value, as it is after `=`.
    var asValue: Conditional {
        Conditional(
            branches: branches.map { (condition: $0.condition, body: $0.body.asValue) },
            otherwise: otherwise?.asValue)
    }
}

extension Attempt {
    /// The same with blocks whose last pipeline is one value, as it is after `=`.
    var asValue: Attempt {
        Attempt(body: body.asValue, variable: variable, handler: handler.asValue)
    }
}

extension Block {
    fileprivate var asValue: Block {
        guard let last = statements.last else { return self }
        var block = self
        block.statements[statements.count - 1].kind = last.kind.asValue
        return block
    }
}

extension Statement.Kind {
    fileprivate var asValue: Statement.Kind {
        switch self {
        case .pipeline(let pipeline):
            // An expression is one value already, and the checker knows that it doesn't wait.
            if pipeline.stages.count == 1, case .expression = pipeline.stages[0] { return self }
            let value = Expression(kind: .pipeline(pipeline), range: pipeline.range)
            return .pipeline(Pipeline(stages: [.expression(value)], range: pipeline.range))
        case .conditional(let conditional): return .conditional(conditional.asValue)
        case .attempt(let attempt): return .attempt(attempt.asValue)
        default: return self
        }
    }
}
