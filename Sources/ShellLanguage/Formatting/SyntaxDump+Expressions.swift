extension SyntaxDump {
    mutating func add(_ pipeline: Pipeline, as title: String = "pipeline") {
        add(title, pipeline.range) {
            for stage in pipeline.stages {
                switch stage {
                case .expression(let expression): $0.add(expression)
                case .command(let call): $0.add(call)
                case .system(let call):
                    $0.add("system", [call.program] + call.arguments, call.range)
                }
            }
            if let background = pipeline.background { $0.add("&", background) }
        }
    }

    private mutating func add(_ call: CommandCall) {
        add("command \(call.name.text)", call.range) {
            for argument in call.arguments { $0.add(argument) }
        }
    }

    private mutating func add(_ argument: Argument) {
        guard let key = argument.key else { return add(argument.value) }
        if argument.isSwitch { return add("switch \(key.text)", argument.range) }
        add("key \(quoted(key.text))", argument.range) { $0.add(argument.value) }
    }

    mutating func add(_ expression: Expression) {
        let range = expression.range
        switch expression.kind {
        case .literal(let literal): add("literal \(literal.value.phrase) \(literal.spelling)", range)
        case .word(let text, let isOperand): add("\(isOperand ? "word" : "name") \(quoted(text))", range)
        case .template(let parts, let isQuoted): add(parts, isQuoted ? "string" : "word", range)
        case .string(let text): add("string \(quoted(text))", range)
        case .regex(let pattern, let flags): add("regex \(quoted(pattern)) \(flags)", range)
        case .variable(let name): add("variable $\(name)", range)
        case .property(let base, let name, let isOptional):
            add("property\(isOptional ? "?" : "") \(quoted(name.text))", range) { $0.add(base) }
        case .index(let base, let index): add("index", [base, index], range)
        case .list(let elements): add("list", elements, range)
        case .map(let pairs):
            add("map", range) {
                for (key, value) in pairs {
                    $0.add("key \($0.quoted(key.text))", key.range) { $0.add(value) }
                }
            }
        case .range(let lower, let upper): add("binary ..", [lower, upper], range)
        case .unary(let op, let operand): add("unary \(op.rawValue)", [operand], range)
        case .binary(let op, let left, let right): add("binary \(op.rawValue)", [left, right], range)
        case .call(let name, let arguments): add("call \(name.text)", arguments, range)
        case .aggregate(let name, let operand): add("aggregate \(name.text)", [operand], range)
        case .invocation(let callee, let arguments): add("call", [callee] + arguments, range)
        case .closure(let parameters, let body):
            add("closure" + (parameters.map { " |\($0.map(\.text).joined(separator: ", "))|" } ?? ""), range)
            {
                $0.add(body)
            }
        case .pipeline(let pipeline): add(pipeline, as: "$(pipeline)")
        case .conditional(let conditional): add(conditional, range)
        case .attempt(let attempt): add(attempt, range)
        case .invalid: add("invalid", range)
        }
    }

    private mutating func add(_ title: String, _ children: [Expression], _ range: SourceRange) {
        add(title, range) {
            for child in children { $0.add(child) }
        }
    }

    private mutating func add(_ parts: [TemplatePart], _ title: String, _ range: SourceRange) {
        add(title, range) {
            for part in parts {
                switch part {
                case .text(let text): $0.add("text \($0.quoted(text))", nil)
                case .value(let value): $0.add(value)
                }
            }
        }
    }
}
