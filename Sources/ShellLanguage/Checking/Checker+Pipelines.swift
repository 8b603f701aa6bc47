import SevenBridgesData

extension Checker {
    /// Checks the stages in order and says what the last one yields; nil where that is nothing.
    mutating func check(_ pipeline: Pipeline) -> Flow? {
        guard pipeline.background != nil else { return checkStages(pipeline) }
        _ = beside { $0.checkStages(pipeline) }
        return Flow(.object(JobRecord.type), isMany: false)
    }

    /// Checks what runs beside the rest of the program.
    mutating func beside<Result>(_ check: (inout Checker) -> Result) -> Result {
        let outer = parallelBoundary
        parallelBoundary = function
        defer { parallelBoundary = outer }
        return check(&self)
    }

    private mutating func checkStages(_ pipeline: Pipeline) -> Flow? {
        var flow: Flow?
        probe?.enter(pipeline)
        for (position, stage) in pipeline.stages.enumerated() {
            switch stage {
            case .expression(let expression):
                let type = check(expression)
                // A range flows as the numbers that it stands for.
                let isRange = pipeline.stages.count > 1 && expression.isRange
                flow = isRange ? .many(.int) : .one(type)
            case .command(let call):
                function.runsCommands = true
                if position > 0, flow == nil {
                    report(
                        "nothing flows into '\(call.name.text)'", hint: "the stage before it yields nothing",
                        at: call.name.range)
                }
                flow = check(call, input: position == 0 ? nil : elements(of: flow ?? .many))
            case .system(let call):
                function.runsCommands = true
                if !system.canRun {
                    report("programs of the system may not be run here", at: call.range)
                }
                for word in [call.program] + call.arguments { _ = check(word) }
                flow = Flow(.string, isMany: true)
            }
        }
        return flow
    }

    /// What the next stage receives: of one value that is a list, its elements.
    private func elements(of flow: Flow) -> Flow {
        !flow.isMany && flow.type.plain == .list ? Flow(flow.type.element, isMany: true) : flow
    }

    // MARK: Commands

    private mutating func check(_ call: CommandCall, input: Flow?) -> Flow? {
        probe?.enter(call, input: input, self)
        guard let (command, arguments) = command(of: call) else {
            for argument in call.arguments { _ = check(argument.value) }
            return .many
        }
        let signature = command.signature(for: input?.type ?? .any)
        checkInput(input, of: signature, arguments: arguments, at: call.name.range)
        let bound = bind(arguments, of: call, to: signature, hasInput: input != nil)
        probe?.bind(call, signature, bound)
        resolution.calls[call.name.range.lower] = ResolvedCall(
            command: command, signature: signature, arguments: bound, rowType: input?.type ?? .any)
        let isParallel = command is Each && bound.contains { $0.name == Each.jobs }
        let columns =
            isParallel
            ? beside { $0.check(bound, of: command, signature, input: input) }
            : check(bound, of: command, signature, input: input)
        let words = bound.compactMap { argument in argument.value.word.map { (argument.name, $0) } }
        let checked = CheckedCall(
            input: input, given: Set(bound.map(\.name)), columns: columns,
            words: Dictionary(words) { first, _ in first })
        if let problem = signature.problem(checked) {
            report(problem.message, hint: problem.hint, at: call.name.range)
        }
        return command is Each ? yielded(by: bound) : output(of: signature, checked)
    }

    /// Checks the arguments; what the block of `each` receives is what flows in.
    private mutating func check(
        _ arguments: [BoundArgument], of command: any Command, _ signature: Signature, input: Flow?
    ) -> [CheckedCall.Column] {
        arguments.compactMap { argument in
            closureRow = command is Each ? input?.type : nil
            defer { closureRow = nil }
            return check(argument, of: signature, rows: input?.type ?? .any)
        }
    }

    /// What `each` hands on: whatever its block yields.
    private func yielded(by arguments: [BoundArgument]) -> Flow {
        for case .closure(_, let body) in arguments.map(\.value.kind) {
            return .many(resolution.scopes[body.range.lower]?.resultType ?? .any)
        }
        return .many
    }

    /// The command that a call names, with the arguments that are left when the name has two words.
    private mutating func command(of call: CommandCall) -> (any Command, [Argument])? {
        let word = call.name.text
        if let (user, closure) = scope.definition(word) {
            if let closure { use(closure, at: call.name.range.lower) }
            return (user, call.arguments)
        }
        if commands.isPrefix(word), let first = call.arguments.first, first.key == nil,
            case .word(let second, _) = first.value.kind
        {
            if let command = commands["\(word) \(second)"] {
                return (command, Array(call.arguments.dropFirst()))
            }
            let seconds = commands.names.filter { $0.hasPrefix(word + " ") }.map {
                String($0.dropFirst(word.count + 1))
            }
            report(
                "there is no command '\(word) \(second)'",
                hint: Suggestion.hint(for: second, among: seconds)
                    ?? "known: \(seconds.joined(separator: ", "))",
                at: first.range)
            return nil
        }
        if let command = commands[word] { return (command, call.arguments) }
        reportUnknown(call.name)
        return nil
    }

    /// Whether a pipeline is a single word that names no command: where a value is wanted, text was meant.
    func isText(_ pipeline: Pipeline) -> Name? {
        guard pipeline.stages.count == 1, case .command(let call) = pipeline.stages[0],
            call.arguments.isEmpty,
            scope.definition(call.name.text) == nil, commands[call.name.text] == nil
        else { return nil }
        return call.name
    }

    mutating func reportUnknown(_ name: Name, isValue: Bool = false) {
        if commands.isPrefix(name.text) {
            let full = commands.names.filter { $0.hasPrefix(name.text + " ") }
            return report(
                "'\(name.text)' needs another word", hint: full.joined(separator: ", "), at: name.range)
        }
        if Builtins.table[name.text] != nil {
            return report(
                "'\(name.text)' is a function", hint: "call it with parentheses: \(name.text)(...)",
                at: name.range)
        }
        let known = commands.names + scope.visibleDefinitions + Parser.keywords
        if let ours = Suggestion.synonyms[name.text], commands[ours] != nil {
            return report(
                "there is no command '\(name.text)'", hint: "'\(ours)' does that here", at: name.range)
        }
        report(
            "there is no command '\(name.text)'",
            hint: Suggestion.hint(for: name.text, among: known)
                ?? (isValue ? "text is quoted here: \"\(name.text)\"" : nil),
            at: name.range)
    }

    private mutating func checkInput(
        _ input: Flow?, of signature: Signature, arguments: [Argument], at range: SourceRange
    ) {
        switch (signature.input, input) {
        case (.none, _?):
            report(
                "'\(signature.name)' takes nothing from the pipeline", hint: "it can only come first",
                at: range)
        case (.values, nil):
            report(
                "nothing flows into '\(signature.name)'", hint: "put a command and '|' before it", at: range)
        case (.resources(let types), let flow?), (.resourcesOrArgument(let types), let flow?):
            checkResources(flow.type, types, signature.name, at: range)
        case (.resourcesOrArgument(let types), nil) where !arguments.contains { $0.key == nil }:
            report(
                "'\(signature.name)' needs something to act on",
                hint: "give \(types.joined(separator: " or ")) as its first argument, or let some flow in",
                at: range)
        default: break
        }
    }

    private mutating func checkResources(
        _ type: ValueType, _ types: [String], _ name: String, at range: SourceRange
    ) {
        switch type {
        case .any, .string, .null, .map: return
        case .object(let object) where types.contains(object.name): return
        default:
            report("'\(name)' takes \(types.joined(separator: " or ")), not \(type.name)", at: range)
        }
    }

    private func output(of signature: Signature, _ call: CheckedCall) -> Flow? {
        switch signature.output {
        case .nothing: nil
        case .one(let type): Flow(type, isMany: false)
        case .many(let type): Flow(type, isMany: true)
        case .each(let type): Flow(type, isMany: call.input?.isMany ?? false)
        case .input: .many(call.input?.type ?? .any)
        case .text: .text
        case .computed(let compute): compute(call)
        }
    }

    // MARK: Arguments

    private mutating func bind(
        _ arguments: [Argument], of call: CommandCall, to signature: Signature, hasInput: Bool
    ) -> [BoundArgument] {
        var bound: [BoundArgument] = []
        var positional = signature.positionalParameters(hasInput: hasInput)[...]
        for argument in arguments {
            if let key = argument.key {
                if let match = keyed(key, argument, signature) { bound += match.eachWord }
                continue
            }
            positional = positional.drop { parameter in
                !parameter.isVariadic && bound.contains { $0.name == parameter.name }
            }
            guard let parameter = positional.first else {
                reportExtra(argument, arguments, signature)
                break
            }
            bound.append(BoundArgument(parameter, argument.value))
        }
        reportDuplicates(bound, arguments)
        // A key that was not understood may be one of the group: its own report is enough.
        if bound.count == arguments.count {
            for group in signature.exactlyOneOf {
                checkGroup(group, bound, signature, hasInput: hasInput, at: call.name.range)
            }
        }
        for parameter in signature.parameters where parameter.isRequired {
            guard !bound.contains(where: { $0.name == parameter.name }) else { continue }
            let hint = parameter.summary.isEmpty ? nil : parameter.summary
            report("'\(signature.name)' needs \(parameter.phrase)", hint: hint, at: call.name.range)
        }
        return bound
    }

    private mutating func keyed(_ key: Name, _ argument: Argument, _ signature: Signature) -> BoundArgument? {
        if let parameter = signature.parameter(key.text) {
            if argument.isSwitch, parameter.kind != .bool, parameter.kind != .any {
                report(
                    "'--\(key.text)' is a switch, and '\(parameter.name)' takes \(parameter.kind.phrase)",
                    hint: "write \(parameter.name)=...", at: argument.range)
            }
            return BoundArgument(parameter, argument.value)
        }
        if let free = signature.freeKeys.first(where: { key.text.hasPrefix($0.prefix) }) {
            return BoundArgument(
                name: key.text, kind: free.type, isVariadic: false, freeKey: key, value: argument.value)
        }
        let known = signature.parameters.map(\.name)
        report(
            "unknown parameter '\(key.text)' for '\(signature.name)'",
            hint: Suggestion.hint(for: key.text, among: known)
                ?? (known.isEmpty ? "it takes none" : "it takes \(known.joined(separator: ", "))"),
            at: key.range)
        return nil
    }

    private mutating func reportExtra(
        _ argument: Argument, _ arguments: [Argument], _ signature: Signature
    ) {
        let message = "too many values for '\(signature.name)'"
        if case .word(let key, _) = argument.value.kind,
            let sign = arguments.first(where: { $0.range.lower > argument.range.upper }),
            case .word("=", _) = sign.value.kind
        {
            return report(message, hint: "write \(key)=... without spaces", at: argument.range)
        }
        let positional = signature.parameters.filter(\.isPositional)
        let hint =
            positional.isEmpty
            ? signature.parameters.first.map { "write \($0.name)=..." } ?? "it takes no arguments"
            : "it takes \(positional.count == 1 ? "one value" : "\(positional.count) values") without a key"
        report(message, hint: hint, at: argument.range)
    }

    /// Exactly one parameter of a group is given, or what flows in binds one of them.
    private mutating func checkGroup(
        _ group: [String], _ bound: [BoundArgument], _ signature: Signature, hasInput: Bool,
        at range: SourceRange
    ) {
        let given = bound.filter { group.contains($0.name) }
        let names = group.map { "\($0)=" }.joined(separator: " or ")
        if given.isEmpty, !hasInput { report("'\(signature.name)' needs \(names)", at: range) }
        guard let extra = given.dropFirst(hasInput ? 0 : 1).first else { return }
        let hint = hasInput ? "what flows in already says which" : "give only one of \(names)"
        report("'\(extra.name)=' is one too many", hint: hint, at: extra.value.range)
    }

    private mutating func reportDuplicates(_ bound: [BoundArgument], _ arguments: [Argument]) {
        var seen: Set<String> = []
        for argument in bound where !argument.isVariadic && !seen.insert(argument.name).inserted {
            report("'\(argument.name)' is given twice", at: argument.value.range)
        }
    }

    /// Checks an argument that is evaluated once against its parameter's type.
    mutating func checkValue(_ argument: BoundArgument, of signature: Signature) {
        let outerRow = row
        row = nil
        let type = check(argument.value)
        row = outerRow
        guard let problem = argument.kind.problem(with: argument.value, type) else { return }
        report(
            "'\(argument.name)' of '\(signature.name)' \(problem)",
            hint: argument.kind.suggestion(for: argument.value), at: argument.value.range)
    }
}

extension Expression {
    /// The text that an argument is known to be, or to end in.
    fileprivate var word: String? {
        switch kind {
        case .word(let text, _), .string(let text): text
        case .template(let parts, _):
            if case .text(let end)? = parts.last { end } else { nil }
        default: nil
        }
    }
}

extension BoundArgument {
    init(_ parameter: Parameter, _ value: Expression) {
        self.init(
            name: parameter.name, kind: parameter.kind, isVariadic: parameter.isVariadic, freeKey: nil,
            value: value)
    }
}

extension Parameter {
    /// The parameter in a sentence: `'to='`, or `a 'count'` where it needs no key.
    fileprivate var phrase: String { isPositional ? "its '\(name)'" : "'\(name)='" }
}
