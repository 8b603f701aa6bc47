import SevenBridgesData

/// A command that a program defines with `def`; one that returns a value is a function, too.
///
/// The checker makes it, the compiler fills it in before anything runs, and only one interpreter's strands use it.
final class UserFunction: Command, @unchecked Sendable {
    let signature: Signature
    let scope: FunctionScope
    /// What it returns, or each value that it yields.
    let resultType: ValueType
    /// Whether statements of its body yield values, which a call in an expression drops.
    let yields: Bool
    /// The body; there from the moment the program is compiled.
    var compiled: CompiledFunction?
    /// Code for the default of each parameter that has one.
    var defaults: [Compiled?] = []

    init(_ definition: Definition, scope: FunctionScope, resultType: ValueType = .any) {
        self.scope = scope
        self.resultType = resultType
        yields = definition.body.mayYield
        let returnsValue = definition.body.returnsValue
        signature = Signature(
            definition.name.text, definition.help.joined(separator: " "),
            parameters: definition.parameters.map(Parameter.init), input: .optional,
            output: returnsValue ? .one(resultType) : .many(resultType))
    }

    func open(_ call: Invocation) async throws -> Output {
        try await open(call, captures: [])
    }

    /// Starts the body on a machine of its own, so that its output can flow while others work.
    func open(_ call: Invocation, captures: [Cell]) async throws -> Output {
        guard let compiled else { return .nothing }
        let machine = call.machine.fork()
        try machine.addWeight(of: compiled)
        machine.enter(slotCount: compiled.slotCount, captures: captures)
        for (index, parameter) in signature.parameters.enumerated() {
            let slot = compiled.parameterSlots[index]
            if let value = call.values[parameter.name] {
                machine[slot] = value
            } else if let value = defaults[index] {
                machine[slot] = try await value.value(machine)
            }
        }
        if let input = scope.input, let stream = call.input?.stream {
            machine[input.slot] = .list(try await stream.collect())
        }
        return try await Self.output(
            of: BlockRun(machine, compiled.body), machine, returnsValue: scope.returnsValue)
    }

    /// What a body hands on: its one value where it returns one, else all that it yields.
    static func output(of run: BlockRun, _ machine: Machine, returnsValue: Bool) async throws -> Output {
        guard returnsValue else { return .many(RunStream(run)) }
        while case .values = try await run.next() {}
        return .one(machine.returned)
    }
}

extension Parameter {
    init(_ syntax: ParameterSyntax) {
        let kind = syntax.type.flatMap { Kind.plainNames[$0.text] ?? .resource([$0.text]) } ?? .any
        self.init(
            syntax.name.text, kind, "", isRequired: syntax.defaultValue == nil, isPositional: true)
    }
}

/// A call of a user's function in an expression, where the function may wait.
struct WaitingCall {
    let user: UserFunction
    /// Reads the function's closure, where it shares variables of outer functions.
    let closure: ValueCode?
    /// Code for each parameter's argument; nil where the default holds.
    let arguments: [Compiled?]
    let place: Place

    /// Calls it; what the arguments wait for is already done.
    func value(_ machine: Machine) async throws -> Value {
        var values: [String: Value] = [:]
        for (index, parameter) in user.signature.parameters.enumerated() {
            values[parameter.name] = try arguments[index]?.evaluate(machine)
        }
        let call = Invocation(
            input: nil, session: machine.session, machine: machine, values: values, variadic: [:], rows: [:],
            free: [])
        do {
            guard case .one(let value) = try await user.open(call, captures: try captures(machine)) else {
                return .null
            }
            return value
        } catch { throw place.locate(error) }
    }

    private func captures(_ machine: Machine) throws -> [Cell] {
        guard let closure, case .box(let box) = try closure.value(machine), let value = box as? ClosureValue
        else {
            return []
        }
        return value.captures
    }
}

extension Machine {
    /// Runs a closure on a value that flows, and gives what it yields as it yields it.
    func stream(_ closure: ClosureValue, _ arguments: [Value]) throws -> any ValueStream {
        let machine = fork()
        try machine.addWeight(of: closure.function)
        machine.enter(slotCount: closure.function.slotCount, captures: closure.captures)
        for (slot, value) in zip(closure.function.parameterSlots, arguments) { machine[slot] = value }
        return RunStream(BlockRun(machine, closure.function.body), yieldsReturned: true)
    }

    /// Runs a closure that never waits, in a frame on the same stack, and gives all that it yields.
    func callImmediately(_ closure: ClosureValue, _ arguments: [Value]) throws -> [Value] {
        let outer = takeEmitted()
        defer { emitted = outer }
        return try sharing(closure.captures) {
            let call = try prepare(closure.function)
            defer { end(call) }
            begin(call)
            for (slot, value) in zip(closure.function.parameterSlots, arguments) { self[slot] = value }
            guard case .return = try closure.function.body.runImmediately(self) else { return takeEmitted() }
            return takeEmitted() + [takeReturned()]
        }
    }

    /// Runs a closure that never waits for value after value, in one frame on the same stack, and gives all that it
    /// yields.
    func callImmediately(_ closure: ClosureValue, forEach values: [Value]) throws -> [Value] {
        let outer = takeEmitted()
        defer { emitted = outer }
        emitted.reserveCapacity(values.count)
        let run = closure.function.body.immediate.run
        let slot = closure.function.parameterSlots.first
        return try sharing(closure.captures) {
            let call = try prepare(closure.function)
            defer { end(call) }
            begin(call)
            for value in values {
                try session.countStep()
                if let slot { (call.frame + slot).set(value) }
                if case .return = try run(self) { emitted.append(takeReturned()) }
            }
            return takeEmitted()
        }
    }
}
