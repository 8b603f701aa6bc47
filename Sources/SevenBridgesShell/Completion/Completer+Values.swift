import SevenBridgesData
import ShellLanguage

// Values of parameters and the right sides of comparisons.

extension Completer {
    /// What a parameter may be given.
    func values(of parameter: Parameter, in call: Insight.Call) -> Choices {
        if let vocabulary = parameter.vocabulary { return words(of: vocabulary, in: call) }
        switch parameter.kind {
        case .enumeration(let words): return Choices(words.map { Choice(text: $0) })
        case .bool: return Choices(["true", "false"].map { Choice(text: $0) })
        case .resource(let types): return resources(types, in: call)
        case .path: return Choices(localPaths)
        default: return Choices(parameter.words.map { Choice(text: $0) })
        }
    }

    private func words(of vocabulary: Parameter.Vocabulary, in call: Insight.Call) -> Choices {
        switch vocabulary {
        case .commands: Choices(namesOfCommands(in: call))
        case .profiles: Choices(context.profiles().map { Choice(text: $0, description: "profile") })
        case .types:
            Choices(context.types.keys.sorted().map { Choice(text: $0, description: "type") })
        case .resources(let type): resources([type], in: call)
        }
    }

    /// Commands as arguments, word by word.
    private func namesOfCommands(in call: Insight.Call) -> [Choice] {
        let earlier = call.syntax.arguments.prefix { $0.range.upper <= place.word.start }
        let words = earlier.compactMap { if case .word(let word, _) = $0.value.kind { word } else { nil } }
        let prefix = words.map { $0 + " " }.joined()
        return context.commands.all.map(\.signature).filter { $0.name.hasPrefix(prefix) }.map { signature in
            Choice(
                text: String(signature.name.dropFirst(prefix.count)), description: signature.summary,
                isSyntax: true)
        }
    }

    // MARK: Comparisons

    /// The operators that may follow an operand; comparisons don't chain.
    func operators(isCompared: Bool) -> [Choice] {
        let comparisons = isCompared ? [] : BinaryOperator.allCases.filter(\.isComparison)
        return (comparisons + [.and, .or]).map {
            Choice(text: $0.rawValue, isSyntax: true)
        }
    }

    /// What a property may be compared with.
    func operands(beside left: Expression) -> Choices {
        guard let property = property(of: left) else {
            return type(of: left) == .bool ? Choices(["true", "false"].map { Choice(text: $0) }) : Choices()
        }
        if !property.words.isEmpty { return Choices(property.words.map { Choice(text: $0) }) }
        if property.type == .bool { return Choices(["true", "false"].map { Choice(text: $0) }) }
        guard let resource = property.resource, property.name != "id" else { return Choices() }
        return resources([resource], in: nil)
    }

    private func property(of expression: Expression) -> PropertyType? {
        switch expression.kind {
        case .word(let name, isOperand: false):
            return place.insight.row?.property(name)
                ?? flowing(into: place.insight.calls.last).first?.recordValue?.type
                .flatMap { context.types[$0]?.property(name) }
        case .property(let base, let step, _):
            return type(of: base).property(step.text)
                ?? knownValue(of: base)?.recordValue?.type.flatMap { context.types[$0]?.property(step.text) }
        default: return nil
        }
    }
}
