import SevenBridgesData

extension Compiler {
    mutating func compile(_ expression: Expression) -> Compiled {
        switch expression.kind {
        case .literal(let literal): return Compiled(constant: literal.value, spelling: literal.spelling)
        case .string(let text): return Compiled(constant: .string(text))
        case .word(let text, let isOperand):
            guard !isOperand, let row else { return Compiled(constant: .string(text), spelling: text) }
            return compileRowPath([text], row, at: expression.range)
        case .template(let parts, _): return compile(parts, at: expression.range)
        case .regex(let pattern, let flags):
            let regex = try? RegexValue(pattern: pattern, flags: flags, meter: meter)
            return Compiled(constant: regex.map { .box($0) } ?? .null)
        case .variable:
            guard let variable = resolution.variables[expression.range.lower] else {
                return Compiled(constant: .null)
            }
            var compiled = Compiled(read(variable))
            compiled.variable = operand(variable)
            return compiled
        case .property: return compileProperty(expression)
        case .index(let base, let index): return compile(base, index, at: expression.range)
        case .list(let elements): return compile(elements)
        case .map(let pairs): return compile(pairs)
        case .range(let lower, let upper): return compileRange(lower, upper, at: expression.range)
        case .unary(let op, let operand): return compile(op, operand, at: expression.range)
        case .binary(let op, let left, let right): return compile(op, left, right, at: expression.range)
        case .call(let name, let arguments): return compile(name, arguments, at: expression.range)
        case .invocation(let callee, let arguments):
            return compileInvocation(callee, arguments, at: expression.range)
        case .closure(let parameters, let body): return compile(parameters, body)
        case .pipeline(let pipeline): return compileSubstitution(pipeline)
        case .conditional(let conditional):
            return compileBlockValue { $0.compile(conditional.asValue) }
        case .attempt(let attempt): return compileBlockValue { $0.compile(attempt.asValue) }
        case .invalid, .aggregate: return Compiled(constant: .null)
        }
    }

    /// Combines operands into code whose faults are blamed on a place.
    private func combine(
        _ operands: [Compiled], at place: Place, _ operation: @escaping ([Value]) throws(Fault) -> Value
    ) -> Compiled {
        let evaluations = operands.map(\.evaluate)
        return Compiled(prelude: operands.flatMap(\.prelude)) { machine in
            let values = try evaluations.map { try $0(machine) }
            do throws(Fault) { return try operation(values) } catch { throw place.diagnostic(error) }
        }
    }

    // MARK: Text

    private mutating func compile(_ parts: [TemplatePart], at range: SourceRange) -> Compiled {
        var pieces: [TemplateCode.Piece] = []
        var text = ""
        for part in parts {
            switch part {
            case .text(let more): text += more
            case .value(let expression):
                pieces.append(TemplateCode.Piece(text: text, value: compile(expression)))
                text = ""
            }
        }
        return Compiled(
            prelude: pieces.flatMap(\.value.prelude),
            TemplateCode.evaluation(pieces, end: text, place(range)))
    }

    // MARK: Properties

    /// A chain of properties from one root is one lookup.
    private mutating func compileProperty(_ expression: Expression) -> Compiled {
        var steps: [String] = []
        var base = expression
        while case .property(let inner, let name, isOptional: false) = base.kind {
            steps.insert(name.text, at: 0)
            base = inner
        }
        if case .word(let root, isOperand: false) = base.kind, let row {
            return compileRowPath([root] + steps, row, at: expression.range)
        }
        guard case .property(let inner, let name, isOptional: true) = expression.kind else {
            return compileSteps(steps, of: compile(base), at: expression.range)
        }
        return compileSteps([name.text], of: compile(inner), at: expression.range, isOptional: true)
    }

    /// A path into the row; a missing property is null, and noted.
    mutating func compileRowPath(_ steps: [String], _ row: RowVariable, at range: SourceRange) -> Compiled {
        let path = PropertyPath(steps: steps)
        let probe = PropertyProbe(path: path, range: range)
        probes.append(probe)
        let cache = counter.next()
        let slot = row.slot
        return Compiled { machine in
            var value = machine[slot]
            if case .box(let box) = value, let cell = box as? Cell { value = cell.value }
            guard case .record(let record) = value else { return .null }
            if let found = machine.value(of: path, in: record, cache: cache) {
                probe.wasSeen = true
                return found
            }
            if !probe.wasSeen, probe.keys.count < 100 { probe.note(record) }
            return .null
        }
    }

    private func compileSteps(
        _ steps: [String], of base: Compiled, at range: SourceRange, isOptional: Bool = false
    ) -> Compiled {
        let path = PropertyPath(steps: steps)
        let place = place(range)
        let cache = counter.next()
        return Compiled(prelude: base.prelude) { machine in
            switch try base.evaluate(machine) {
            case .record(let record): return machine.value(of: path, in: record, cache: cache) ?? .null
            case .null where isOptional: return .null
            case .null:
                throw place.diagnostic(
                    Fault("null has no property '\(steps[0])'", hint: "'?.\(steps[0])' would give null"))
            case let other: throw place.diagnostic(Fault("\(other.phrase) has no property '\(steps[0])'"))
            }
        }
    }

    private mutating func compile(_ base: Expression, _ index: Expression, at range: SourceRange) -> Compiled
    {
        combine([compile(base), compile(index)], at: place(range)) { (values) throws(Fault) in
            try Indexing.element(values[1], of: values[0])
        }
    }

    // MARK: Collections

    private mutating func compile(_ elements: [Expression]) -> Compiled {
        let compiled = elements.map { compile($0) }
        let evaluations = compiled.map(\.evaluate)
        var list = Compiled(prelude: compiled.flatMap(\.prelude)) { machine in
            .list(try evaluations.map { try $0(machine) })
        }
        list.elementSpellings = compiled.map(\.spelling)
        let constants = compiled.compactMap(\.constant)
        if constants.count == compiled.count { list.constant = .list(constants) }
        return list
    }

    private mutating func compile(_ pairs: [(key: Name, value: Expression)]) -> Compiled {
        let compiled = pairs.map { compile($0.value) }
        let evaluations = compiled.map(\.evaluate)
        let keys = pairs.map(\.key.text)
        let shape = Set(keys).count == keys.count ? Shape(keys) : nil
        return Compiled(prelude: compiled.flatMap(\.prelude)) { machine in
            let values = try evaluations.map { try $0(machine) }
            return .record(shape.map { Record(shape: $0, values: values) } ?? Record(zip(keys, values)))
        }
    }

    private mutating func compileRange(_ lower: Expression, _ upper: Expression, at range: SourceRange)
        -> Compiled
    {
        let bounds = [compile(lower), compile(upper)]
        var compiled = combine(bounds, at: place(range)) { (values) throws(Fault) in
            guard case .int(let first) = values[0], case .int(let last) = values[1] else {
                throw Fault(
                    "a range goes from one int to another, not from \(values[0].phrase) to \(values[1].phrase)"
                )
            }
            return .box(RangeValue(first, last))
        }
        compiled.elementSpellings = bounds.map(\.spelling)
        return compiled
    }

    // MARK: Operators

    private mutating func compile(_ op: UnaryOperator, _ operand: Expression, at range: SourceRange)
        -> Compiled
    {
        switch op {
        case .not:
            let condition = compileCondition(operand)
            let holds = condition.test.holds
            return Compiled(prelude: condition.prelude, condition: { !(try holds($0)) })
        case .negative:
            return combine([compile(operand)], at: place(range)) { (values) throws(Fault) in
                try Arithmetic.negate(values[0])
            }
        }
    }

    private mutating func compile(
        _ op: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
    ) -> Compiled {
        switch op {
        case .and, .or: return compileLogic(op, left, right)
        case .coalesce: return compileDefault(left, right)
        case .range: return compileRange(left, right, at: range)
        case .add, .subtract, .multiply, .divide, .floorDivide, .remainder:
            return compileArithmetic(op, compile(left), compile(right), place(range))
        default: return compileComparison(op, compile(left), compile(right), place(range))
        }
    }

    private func compileArithmetic(_ op: BinaryOperator, _ left: Compiled, _ right: Compiled, _ place: Place)
        -> Compiled
    {
        let prelude = left.prelude + right.prelude
        if let code = IntegerCode.arithmetic(op, left, right, place) {
            return Compiled(prelude: prelude, code.value)
        }
        let (first, second) = (left.evaluate, right.evaluate)
        return Compiled(prelude: prelude) { machine in
            let (a, b) = (try first(machine), try second(machine))
            do throws(Fault) { return try Arithmetic.apply(op, a, b) } catch { throw place.diagnostic(error) }
        }
    }

    /// `and` and `or` leave their right side alone where the left decides, its waiting included.
    private mutating func compileLogic(_ op: BinaryOperator, _ left: Expression, _ right: Expression)
        -> Compiled
    {
        let (first, second) = (compileCondition(left), compileCondition(right))
        let (a, b) = (first.test.holds, second.test.holds)
        let decides = op == .or
        guard !second.prelude.isEmpty else {
            return decides
                ? Compiled(prelude: first.prelude, condition: { machine in try a(machine) || b(machine) })
                : Compiled(prelude: first.prelude, condition: { machine in try a(machine) && b(machine) })
        }
        return compileLater(first, second) { $0.isTrue == decides }
    }

    /// `??` leaves its right side alone where the left is not null.
    private mutating func compileDefault(_ left: Expression, _ right: Expression) -> Compiled {
        let (first, second) = (compile(left), compile(right))
        guard !second.prelude.isEmpty else {
            return Compiled(prelude: first.prelude) { machine in
                let value = try first.evaluate(machine)
                return value.isNull ? try second.evaluate(machine) : value
            }
        }
        return compileLater(first, second) { !$0.isNull }
    }

    /// A right side that waits, which must not begin where the left decides.
    private func compileLater(
        _ first: Compiled, _ second: Compiled, _ decides: @escaping (Value) -> Bool
    ) -> Compiled {
        let slot = function.newSlot()
        let step: AsyncStep = { machine in
            let value = try await first.value(machine)
            machine[slot] = decides(value) ? value : try await second.value(machine)
        }
        return Compiled(prelude: [step]) { $0[slot] }
    }

    private func compileComparison(_ op: BinaryOperator, _ left: Compiled, _ right: Compiled, _ place: Place)
        -> Compiled
    {
        let prelude = left.prelude + right.prelude
        let test = ComparisonCode.test(op, left, right)
        if let code = IntegerCode.comparison(op, left, right, test, place) {
            return Compiled(prelude: prelude, condition: code.holds)
        }
        let (first, second) = (left.evaluate, right.evaluate)
        return Compiled(
            prelude: prelude,
            condition: { machine in
                let (a, b) = (try first(machine), try second(machine))
                do throws(Fault) { return try test(a, b) } catch { throw place.diagnostic(error) }
            })
    }

    // MARK: Calls

    private mutating func compile(_ name: Name, _ arguments: [Expression], at range: SourceRange) -> Compiled
    {
        if let user = resolution.functions[name.range.lower] {
            return compileCall(user, name, arguments, at: range)
        }
        guard let builtin = Builtins.table[name.text] else { return Compiled(constant: .null) }
        let compiled = arguments.map { compile($0) }
        if compiled.count == 1, let function = Builtins.single[name.text] {
            return compileSingle(function, compiled[0], place(range))
        }
        let meter = meter
        return combine(compiled, at: place(range)) { (values) throws(Fault) in
            try builtin.apply(values, meter)
        }
    }

    private func compileSingle(
        _ function: @escaping @Sendable (Value) throws(Fault) -> Value, _ argument: Compiled, _ place: Place
    ) -> Compiled {
        let evaluate = argument.evaluate
        return Compiled(prelude: argument.prelude) { machine in
            let value = try evaluate(machine)
            do throws(Fault) { return try function(value) } catch { throw place.diagnostic(error) }
        }
    }

    private mutating func compileCall(
        _ user: UserFunction, _ name: Name, _ arguments: [Expression], at range: SourceRange
    ) -> Compiled {
        let compiled = user.signature.parameters.enumerated().map { index, parameter in
            index < arguments.count
                ? compileArgument(arguments[index], as: parameter.kind, for: parameter.name) : nil
        }
        let closure = resolution.variables[name.range.lower].map { ValueCode(value: read($0)) }
        let place = place(range)
        let prelude = compiled.flatMap { $0?.prelude ?? [] }
        guard user.scope.mayWait() else {
            guard let function = user.compiled else { return Compiled(constant: .null) }
            let call = CallCode(
                user: user, function: function, closure: closure, arguments: compiled, place: place)
            return Compiled(prelude: prelude, call.evaluation)
        }
        let call = WaitingCall(user: user, closure: closure, arguments: compiled, place: place)
        let slot = function.newSlot()
        return Compiled(prelude: prelude + [{ machine in machine[slot] = try await call.value(machine) }]) {
            $0[slot]
        }
    }

    private mutating func compile(_ parameters: [Name]?, _ body: Block) -> Compiled {
        guard let scope = resolution.scopes[body.range.lower] else { return Compiled(constant: .null) }
        let slots = parameters.map { $0.compactMap { resolution.variables[$0.range.lower]?.slot } } ?? [0]
        let compiled = CompiledFunction(name: "closure", scope: scope, parameterSlots: slots)
        compile(body, into: compiled)
        if case .pipeline(let last)? = body.statements.last?.kind {
            compiled.yieldsMany = (resolution.flows[last.range.lower] ?? nil)?.isMany ?? false
        }
        let make = closure(of: compiled)
        return Compiled { make($0) }
    }

    // MARK: What waits

    /// `$( ... )`: a list where the pipeline yields many, else its one value.
    private mutating func compileSubstitution(_ pipeline: Pipeline) -> Compiled {
        let compiled = compile(pipeline)
        let slot = function.newSlot()
        let step: AsyncStep = { machine in
            switch try await compiled.open(machine) {
            case .nothing: machine[slot] = .null
            case .one(let value): machine[slot] = value
            case .many(let stream): machine[slot] = .list(try await stream.collect())
            }
        }
        return Compiled(prelude: [step]) { $0[slot] }
    }
}

extension PropertyProbe {
    func note(_ record: Record) {
        if path.steps.count > 1, case .record(let inner)? = record[path.steps[0]] {
            keys.formUnion(inner.keys.map { path.steps[0] + "." + $0 })
        } else {
            keys.formUnion(record.keys + record.shape.omitted)
        }
    }
}
