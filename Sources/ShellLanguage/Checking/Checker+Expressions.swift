import SevenBridgesData

extension Checker {
    /// Checks an expression and says what its value will be, as far as that is known.
    mutating func check(_ expression: Expression) -> ValueType {
        function.depth = max(function.depth, expression.depth)
        probe?.enter(expression, self)
        switch expression.kind {
        case .literal(let literal): return ValueType(of: literal.value)
        case .word(let name, let isOperand):
            guard !isOperand, let row else { return .string }
            return property(of: row, name, at: expression.range)
        case .template(let parts, _):
            for case .value(let value) in parts { _ = check(value) }
            return .string
        case .string: return .string
        case .regex(let pattern, let flags):
            checkRegex(pattern, flags, at: expression.range)
            return .any
        case .variable(let name): return read(name, at: expression.range)
        case .property(let base, let name, _):
            let type = check(base)
            // A row filter passes over what lacks the property.
            return base.isRowProperty ? property(of: type, name.text, at: name.range) : step(type, name)
        case .index(let base, let index):
            let type = check(base)
            return element(of: type, at: check(index), index)
        case .list(let elements):
            return elements.isEmpty ? .list : common(elements.map { check($0) }).list
        case .map(let pairs):
            for (_, value) in pairs { _ = check(value) }
            return .map
        case .range(let lower, let upper):
            _ = check(lower)
            _ = check(upper)
            return .any
        case .unary(let op, let operand): return check(op, operand)
        case .binary(let op, let left, let right): return check(op, left, right, at: expression.range)
        case .call(let name, let arguments): return check(name, arguments)
        case .invocation(let callee, let arguments):
            checkInvocation(callee, arguments)
            return .any
        case .closure(let parameters, let body):
            checkClosure(parameters, body)
            return .closure
        case .pipeline(let pipeline):
            if let name = isText(pipeline) {
                reportUnknown(name, isValue: true)
                return .any
            }
            return valueType(of: check(pipeline))
        case .conditional(let conditional):
            check(conditional)
            return .any
        case .aggregate(let name, let operand):
            report(
                "'\(name.text)' of many rows has no place here",
                hint: "'group' takes it; \(name.text)(...) is for a list, '| \(name.text)' for what flows",
                at: name.range.through(operand.range))
            return .any
        case .attempt(let attempt):
            check(attempt)
            return .any
        case .invalid: return .any
        }
    }

    private func valueType(of flow: Flow?) -> ValueType {
        guard let flow else { return .null }
        return flow.isMany ? flow.type.list : flow.type
    }

    /// What all of some values are; nothing is known where they differ.
    private func common(_ types: [ValueType]) -> ValueType {
        types.dropFirst().reduce(types.first ?? .any) { $0 == $1 ? $0 : .any }
    }

    /// What `[index]` gives: an element of a list, or part of one.
    private func element(of type: ValueType, at index: ValueType, _ expression: Expression) -> ValueType {
        guard !expression.isRange else { return type.plain == .list ? type : .any }
        return index == .int ? type.element : .any
    }

    /// What `.name` gives; reports a value that has no properties at all.
    private mutating func step(_ type: ValueType, _ name: Name) -> ValueType {
        switch type {
        case .int, .float, .string, .bool, .date, .duration, .list, .listOf, .closure:
            let hint = type.plain == .list ? "take one with [0], or all with '| get \(name.text)'" : nil
            report("\(type.phrase) has no property '\(name.text)'", hint: hint, at: name.range)
            return .any
        default: return property(of: type, name.text, at: name.range)
        }
    }

    // MARK: Properties

    /// The type of a property; reports one that a known record type lacks.
    mutating func property(of type: ValueType, _ name: String, at range: SourceRange) -> ValueType {
        probe?.lookUp(in: type, at: range)
        guard case .object(let object) = type else { return .any }
        if let property = object.property(name) { return property.type }
        let names = object.properties.map(\.name)
        report(
            "'\(object.name)' has no property '\(name)'",
            hint: Suggestion.hint(for: name, among: names)
                ?? "it has \(names.joined(separator: ", "))", at: range)
        return .any
    }

    // MARK: Operators

    private mutating func check(_ op: UnaryOperator, _ operand: Expression) -> ValueType {
        switch op {
        case .not:
            checkCondition(operand)
            return .bool
        case .negative: return check(operand)
        }
    }

    private mutating func check(
        _ op: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
    ) -> ValueType {
        switch op {
        case .and, .or:
            checkCondition(left)
            checkCondition(right)
            return .bool
        case .coalesce:
            let first = check(left)
            let second = check(right)
            return first == second ? first : .any
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            checkComparison(left, right)
            return .bool
        case .matches, .notMatches, .like:
            checkText(check(left), op, at: left.range)
            _ = check(right)
            return .bool
        case .in, .notIn, .has:
            _ = check(left)
            _ = check(right)
            return .bool
        case .range, .add, .subtract, .multiply, .divide, .floorDivide, .remainder:
            return result(of: op, check(left), check(right))
        }
    }

    /// The kind of a sum, product and so on: mixed ones are left to the run, and so is `/`.
    private func result(of op: BinaryOperator, _ first: ValueType, _ second: ValueType) -> ValueType {
        switch (op, first, second) {
        case (.divide, _, _), (.range, _, _): .any
        case (.subtract, .date, .date): .duration
        default: first == second ? first : .any
        }
    }

    /// Comparing values of different kinds is an error; an unquoted word adapts to what stands beside it.
    private mutating func checkComparison(_ left: Expression, _ right: Expression) {
        let first = check(left)
        let second = check(right)
        warnAboutSwappedOperands(left, right)
        if let problem = adaptationProblem(of: right, beside: first) {
            return report(problem, at: right.range)
        }
        if let problem = adaptationProblem(of: left, beside: second) {
            return report(problem, at: left.range)
        }
        guard !right.adapts, !left.adapts, !first.isComparable(with: second) else { return }
        report(
            "\(first.phrase) can't be compared with \(second.phrase)",
            hint: comparisonHint(left, first, right, second),
            at: left.range.through(right.range))
    }

    /// `~` and `like` look into text only.
    private mutating func checkText(_ type: ValueType, _ op: BinaryOperator, at range: SourceRange) {
        switch type {
        case .any, .string, .null: return
        default: report("'\(op.rawValue)' looks into text, not into \(type.phrase)", at: range)
        }
    }

    private func comparisonHint(
        _ left: Expression, _ first: ValueType, _ right: Expression, _ second: ValueType
    ) -> String {
        for (side, type) in [(left, second), (right, first)] {
            guard case .string(let text) = side.kind, let literal = Literal(text) else { continue }
            if ValueType(of: literal.value).isComparable(with: type) {
                return "leave the quotes out: \(text)"
            }
        }
        return first == .string || second == .string
            ? "int(...), string(...) and their like convert" : "they are of different kinds"
    }

    /// Why an unquoted word can't become what stands beside it.
    private func adaptationProblem(of expression: Expression, beside type: ValueType) -> String? {
        guard row != nil || type != .string else { return nil }
        switch expression.kind {
        case .word(let text, isOperand: true):
            switch type {
            case .int, .float, .date, .duration, .bool:
                return "\(type.phrase) can't be compared with the text '\(text)'"
            default: return nil
            }
        case .literal(let literal):
            let own = ValueType(of: literal.value)
            guard type != .string, !own.isComparable(with: type), type != .closure else { return nil }
            if case .object = type { return nil }
            return type.plain == .list || type == .map
                ? nil : "\(type.phrase) can't be compared with '\(literal.spelling)'"
        default: return nil
        }
    }

    /// `1GB < size` compares with the text "size".
    private mutating func warnAboutSwappedOperands(_ left: Expression, _ right: Expression) {
        guard case .object(let object)? = row, case .literal = left.kind,
            case .word(let name, isOperand: true) = right.kind, object.property(name) != nil
        else { return }
        report(
            "'\(name)' is text here, not the property", severity: .warning,
            hint: "put the property on the left, or write $it.\(name)", at: right.range)
    }

    private mutating func checkRegex(_ pattern: String, _ flags: String, at range: SourceRange) {
        do throws(RegexProblem) {
            _ = try RegexValue(pattern: pattern, flags: flags, meter: StepMeter(nil))
        } catch {
            // The pattern starts after its slash.
            let place = SourceRange(
                range.lower + 1 + error.range.lowerBound, range.lower + 1 + error.range.upperBound)
            report(error.message, hint: error.hint, at: place)
        }
    }

    // MARK: Calls

    private mutating func check(_ name: Name, _ arguments: [Expression]) -> ValueType {
        let types = arguments.map { check($0) }
        if let (user, closure) = scope.definition(name.text) {
            return check(user, closure, name, arguments.count)
        }
        if let user = commands.function(name.text) { return check(user, nil, name, arguments.count) }
        guard let builtin = Builtins.table[name.text] else {
            let known = Builtins.table.keys + scope.visibleDefinitions
            report(
                "there is no function '\(name.text)'",
                hint: Suggestion.hint(for: name.text, among: Array(known)), at: name.range)
            return .any
        }
        if !builtin.arity.contains(arguments.count) {
            report(
                "'\(name.text)' takes \(builtin.arityPhrase), not \(arguments.count)",
                hint: builtin.signature.usage, at: name.range)
        }
        for (index, argument) in arguments.enumerated() {
            guard let parameter = builtin.signature.parameter(at: index) else { break }
            checkKind(types[index], of: argument, parameter, of: name.text)
        }
        return builtin.signature.result
    }

    /// A kind that a function does not take is an error where it is known.
    private mutating func checkKind(
        _ type: ValueType, of argument: Expression, _ parameter: FunctionSignature.Parameter, of name: String
    ) {
        guard !parameter.kinds.isEmpty, type != .any, type != .null, !parameter.kinds.contains(type.plain)
        else {
            return
        }
        if case .object = type, parameter.kinds.contains(.map) { return }
        let wanted = parameter.kinds.map(\.phrase).joined(separator: " or ")
        report("'\(name)' takes \(wanted) as its '\(parameter.name)', not \(type.phrase)", at: argument.range)
    }

    private mutating func check(_ user: UserFunction, _ closure: Variable?, _ name: Name, _ count: Int)
        -> ValueType
    {
        resolution.functions[name.range.lower] = user
        if let closure { use(closure, at: name.range.lower) }
        function.callees.append(user)
        if !user.scope.returnsValue {
            report(
                "'\(name.text)' returns no value", hint: "call it as a command, in $(\(name.text) ...)",
                at: name.range)
        }
        let parameters = user.signature.parameters
        let required = parameters.filter(\.isRequired).count
        if !(required...parameters.count).contains(count) {
            report(
                "'\(name.text)' takes \(Builtin.phrase(required...parameters.count)), not \(count)",
                at: name.range)
        }
        return user.resultType
    }

    private mutating func checkInvocation(_ callee: Expression, _ arguments: [Expression]) {
        // Which closure it will be, and whether that waits, is known only when it is called.
        function.runsCommands = true
        let type = check(callee)
        for argument in arguments { _ = check(argument) }
        guard type != .any, type != .closure else { return }
        report("only a closure can be called, not \(type.phrase)", at: callee.range)
    }

    mutating func checkClosure(_ parameters: [Name]?, _ body: Block) {
        let inner = FunctionScope(parent: function)
        inner.returnsValue = body.returnsValue
        inner.isClosure = true
        resolution.scopes[body.range.lower] = inner
        // Only the closure that is the argument itself receives the rows, not one inside it.
        let row = closureRow ?? .any
        closureRow = nil
        enter(inner, body: body) { checker in
            guard let parameters else {
                let start = SourceRange(body.range.lower, body.range.lower)
                return checker.declareParameter("it", row, at: start)
            }
            for (position, parameter) in parameters.enumerated() {
                checker.declareParameter(parameter.text, position == 0 ? row : .any, at: parameter.range)
            }
        }
    }
}

extension Expression {
    /// Whether it is a property of the row, or one of its own.
    fileprivate var isRowProperty: Bool {
        switch kind {
        case .word: true
        case .property(let base, _, _): base.isRowProperty
        default: false
        }
    }

    /// Whether it is an unquoted word that becomes what stands beside it.
    var adapts: Bool {
        switch kind {
        case .literal, .word(_, isOperand: true), .template(_, isQuoted: false): true
        default: false
        }
    }
}

extension ValueType {
    /// The type of a value that is at hand.
    init(of value: Value) {
        switch value {
        case .null: self = .null
        case .bool: self = .bool
        case .int: self = .int
        case .float: self = .float
        case .string: self = .string
        case .date: self = .date
        case .duration: self = .duration
        case .list: self = .list
        case .record: self = .map
        case .box: self = .any
        }
    }
}
