import SevenBridgesData

extension Compiler {
    mutating func compile(_ statement: Statement) -> Code {
        switch statement.kind {
        case .pipeline(let pipeline): return compileStatement(pipeline)
        case .assignment(let assignment): return leavable(compile(assignment), by: assignment.value)
        case .conditional(let conditional): return compile(conditional)
        case .forLoop(let variable, let sequence, let body): return compileLoop(variable, sequence, body)
        case .whileLoop(let condition, let body): return compileLoop(condition, body)
        case .return(let value): return leavable(compileReturn(value), by: value)
        case .break: return .immediate { _ in .break }
        case .continue: return .immediate { _ in .continue }
        case .parameter(let parameter, _): return compile(parameter)
        case .attempt(let attempt): return compile(attempt)
        case .throw(let value): return compileThrow(value, at: statement.range)
        case .inclusion(let inclusion): return compile(inclusion)
        case .definition, .invalid: return .immediate { _ in .normal }
        }
    }

    /// Runs code that has to wait first, where it has to.
    func code(
        _ prelude: [AsyncStep], _ immediate: @escaping (Machine) throws -> Completion
    ) -> Code {
        guard !prelude.isEmpty else { return .immediate(immediate) }
        return .run { machine in StepRun(machine, prelude, immediate) }
    }

    /// A script's parameter takes its default unless the command line gave it a value.
    private mutating func compile(_ parameter: ParameterSyntax) -> Code {
        let name = parameter.name.text
        let place = place(parameter.name.range)
        guard let variable = resolution.variables[parameter.name.range.lower] else {
            return .immediate { _ in .normal }
        }
        let store = write(variable)
        guard let value = parameter.defaultValue else {
            return .immediate { machine in
                if machine.session.given.contains(name) { return .normal }
                throw place.diagnostic(
                    Fault("the script needs '\(name)='", hint: "give it on the command line"))
            }
        }
        let compiled = compileArgument(value, as: Parameter(parameter).kind, for: name)
        return code(compiled.prelude) { machine in
            if !machine.session.given.contains(name) { store(machine, try compiled.evaluate(machine)) }
            return .normal
        }
    }

    // MARK: Output

    /// A pipeline as a statement: its output is the block's output.
    private mutating func compileStatement(_ pipeline: Pipeline) -> Code {
        if pipeline.background == nil, pipeline.stages.count == 1,
            case .expression(let expression) = pipeline.stages[0]
        {
            let compiled = compile(expression)
            guard !compiled.prelude.isEmpty else { return .yields(compiled.evaluate) }
            return code(compiled.prelude) { machine in
                machine.emitted.append(try compiled.evaluate(machine))
                return .normal
            }
        }
        let compiled = compile(pipeline)
        return .run { machine in PipelineRun(machine, compiled) }
    }

    // MARK: Assignments

    private mutating func compile(_ assignment: Assignment) -> Code {
        let value = compile(assignment.value)
        guard let variable = resolution.variables[assignment.variable.range.lower] else {
            return .immediate { _ in .normal }
        }
        let store = write(variable)
        if assignment.path.isEmpty, assignment.operator == nil {
            let place = place(assignment.value.range)
            if let operand = operand(variable) { return code(value.prelude, setting(operand, value, place)) }
            return code(value.prelude) { machine in
                let new = try value.evaluate(machine)
                if new.isContainer {
                    do throws(Fault) { try Nesting.check(new) } catch { throw place.diagnostic(error) }
                }
                store(machine, new)
                return .normal
            }
        }
        return compileUpdate(assignment, value, operand(variable), read(variable), store)
    }

    /// Code of `$x = value` for a variable in the frame or a global.
    private func setting(_ variable: VariableOperand, _ value: Compiled, _ place: Place) -> (
        (Machine) throws -> Completion
    ) {
        let evaluate = value.evaluate
        return { machine in
            let new = try evaluate(machine)
            if new.isContainer {
                do throws(Fault) { try Nesting.check(new) } catch { throw place.diagnostic(error) }
            }
            variable.pointer(machine).set(new)
            return .normal
        }
    }

    private mutating func compileUpdate(
        _ assignment: Assignment, _ value: Compiled, _ operand: VariableOperand?,
        _ load: @escaping Evaluation,
        _ store: @escaping (Machine, Value) -> Void
    ) -> Code {
        var prelude = value.prelude
        var steps: [ValueUpdate.Step] = []
        for accessor in assignment.path {
            switch accessor {
            case .property(let name): steps.append(.property(name.text))
            case .index(let index):
                let compiled = compile(index)
                prelude += compiled.prelude
                steps.append(.index(compiled.evaluate))
            }
        }
        let op = assignment.operator
        let place = place(assignment.variable.range.through(assignment.value.range))
        if steps.isEmpty, let op, let operand, let update = IntegerCode.update(op, operand, value, place) {
            return code(prelude, update.run)
        }
        return code(prelude) { machine in
            let new = try value.evaluate(machine)
            do throws(Fault) { try Nesting.check(new, outer: steps.count) } catch {
                throw place.diagnostic(error)
            }
            let old = try load(machine)
            // The variable gives its value up while it is changed: a sole owner is changed in place, not copied.
            store(machine, .null)
            do {
                store(machine, try ValueUpdate.apply(steps[...], to: old, op: op, new, machine))
            } catch {
                store(machine, old)
                throw place.locate(error)
            }
            return .normal
        }
    }

    // MARK: Control

    mutating func compile(_ conditional: Conditional) -> Code {
        let branches = conditional.branches.map { branch in
            (condition: compileCondition(branch.condition), body: compile(branch.body))
        }
        let otherwise = conditional.otherwise.map { compile($0) } ?? .empty
        let waits =
            branches.contains { !$0.condition.prelude.isEmpty || !$0.body.isImmediate }
            || !otherwise.isImmediate
        guard !waits else {
            return .run { machine in ConditionalRun(machine, branches, otherwise) }
        }
        return .choice(branches.map { ($0.condition.test, $0.body) }, otherwise: otherwise)
    }

    /// A condition, whose value is a bool or null.
    mutating func compileCondition(_ condition: Expression) -> Compiled {
        let compiled = compile(condition)
        guard compiled.condition == nil else { return compiled }
        let place = place(condition.range)
        return Compiled(
            prelude: compiled.prelude,
            condition: { machine in
                let value = try compiled.evaluate(machine)
                switch value {
                case .bool(let holds): return holds
                case .null: return false
                default:
                    let message = "a condition is true or false, not \(value.phrase)"
                    throw place.diagnostic(Fault(message, hint: "compare it with something"))
                }
            })
    }

    private mutating func compileLoop(_ variable: Name, _ sequence: Expression, _ body: Block) -> Code {
        let elements = compile(sequence)
        let block = compile(body)
        guard let loop = resolution.variables[variable.range.lower] else {
            return .immediate { _ in .normal }
        }
        let store = write(loop)
        let yields = body.mayYield && !function.dropsOutput
        let place = place(sequence.range)
        guard elements.prelude.isEmpty, block.isImmediate, !yields else {
            return .run { machine in LoopRun(machine, elements, store, block, place) }
        }
        return .immediate(ElementLoop(elements: elements, store: store, block: block, place: place).run)
    }

    private mutating func compileLoop(_ condition: Expression, _ body: Block) -> Code {
        let condition = compileCondition(condition)
        let block = compile(body)
        guard condition.prelude.isEmpty, block.isImmediate, !body.mayYield || function.dropsOutput else {
            return .run { machine in WhileRun(machine, condition, block) }
        }
        let (holds, code) = (condition.test.holds, block.immediate.run)
        return .immediate { machine in
            while try holds(machine) {
                try machine.session.countStep()
                switch try code(machine) {
                case .normal, .continue: continue
                case .break: return .normal
                case .return: return .return
                }
            }
            return .normal
        }
    }

    private mutating func compileReturn(_ value: Expression?) -> Code {
        guard let value else { return .returns { _ in .null } }
        let compiled = compile(value)
        guard !compiled.prelude.isEmpty else { return .returns(compiled.evaluate) }
        return code(compiled.prelude) { machine in
            machine.returned = try compiled.evaluate(machine)
            return .return
        }
    }
}

extension Value {
    /// Whether this is the bool true.
    var isTrue: Bool {
        if case .bool(true) = self { true } else { false }
    }
}

extension Block {
    /// Whether a statement in it yields values by itself: a loop of them must hand them on as it goes.
    var mayYield: Bool {
        statements.contains { statement in
            switch statement.kind {
            case .pipeline: true
            case .conditional(let conditional):
                conditional.branches.contains { $0.body.mayYield } || conditional.otherwise?.mayYield == true
            case .forLoop(_, _, let body), .whileLoop(_, let body): body.mayYield
            case .attempt(let attempt): attempt.body.mayYield || attempt.handler.mayYield
            case .inclusion(let inclusion): inclusion.form == .source
            default: false
            }
        }
    }
}
