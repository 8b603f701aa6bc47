import SevenBridgesData
import ShellLanguage

// Commands, keywords and what commands take.

extension Completer {
    /// The commands that may stand at the head of a pipeline or take what flows in.
    func commands(input: Flow?) -> [Choice] {
        let defined = place.insight.definitions
        let known = context.commands.all.filter { command in
            !defined.contains { $0.name == command.signature.name }
        }
        let signatures = known.map { $0.signature(for: input?.type ?? .any) } + defined
        let commands =
            signatures.filter { $0.input.admits(input) }.sorted { $0.name < $1.name }
            .map { Choice(text: $0.name, description: $0.summary, isSyntax: true) }
        guard input == nil else { return commands }
        let keywords =
            cursor.startsStatement(at: place.word.start)
            ? Parser.keywords.sorted().map { Choice(text: $0, description: "keyword", isSyntax: true) } : []
        // A statement may be an expression, too, but the commands are what is meant where one begins so.
        let hasCommand = (commands + keywords).contains { $0.rank(for: place.word.text) ?? .inside < .inside }
        return commands + keywords + (hasCommand ? [] : functions)
    }

    func secondWords(after first: String) -> [Choice] {
        context.commands.all.map(\.signature).filter { $0.name.hasPrefix(first + " ") }.map {
            let second = String($0.name.dropFirst(first.count + 1))
            return Choice(text: second, description: $0.summary, isSyntax: true)
        }
    }

    /// The functions of expressions, those that the user defined among them; too many to list where nothing was typed.
    var functions: [Choice] {
        guard !place.word.text.isEmpty else { return [] }
        let own = place.insight.definitions + context.commands.all.map(\.signature)
        let builtin = FunctionSignature.all.sorted { $0.name < $1.name }.map { function in
            Choice(
                text: function.name + "(", label: function.usage, description: function.summary,
                isSyntax: true,
                goesOn: true)
        }
        return builtin
            + own.filter(\.isFunction).map { function in
                Choice(text: function.name + "(", description: function.summary, isSyntax: true, goesOn: true)
            }
    }

    // MARK: Parameters

    /// The keys that the call does not have yet.
    func keys(of call: Insight.Call) -> [Choice] {
        guard let signature = call.signature, !hasQuote, canBeKey else { return [] }
        let parameters = open(signature.parameters, in: call).filter {
            $0.isKey && (!$0.isPositional || !place.word.text.isEmpty)
        }
        let isWritten = cursor.after.hasPrefix("=")
        let keys = parameters.filter { $0.kind != .bool || !$0.isSwitch }.map { parameter in
            Choice(
                text: isWritten ? parameter.name : parameter.name + "=", description: parameter.description,
                isSyntax: true, goesOn: true)
        }
        return keys + freeKeys(of: call, signature, isWritten: isWritten)
    }

    /// `metadata.` and, behind it, the keys that are known.
    private func freeKeys(of call: Insight.Call, _ signature: Signature, isWritten: Bool) -> [Choice] {
        signature.freeKeys.filter { !$0.prefix.isEmpty }.flatMap { free in
            guard place.word.text.hasPrefix(free.prefix) else {
                return [
                    Choice(
                        text: free.prefix, description: "one key of \(free.prefix.dropLast())",
                        isSyntax: true,
                        goesOn: true)
                ]
            }
            return knownKeys(of: String(free.prefix.dropLast())).map { key in
                let name = Spelling.isName(key) ? key : "\"\(key)\""
                return Choice(
                    text: free.prefix + name + (isWritten ? "" : "="), otherNames: [free.prefix + key],
                    label: key, isSyntax: true,
                    goesOn: true)
            }
        }
    }

    /// The switches that the call does not have yet.
    func flags(of call: Insight.Call) -> [Choice] {
        let isFlag = if case .flag = place.kind { true } else { false }
        guard let signature = call.signature, isFlag || place.word.text.isEmpty || place.word.text == "-"
        else {
            return []
        }
        return open(signature.parameters, in: call).filter { $0.kind == .bool }.map { parameter in
            let name = String(parameter.name.map { $0 == "_" ? "-" : $0 })
            return Choice(
                text: isFlag ? name : "--" + name, label: "--" + name, description: parameter.summary,
                isSyntax: true)
        }
    }

    /// The parameters of a call that were not given.
    private func open(_ parameters: [Parameter], in call: Insight.Call) -> [Parameter] {
        let current = place.word.start
        let given = call.bound.filter { $0.range.lower != current }.map(\.parameter.name)
        return parameters.filter { !given.contains($0.name) }
    }

    private var hasQuote: Bool {
        if case .quoted = place.word.form { true } else { false }
    }

    /// Whether what was typed could become a key: no path, no number.
    private var canBeKey: Bool { !place.word.text.contains("/") && place.word.text != "-" }
}

extension Signature {
    /// Whether expressions may call it: a `def` that returns a value.
    fileprivate var isFunction: Bool {
        guard case .optional = input, case .one = output else { return false }
        return true
    }
}

extension Parameter {
    /// Whether it is written `--name`: it says nothing where it is left out.
    fileprivate var isSwitch: Bool { defaultValue?.boolValue != true }

    /// Whether it may be given by its name.
    fileprivate var isKey: Bool { kind != .condition && kind != .row && !isVariadic }

    fileprivate var description: String {
        [summary, isRequired ? "(required)" : ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Signature.Input {
    /// Whether it takes what flows in; nil is the head of a pipeline.
    fileprivate func admits(_ flow: Flow?) -> Bool {
        switch (self, flow) {
        case (.none, let flow): flow == nil
        case (.values, let flow): flow != nil
        case (.optional, _), (.resources, nil), (.resourcesOrArgument, nil): true
        case (.resources(let types), let flow?), (.resourcesOrArgument(let types), let flow?):
            switch flow.type {
            case .any, .string: true
            case .object(let object): types.contains(object.name)
            default: false
            }
        }
    }
}
