import SevenBridgesData

extension Checker {
    mutating func check(_ statement: Statement) {
        switch statement.kind {
        case .pipeline(let pipeline):
            let flow = check(pipeline)
            resolution.flows[pipeline.range.lower] = flow
            if let flow { function.yields(flow.type) }
        case .assignment(let assignment): check(assignment)
        case .conditional(let conditional): check(conditional)
        case .forLoop(let variable, let sequence, let body): checkLoop(variable, sequence, body)
        case .whileLoop(let condition, let body):
            checkCondition(condition)
            checkBody(ofLoop: body)
        case .attempt(let attempt): check(attempt)
        case .throw(let value): checkThrow(value)
        case .inclusion(let inclusion): check(inclusion)
        case .definition: break
        case .parameter(let parameter, _): check(parameter)
        case .return(let value):
            if let value { function.returns(check(value)) }
        case .break, .continue: checkInLoop(statement)
        case .invalid: break
        }
    }

    mutating func check(_ conditional: Conditional) {
        for (condition, body) in conditional.branches {
            checkCondition(condition)
            check(body)
        }
        if let otherwise = conditional.otherwise { check(otherwise) }
    }

    mutating func check(_ attempt: Attempt) {
        check(attempt.body)
        check(attempt.handler) { checker in
            guard let name = attempt.variable else { return }
            checker.resolution.variables[name.range.lower] = checker.declare(name.text, .map)
        }
    }

    private mutating func checkThrow(_ value: Expression) {
        switch check(value) {
        case .any, .string, .map, .object: break
        case let type:
            report(
                "'throw' takes text or a map, not \(type.phrase)", hint: "throw \"what is wrong\"",
                at: value.range)
        }
    }

    /// Only booleans, and null as false, are conditions.
    mutating func checkCondition(_ condition: Expression) {
        switch check(condition) {
        case .any, .bool, .null: break
        case let type:
            report(
                "a condition is true or false, not \(type.phrase)", hint: "compare it with something",
                at: condition.range)
        }
    }

    private mutating func checkLoop(_ variable: Name, _ sequence: Expression, _ body: Block) {
        let type = check(sequence)
        let element = sequence.isRange ? .int : settled(type.element, at: variable.range.lower)
        if case .word(let text, _) = sequence.kind {
            report(
                "'\(text)' is text here, and 'for' goes over a list or a range",
                hint: "did you mean $(\(text))?", at: sequence.range)
        }
        checkBody(ofLoop: body) { checker in
            let loop = checker.declare(variable.text, element)
            checker.resolution.variables[variable.range.lower] = loop
        }
    }

    private mutating func check(_ assignment: Assignment) {
        let type = check(assignment.value)
        let name = assignment.variable
        for case .index(let index) in assignment.path { _ = check(index) }
        if let known = scope.variable(name.text) {
            use(known, at: name.range.lower)
            refuseParallelChange(of: known, at: name.range)
            checkProperty(assignment.path.first, of: known.type)
            if assignment.path.isEmpty { known.mayBecome(type) } else { known.isChangedInside() }
        } else if assignment.path.isEmpty, assignment.operator == nil {
            resolution.variables[name.range.lower] = declare(name.text, settled(type, at: name.range.lower))
        } else {
            _ = read(name.text, at: name.range)
        }
    }

    /// A resource has its properties and no others; maps and rows that `select` made take any key.
    private mutating func checkProperty(_ step: Accessor?, of type: ValueType) {
        guard case .property(let name)? = step, case .object(let object) = type, object.isResource else {
            return
        }
        _ = property(of: type, name.text, at: name.range)
    }

    /// What runs beside the rest of a program may read its variables, but not change them.
    private mutating func refuseParallelChange(of variable: Variable, at range: SourceRange) {
        guard let boundary = parallelBoundary,
            variable.owner.map({ boundary.isInside($0) }) ?? true
        else { return }
        report(
            "'$\(variable.name)' belongs to what goes on beside this, and can't be changed here",
            hint: "hand values on instead: what the block yields is its result", at: range)
    }

    private mutating func check(_ parameter: ParameterSyntax) {
        if let type = parameter.type { checkTypeName(type) }
        if let value = parameter.defaultValue { _ = check(value) }
        if scope.block != nil {
            report("'param' belongs at the top of a script, not in a block", at: parameter.name.range)
        }
        resolution.variables[parameter.name.range.lower] = declare(
            parameter.name.text, settled(type(named: parameter.type), at: parameter.name.range.lower))
    }
}

extension ValueType {
    /// The type in a sentence: `a string`, `an int`, `null`.
    var phrase: String {
        switch self {
        case .null: "null"
        case .any: "any value"
        default: "aeiou".contains(name.first ?? " ") ? "an \(name)" : "a \(name)"
        }
    }
}
