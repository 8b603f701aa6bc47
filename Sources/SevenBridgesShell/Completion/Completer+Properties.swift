import SevenBridgesData
import ShellLanguage

// Properties of what flows in and of variables.

extension Completer {
    /// What a bare name in an expression may be: a property of the row, a function.
    var names: [Choice] {
        guard let row = place.insight.row else { return functions + words(["true", "false", "null", "not"]) }
        let properties = properties(of: row, known: flowing(into: place.insight.calls.last)).map { choice in
            guard !Spelling.isName(choice.text) else { return choice }
            // Quoted text is text in an expression; only behind a dot it names a property.
            let (text, closing) = Spelling.spell(choice.text, as: .quoted(.quote))
            return Choice(
                text: "$it." + text + closing, otherNames: [choice.text], label: choice.text,
                description: choice.description, isSyntax: true)
        }
        return properties + functions + words(["not"])
    }

    private func words(_ words: [String]) -> [Choice] {
        words.map { Choice(text: $0, isSyntax: true) }
    }

    var variables: [Choice] {
        place.insight.variables.filter { $0.name != CursorText.Attempt.mark }.map { variable in
            let value = value(of: variable.name)
            return Choice(
                text: variable.name, description: value.map(Self.summary) ?? Self.summary(type(of: variable)),
                isSyntax: true, goesOn: variable.hasProperties || value?.hasProperties == true)
        }
    }

    /// The steps that may follow in the path of a property.
    func steps(after steps: [String], _ call: Insight.Call, _ parameter: Parameter) -> [Choice] {
        let known = flowing(into: call).flatMap { steps.isEmpty ? [$0] : $0.value(at: steps) }
        if let last = steps.last {
            let type = steps.reduce(call.input?.type ?? .any) { $0.property($1)?.type ?? .any }
            return properties(of: type, known: known) + keyChoices(of: last, besides: known)
        }
        let special = words(parameter.words.filter { _ in place.word.form == .name })
        return properties(of: call.input?.type ?? .any, known: known) + special
    }

    /// The properties of an expression's value.
    func properties(of base: Expression) -> [Choice] {
        var known: [Value] = []
        if let value = knownValue(of: base) { known = [value] }
        let type = place.insight.base.flatMap { $0 == .any ? nil : $0 } ?? self.type(of: base)
        var keys: [Choice] = []
        if let last = base.lastName { keys = keyChoices(of: last, besides: known) }
        return properties(of: type, known: known) + (known.isEmpty ? keys : [])
    }

    /// Those that a type has, or else those of values at hand.
    private func properties(of type: ValueType, known: [Value]) -> [Choice] {
        if case .object(let object) = type { return object.properties.map(choice) }
        var seen: Set<String> = []
        return known.prefix(100).flatMap { value -> [Choice] in
            guard case .record(let record) = value else { return [] }
            let type = record.type.flatMap { context.types[$0] }
            return record.keys.filter { seen.insert($0).inserted }.map { key in
                type?.property(key).map(choice)
                    ?? Choice(
                        text: key, description: record[key].map(Self.summary) ?? "",
                        goesOn: record[key]?.hasProperties == true)
            }
        }
    }

    private func choice(_ property: PropertyType) -> Choice {
        Choice(text: property.name, description: property.summary, goesOn: property.type == .map)
    }

    // MARK: Keys that users choose

    /// The keys that any value at hand has under a property, such as those of `metadata`.
    func knownKeys(of property: String) -> [String] {
        var keys: Set<String> = []
        for variable in context.variables {
            let values: [Value] = variable.value.map { $0.listValue ?? [$0] } ?? []
            for case .record(let record) in values.prefix(1_000) {
                if case .record(let map)? = record[property] { keys.formUnion(map.keys) }
            }
        }
        return keys.sorted()
    }

    private func keyChoices(of property: String, besides known: [Value]) -> [Choice] {
        let there = Set(known.flatMap { $0.recordValue.map { Array($0.keys) } ?? [] })
        return knownKeys(of: property).filter { !there.contains($0) }.map { Choice(text: $0) }
    }

    /// The keys that a map may have: those of the parameter that it is given to.
    var keysOfMap: [Choice] {
        guard let call = place.insight.calls.last,
            let parameter = call.bound.first(where: { $0.range.upper > place.word.start })?.parameter
        else { return [] }
        return knownKeys(of: parameter.name).map { key in
            Choice(text: (Spelling.isName(key) ? key : "\"\(key)\"") + ":", label: key, isSyntax: true)
        }
    }

    // MARK: Values at hand

    /// The value of a variable that an earlier program left.
    func value(of name: String) -> Value? {
        context.variables.first { $0.name == name }?.value
    }

    /// The value of an expression, as far as variables at hand tell; of a list, for an index, its first.
    func knownValue(of expression: Expression) -> Value? {
        switch expression.kind {
        case .variable(let name): return value(of: name) ?? flowing(into: call(bindingRowsTo: name)).first
        case .property(let base, let step, _): return knownValue(of: base)?[step.text]
        case .index(let base, _): return knownValue(of: base)?.listValue?.first
        case .word(let name, isOperand: false):
            return flowing(into: place.insight.calls.last).lazy.compactMap { $0.recordValue?[name] }.first
        default: return nil
        }
    }

    /// The rows that flow into a call, where it is a variable at hand that flows through stages that keep rows.
    func flowing(into call: Insight.Call?) -> [Value] {
        guard let call, case .expression(let head)? = call.earlierStages.first,
            let value = knownValue(of: head)
        else { return [] }
        let keepsRows = call.earlierStages.dropFirst().allSatisfy { stage in
            guard case .command(let command) = stage, let known = context.commands[command.name.text] else {
                return false
            }
            return known.signature.keepsRows
        }
        return keepsRows ? Array((value.listValue ?? [value]).prefix(100)) : []
    }

    /// The type of a variable: a closure's parameter is what flows into its command.
    private func type(of variable: VariableInSight) -> ValueType {
        guard variable.type == .any else { return variable.type }
        return call(bindingRowsTo: variable.name)?.input?.type ?? .any
    }

    /// The call around the place that gives its rows to a closure under this name, or whose rows are `$it`.
    private func call(bindingRowsTo name: String) -> Insight.Call? {
        let around = place.insight.calls.last { call in
            call.syntax.arguments.contains { $0.value.firstParameter == name }
        }
        return around ?? (name == "it" ? place.insight.calls.last : nil)
    }

    func type(of expression: Expression) -> ValueType {
        switch expression.kind {
        case .variable(let name):
            return place.insight.variables.first { $0.name == name }.map(type) ?? .any
        case .word(let name, isOperand: false):
            return place.insight.row?.property(name)?.type ?? .any
        case .property(let base, let step, _): return type(of: base).property(step.text)?.type ?? .any
        default: return .any
        }
    }

    /// A value in a few words.
    private static func summary(_ value: Value) -> String {
        switch value {
        case .list(let elements): "\(elements.first?.kind ?? "list")s: \(elements.count)"
        case .record(let record):
            [record.type ?? "map", record["name"]?.stringValue].compactMap { $0 }.joined(separator: " ")
        case .box: value.kind
        default: String(value.inserted.prefix(60))
        }
    }

    private static func summary(_ type: ValueType) -> String { type == .any ? "" : type.name }
}

extension VariableInSight {
    fileprivate var hasProperties: Bool {
        if case .object = type { true } else { type == .map }
    }
}

extension Value {
    fileprivate var hasProperties: Bool { recordValue != nil }

    /// The values below a record, step by step.
    fileprivate func value(at steps: [String]) -> [Value] {
        steps.reduce([self]) { values, step in values.compactMap { $0.recordValue?[step] } }
    }
}

extension ValueType {
    /// The property of a name, of a type that has any.
    func property(_ name: String) -> PropertyType? {
        if case .object(let object) = self { object.property(name) } else { nil }
    }
}

extension Expression {
    /// The first parameter of a closure.
    fileprivate var firstParameter: String? {
        guard case .closure(let parameters, _) = kind else { return nil }
        return parameters.map { $0.first?.text } ?? "it"
    }

    /// The last name of a path: `metadata` of `$f.metadata`.
    fileprivate var lastName: String? {
        switch kind {
        case .word(let name, _): name
        case .property(_, let step, _): step.text
        default: nil
        }
    }
}

extension Signature {
    /// Whether the rows that flow out are some of those that flow in.
    fileprivate var keepsRows: Bool {
        switch output {
        case .input: true
        case .computed: parameters.allSatisfy { $0.kind == .condition || $0.kind == .int }
        default: false
        }
    }
}
