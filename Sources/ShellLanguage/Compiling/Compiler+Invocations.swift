import SevenBridgesData

extension Compiler {
    /// `$f(1, 2)`. Which closure it is shows when it runs, so it may always wait.
    mutating func compileInvocation(
        _ callee: Expression, _ arguments: [Expression], at range: SourceRange
    ) -> Compiled {
        let callee = compile(callee)
        let arguments = arguments.map { compile($0) }
        let slot = function.newSlot()
        let place = place(range)
        let step: AsyncStep = { machine in
            let closure = try callee.evaluate(machine)
            let values = try arguments.map { try $0.evaluate(machine) }
            do {
                machine[slot] = try await machine.value(of: closure, values)
            } catch { throw place.locate(error) }
        }
        return Compiled(prelude: callee.prelude + arguments.flatMap(\.prelude) + [step]) { $0[slot] }
    }
}

extension Machine {
    /// The value of a called closure: what it returns, else the last value that it yields, or the list of them where
    /// its last pipeline yields many.
    fileprivate func value(of callee: Value, _ arguments: [Value]) async throws -> Value {
        guard case .box(let box) = callee, let closure = box as? ClosureValue else {
            throw Fault("only a closure can be called, not \(callee.phrase)")
        }
        let function = closure.function
        let count = function.parameterSlots.count
        guard arguments.count == count || (arguments.isEmpty && count == 1) else {
            throw Fault("the closure takes \(Builtin.phrase(count...count)), not \(arguments.count)")
        }
        if function.body.isImmediate {
            let values = try callImmediately(closure, arguments)
            return function.yieldsMany ? .list(values) : values.last ?? .null
        }
        let stream = try stream(closure, arguments)
        guard !function.yieldsMany || function.scope.returnsValue else {
            return .list(try await stream.collect())
        }
        var last: Value = .null
        while let batch = try await stream.next() { last = batch.last ?? last }
        return last
    }
}

extension Expression {
    /// Whether it calls a closure or a function with something that may differ from row to row.
    var callsFunctions: Bool {
        switch kind {
        case .invocation: true
        case .call(_, let arguments): !arguments.isEmpty
        case .binary(_, let left, let right), .range(let left, let right), .index(let left, let right):
            left.callsFunctions || right.callsFunctions
        case .unary(_, let operand), .property(let operand, _, _): operand.callsFunctions
        case .list(let elements): elements.contains(where: \.callsFunctions)
        case .map(let pairs): pairs.contains(where: \.value.callsFunctions)
        case .template(let parts, _):
            parts.contains { part in if case .value(let value) = part { value.callsFunctions } else { false }
            }
        default: false
        }
    }
}
